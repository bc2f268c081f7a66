import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import { launchChromium } from "../../scripts/chromium.ts";
import { runBuild } from "../../src/commands/build.ts";
import { NODE_TYPES } from "../../src/schema.ts";
import type { Entity, Leads, Proofs, Summary } from "../../src/server/api.ts";
import { type RunningServer, startServer } from "../../src/server/serve.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { openWorkspace, readSource } from "../../src/workspace/workspace.ts";
import { temporaryFolder } from "../temporary.ts";
import { colours, type Drawn, describeInBrowser, drawn, type Spot, watch } from "./browser.ts";

/** A place on the line, far from every node and every other line: a click there can mean nothing else. */
function freeSpot({ key, a, b }: Drawn["lines"][number], nodes: Drawn["nodes"], lines: Drawn["lines"]): Spot | undefined {
	const place = (id: string) => nodes.find((node) => node.id === id)?.at as Spot;
	const [from, to] = [place(a), place(b)];
	return [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7]
		.map((t) => ({ x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) }))
		.find(
			(spot) =>
				nodes.every(({ at }) => Math.hypot(at.x - spot.x, at.y - spot.y) > 20) &&
				lines.every((other) => other.key === key || distance(spot, place(other.a), place(other.b)) > 9),
		);
}

function distance(p: Spot, a: Spot, b: Spot): number {
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const t = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / Math.max(1e-9, dx * dx + dy * dy)));
	return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/** The main job, as a reader does it, on the graph of the sample reports: from a name to the sentence. */
describeInBrowser("the viewer", () => {
	let browser: Browser;
	let store: Store;
	let server: RunningServer;
	let page: Page;
	let faults: string[];

	beforeAll(async () => {
		const workspace = join(temporaryFolder(afterAll), "workspace");
		await runBuild(["fixtures/reports"], { workspace });
		store = await openStore(join(workspace, "store"), { readOnly: true });
		const opened = await openWorkspace(workspace);
		const readText = async (name: string) => (await readSource(opened, name))?.text ?? null;
		server = await startServer({ store, readSource: readText, port: 0, host: "127.0.0.1", saying: () => {} });
		browser = await launchChromium();
	});
	afterAll(async () => {
		await browser?.close();
		await server?.close();
		await store?.close();
	});

	beforeEach(async () => {
		page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		faults = watch(page, server.url);
		onTestFinished(async () => {
			await page.close();
			expect(faults).toEqual([]);
		});
	});

	async function api<T>(path: string): Promise<T> {
		return (await fetch(`${server.url}${path}`)).json() as Promise<T>;
	}

	/** A person who leads things, and one of them. */
	async function aLead(): Promise<{ summary: Summary; person: Entity; lead: Leads["rows"][number] }> {
		const summary = await api<Summary>("/api/summary");
		const leader = summary.examples.find(({ kind }) => kind === "leads-what")?.node;
		const person = await api<Entity>(`/api/entities/${leader?.id}`);
		const { rows } = await api<Leads>(`/api/leads?q=${encodeURIComponent(person.name)}`);
		return { summary, person, lead: rows.find((row) => row.person.id === person.id) as Leads["rows"][number] };
	}

	/** Opens the entity's page and waits until its graph stands. */
	async function open(id: string) {
		await page.goto(`${server.url}/#/entity/${id}`);
		return drawn(page);
	}

	it("starts with what the data holds, questions that it answers, and who leads which project", async () => {
		const { summary } = await aLead();
		await page.goto(server.url);
		await page.getByText(summary.examples[0]?.question as string).waitFor();
		const counts = await page.locator(".counts").textContent();
		for (const [type, count] of Object.entries(summary.counts)) {
			expect(counts).toContain(NODE_TYPES[type as keyof typeof NODE_TYPES].zh);
			expect(counts).toContain(String(count));
		}
		expect(await page.getByTestId("leads").locator("tbody tr").count()).toBe(Math.min(10, summary.leads));
		await page.getByText(summary.examples[0]?.question as string).click();
		await page.getByRole("heading", { level: 1, name: summary.examples[0]?.node.name as string }).waitFor();
	});

	it("finds a name typed in Chinese and draws what is around it", async () => {
		const { person } = await aLead();
		await page.goto(server.url);
		await page.getByRole("combobox").fill(person.name.slice(0, 2));
		await page.getByRole("option", { name: person.name }).first().click();
		await page.getByRole("heading", { level: 1, name: person.name }).waitFor();

		const { nodes, lines } = await drawn(page);
		expect(nodes.map(({ id }) => id)).toContain(person.id);
		expect(lines.length).toBeGreaterThan(0);
		// Every type that should be there is there in its own colour: enough pixels of it to be a node.
		const found = await colours(page, browser);
		for (const type of new Set(nodes.map((node) => node.type)))
			expect(found.get(NODE_TYPES[type as keyof typeof NODE_TYPES].colour) ?? 0, type).toBeGreaterThan(20);
		// And every node where the page says it is.
		for (const { at } of nodes) {
			const box = await page.getByTestId("stage").boundingBox();
			expect(at.x).toBeGreaterThan(box?.x as number);
			expect(at.x).toBeLessThan((box?.x as number) + (box?.width as number));
		}
	});

	it("looks nothing up while an input method composes", async () => {
		const { person } = await aLead();
		await page.goto(server.url);
		const asked: string[] = [];
		page.on("request", (request) => {
			const url = new URL(request.url());
			if (url.pathname === "/api/search") asked.push(url.searchParams.get("q") ?? "");
		});
		await page.getByRole("combobox").focus();
		const input = await page.context().newCDPSession(page);
		await input.send("Input.imeSetComposition", { text: "pin", selectionStart: 3, selectionEnd: 3 });
		await input.send("Input.imeSetComposition", { text: "pinyin", selectionStart: 6, selectionEnd: 6 });
		expect(await page.getByRole("combobox").inputValue()).toBe("pinyin");
		await input.send("Input.insertText", { text: person.name });
		await page.getByRole("option", { name: person.name }).first().waitFor();
		expect(new Set(asked)).toEqual(new Set([person.name]));
	});

	it("hides and shows a type of node, and a type of relation", async () => {
		const { person } = await aLead();
		const before = await open(person.id);
		const project = NODE_TYPES.Project.colour;
		expect(before.nodes.some(({ type }) => type === "Project")).toBe(true);

		await page.locator(".legend").getByRole("button", { name: NODE_TYPES.Project.zh }).click();
		const without = await drawn(page);
		expect(without.nodes.some(({ type }) => type === "Project")).toBe(false);
		expect((await colours(page, browser)).get(project) ?? 0).toBe(0);

		await page.locator(".legend").getByRole("button", { name: NODE_TYPES.Project.zh }).click();
		expect(await drawn(page)).toEqual(before);
		expect((await colours(page, browser)).get(project) ?? 0).toBeGreaterThan(20);

		await page.locator(".legend").getByRole("button", { name: "牵头负责" }).click();
		expect((await drawn(page)).lines.length).toBeLessThan(before.lines.length);
	});

	it("opens a node that is clicked on the canvas, and expands it", async () => {
		const { person, lead } = await aLead();
		const { nodes } = await open(person.id);
		const node = nodes.find(({ id }) => id === lead.project.id);
		await page.mouse.click(node?.at.x as number, node?.at.y as number);
		const summary = page.locator(`.node-summary[data-entity="${lead.project.id}"]`);
		await summary.getByText(lead.project.name, { exact: true }).first().waitFor();

		await summary.getByRole("button", { name: "展开邻居" }).click();
		await summary.getByRole("button", { name: "收起邻居" }).waitFor();
		const around = (await api<Entity>(`/api/entities/${lead.project.id}`)).relations.map(({ other }) => other.id);
		await expect.poll(async () => (await drawn(page)).nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(around));
		await page.goBack();
		await summary.getByRole("button", { name: "展开邻居" }).waitFor();
		expect((await drawn(page)).nodes).toHaveLength(nodes.length);
	});

	it("opens the sentences of a line that is clicked, both ends marked", async () => {
		const { person } = await aLead();
		const { lines, nodes } = await open(person.id);
		const spot = lines.map((line) => ({ line, at: freeSpot(line, nodes, lines) })).find(({ at }) => at !== undefined);
		expect(spot, "a line with a spot that is no other's").toBeDefined();
		await page.mouse.click(spot?.at?.x as number, spot?.at?.y as number);
		await expectProof(spot?.line.a as string, spot?.line.b as string);
	});

	it("opens the sentences of a relation in the list, and keeps all through a reload", async () => {
		const { person } = await aLead();
		const before = await open(person.id);
		const relation = person.relations.find(({ type }) => type === "HOLDS_POST");
		await page.locator(`.relation-row[data-relation="${relation?.id}"]`).click();
		await expectProof(person.id, relation?.other.id as string);
		const shown = await page.getByTestId("evidence").textContent();

		await page.reload();
		expect(await drawn(page)).toEqual(before);
		await page.locator(".quote").first().waitFor();
		expect(await page.getByTestId("evidence").textContent()).toBe(shown);
	});

	/** The panel shows what the data has: each quote to the letter, with title and file, and names marked that stand in it. */
	async function expectProof(a: string, b: string) {
		const { proofs, basis } = await api<Proofs>(`/api/between?a=${a}&b=${b}`);
		const panel = page.getByTestId("evidence");
		await panel.locator(".quote").first().waitFor();
		const quotes = await panel.locator("blockquote").allTextContents();
		const shown = proofs
			.filter(({ id }) => quotes.length > 0 && id !== "")
			.flatMap((proof) => (basis[proof.id]?.length ? (basis[proof.id] ?? []) : [proof]));
		for (const quote of quotes) expect(shown.flatMap(({ evidence }) => evidence.map((e) => e.quote))).toContain(quote);
		const { evidence, source, target } = shown[0] as Proofs["proofs"][number];
		const first = panel.locator(".quote", { hasText: evidence[0]?.quote as string }).first();
		const marks = await first.locator("mark").allTextContents();
		const named = [source, target].filter(({ forms }) => forms.some((form) => evidence[0]?.quote.includes(form)));
		expect(named.length).toBeGreaterThan(0);
		for (const { forms } of named) expect(forms.some((form) => marks.includes(form))).toBe(true);
		expect(await first.textContent()).toContain(evidence[0]?.report?.title ?? "（无标题）");
		expect(await first.textContent()).toContain(evidence[0]?.source as string);
	}

	it("lists who leads which project, narrows the list, and opens both steps of the proof", async () => {
		const { person, lead } = await aLead();
		await page.goto(`${server.url}/#/leads`);
		await page.getByLabel("按人名、职务或项目筛选").fill(person.name);
		await page.getByText(/^全部 \d+ 条$/).waitFor();
		const row = page.locator(`tr[data-lead="${lead.id}"]`);
		await row.getByRole("button", { name: "看原文" }).click();
		const { basis } = await api<Proofs>(`/api/relations/${lead.id}`);
		const steps = page.getByTestId("evidence").locator(".steps > li");
		await steps.first().waitFor();
		expect(await steps.count()).toBe(basis[lead.id]?.length);
		for (const [i, step] of (basis[lead.id] ?? []).entries())
			expect(await steps.nth(i).locator("blockquote").first().textContent()).toBe(step.evidence[0]?.quote);

		await page.reload();
		await steps.first().waitFor();
		await steps.first().locator(".cite-title").first().click();
		const quote = basis[lead.id]?.[0]?.evidence[0];
		// In the file as found, whatever its layout did to the sentence.
		const here = page.locator(".passage mark.here");
		await here.waitFor();
		const bare = (text: string | null | undefined) => (text ?? "").replace(/[\s…]/g, "");
		expect(bare(await here.textContent()).slice(0, 4)).toBe(bare(quote?.quote).slice(0, 4));
	});

	it("goes from the start page to a marked sentence by keyboard alone", async () => {
		const { person } = await aLead();
		await page.goto(server.url);
		await page.getByRole("combobox").waitFor();
		await page.keyboard.press("/");
		await page.keyboard.insertText(person.name);
		await page.getByRole("option", { name: person.name }).first().waitFor();
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("Enter");
		await page.getByRole("heading", { level: 1, name: person.name }).waitFor();
		const focused = () =>
			page.evaluate(
				() => (globalThis as unknown as { document: { activeElement: { className: string } } }).document.activeElement.className,
			);
		for (let i = 0; i < 20 && (await focused()) !== "relation-row"; i++) await page.keyboard.press("Tab");
		expect(await focused()).toBe("relation-row");
		await page.keyboard.press("Enter");
		await page.locator(".quote mark").first().waitFor();
	});

	it("prints how long the first graph takes and how much the page loads", async () => {
		const { person } = await aLead();
		let bytes = 0;
		page.on("response", async (response) => {
			if (response.url().endsWith(".js")) bytes += (await response.body()).length;
		});
		await page.addInitScript(() => {
			const { performance, requestAnimationFrame } = globalThis as unknown as {
				performance: { now(): number };
				requestAnimationFrame(f: () => void): void;
			};
			const look = () => {
				// biome-ignore lint/suspicious/noExplicitAny: the page's own globals
				const page = globalThis as any;
				if (page.__reportgraph && page.firstGraph === undefined) page.firstGraph = performance.now();
				requestAnimationFrame(look);
			};
			look();
		});
		await open(person.id);
		// biome-ignore lint/suspicious/noExplicitAny: the page's own global
		const first = await page.evaluate(() => Math.round((globalThis as any).firstGraph));
		console.log(`first graph ${first} ms after the cold load began; ${Math.round(bytes / 1024)} KB of JavaScript`);
		expect(bytes).toBeGreaterThan(0);
	});
});
