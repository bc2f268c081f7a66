import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { launchChromium } from "../../scripts/chromium.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { type RunningServer, startServer } from "../../src/server/serve.ts";
import { GrafeoStore } from "../../src/store/grafeo.ts";
import { GRAPH, MARKUP } from "../server/fixture.ts";
import { temporaryFolder } from "../temporary.ts";
import { colours, describeInBrowser, drawn, watch } from "./browser.ts";

const EMPTY: Graph = { ...GRAPH, reports: [], nodes: [], edges: [] };

/** What the viewer says and does where something is missing, wrong or gone. */
describeInBrowser("the viewer in trouble", () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await launchChromium();
	});
	afterAll(() => browser?.close());

	async function serving(graph: Graph): Promise<{ server: RunningServer; store: GrafeoStore }> {
		const store = new GrafeoStore(join(temporaryFolder(), "store"));
		await store.load(graph);
		const server = await startServer({ store, port: 0, host: "127.0.0.1", saying: () => {} });
		onTestFinished(async () => {
			await server.close();
			await store.close();
		});
		return { server, store };
	}

	/** A page in which nothing goes wrong unsaid, unless `expected` is part of what is said. */
	async function opening(options: Parameters<Browser["newPage"]>[0], server: RunningServer, expected?: RegExp): Promise<Page> {
		const page = await browser.newPage(options);
		const faults = watch(page, server.url);
		onTestFinished(async () => {
			await page.close();
			expect(faults.filter((fault) => !expected?.test(fault))).toEqual([]);
		});
		return page;
	}

	it("says that a graph is empty and how to fill it, and shows what a build brings", async () => {
		const { server, store } = await serving(EMPTY);
		const page = await opening({}, server);
		await page.goto(server.url);
		await page.getByText("图里还没有内容。").waitFor();
		await page.getByText("reportgraph build").waitFor();

		await store.load(GRAPH);
		await page.getByText("数据已更新。").waitFor({ timeout: 30_000 });
		await page.getByRole("button", { name: "载入新数据" }).click();
		await page.getByText("谁牵头负责东港大桥？").waitFor();
		expect(await page.getByText("数据已更新。").count()).toBe(0);
	});

	it("says that nothing was found, for a name and for an address", async () => {
		const { server } = await serving(GRAPH);
		const page = await opening({}, server, /404/);
		await page.goto(server.url);
		await page.getByRole("combobox").fill("没有此人");
		await page.getByText("没有找到“没有此人”").waitFor();
		await page.getByRole("combobox").press("Enter");
		await page.getByRole("heading", { name: "“没有此人”的搜索结果" }).waitFor();
		await page.goto(`${server.url}/#/entity/gone`);
		await page.getByText("这份数据里没有它了").waitFor();
	});

	it("shows names with markup as text", async () => {
		const { server } = await serving(GRAPH);
		const page = await opening({}, server);
		await page.goto(server.url);
		await page.getByRole("combobox").fill("云河集团");
		await page.getByRole("option", { name: MARKUP }).click();
		await page.getByRole("heading", { level: 1, name: MARKUP, exact: true }).waitFor();
		await drawn(page);
		await page.locator('.relation-row[data-relation="e4"]').click();
		await page.locator(".quote mark", { hasText: "云河集团" }).waitFor();
		expect(await page.locator("main img").count()).toBe(0);
	});

	it("says that the server is gone, keeps what is open, and goes on when it is back", async () => {
		const { server, store } = await serving(GRAPH);
		const page = await opening({}, server, /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
		await page.goto(`${server.url}/#/entity/j1`);
		await drawn(page);
		await server.close();
		await page.locator('.relation-row[data-relation="e2"]').click();
		await page.getByRole("alert").getByText("服务器没有回应").waitFor();
		expect(await page.getByRole("heading", { level: 1, name: "东港大桥" }).isVisible()).toBe(true);

		const again = await startServer({ store, port: Number(new URL(server.url).port), host: "127.0.0.1", saying: () => {} });
		onTestFinished(() => again.close());
		await page.getByRole("button", { name: "重试" }).click();
		await page.locator(".quote").first().waitFor();
		await expect.poll(() => page.getByText("服务器没有回应").count()).toBe(0);
	});

	it("shows the same in the list where there is no WebGL", async () => {
		const { server } = await serving(GRAPH);
		const page = await opening({}, server);
		await page.addInitScript(() => {
			// biome-ignore lint/suspicious/noExplicitAny: the page's own global
			const { prototype } = (globalThis as any).HTMLCanvasElement;
			const before = prototype.getContext;
			prototype.getContext = function (kind: string, ...more: unknown[]) {
				return kind.includes("webgl") ? null : before.call(this, kind, ...more);
			};
		});
		await page.goto(`${server.url}/#/entity/j1`);
		await page.getByText("不支持 WebGL").waitFor();
		await page.locator('.relation-row[data-relation="e2"]').click();
		await page.locator(".quote mark").first().waitFor();
	});

	it("draws the same again after the WebGL context was lost", async () => {
		const { server } = await serving(GRAPH);
		const page = await opening({}, server, /WebGL|CONTEXT_LOST/);
		await page.goto(`${server.url}/#/entity/j1`);
		const before = await drawn(page);
		await page.evaluate(() => {
			// biome-ignore lint/suspicious/noExplicitAny: the page's own globals
			const { document } = globalThis as any;
			for (const canvas of document.querySelectorAll(".stage canvas"))
				canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
		});
		const project = "#2f9e5f";
		await expect.poll(async () => (await colours(page, browser)).get(project) ?? 0, { timeout: 20_000 }).toBeGreaterThan(100);
		expect(await drawn(page)).toEqual(before);
		expect(await page.locator(".stage canvas").count()).toBe(7);
	});

	it("fits a phone, without anything beyond its edge", async () => {
		const { server } = await serving(GRAPH);
		const page = await opening({ viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true }, server);
		for (const hash of ["#/", "#/leads?proof=e3", "#/entity/j1?select=relation:e3", "#/report/r1", "#/search?q=云河"]) {
			await page.goto(`${server.url}/${hash}`);
			await page.reload();
			await page.locator("h1, h2, .quote").first().waitFor();
			if (hash.startsWith("#/entity")) await drawn(page);
			const beyond = await page.evaluate(() => {
				// biome-ignore lint/suspicious/noExplicitAny: the page's own globals
				const { document } = globalThis as any;
				return document.querySelector("main").scrollWidth - document.documentElement.clientWidth;
			});
			expect(beyond, hash).toBeLessThanOrEqual(0);
		}
	});

	it("is dark where the reader's machine is", async () => {
		const { server } = await serving(GRAPH);
		const brightness = async (colorScheme: "light" | "dark") => {
			const page = await opening({ colorScheme }, server);
			await page.goto(`${server.url}/#/entity/j1`);
			await drawn(page);
			const [most] = [...(await colours(page, browser))].sort((a, b) => b[1] - a[1]);
			return Number.parseInt(most?.[0].slice(1, 3) ?? "", 16);
		};
		expect(await brightness("light")).toBeGreaterThan(240);
		expect(await brightness("dark")).toBeLessThan(40);
	});
});
