import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { startServer } from "../../src/server/serve.ts";
import { GrafeoStore } from "../../src/store/grafeo.ts";
import { temporaryFolder } from "../temporary.ts";
import { GRAPH } from "./fixture.ts";

let store: GrafeoStore;
beforeAll(async () => {
	store = new GrafeoStore(join(temporaryFolder(afterAll), "store"));
	await store.load(GRAPH);
});
afterAll(() => store.close());

const start = (port: number, host = "127.0.0.1") => startServer({ store, port, host, saying: () => {} });

describe("the server", () => {
	it("serves the built viewer and the data, and stops", async () => {
		const server = await start(0);
		const page = await fetch(server.url);
		expect(await page.text()).toContain('<div id="root">');
		expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
		const summary = await fetch(`${server.url}/api/summary`);
		expect(await summary.json()).toMatchObject({ relations: 6 });
		await server.close();
		await expect(fetch(server.url)).rejects.toThrow();
	});

	it("says which port is in use and what to do", async () => {
		const other = createServer().listen(0, "127.0.0.1");
		onTestFinished(() => void other.close());
		await new Promise((resolve) => other.once("listening", resolve));
		const { port } = other.address() as AddressInfo;
		await expect(start(port)).rejects.toThrow(
			`port ${port} of 127.0.0.1 is in use: stop what listens there, or choose another with --port ${port + 1}`,
		);
	});

	it("says that an address is not this machine's", async () => {
		await expect(start(0, "203.0.113.1")).rejects.toThrow("203.0.113.1 is no address of this machine");
	});

	it("refuses a store that is not there before it listens", async () => {
		const none = new GrafeoStore(join(temporaryFolder(), "none"));
		await expect(startServer({ store: none, port: 0, host: "127.0.0.1", saying: () => {} })).rejects.toThrow("no store here");
	});
});
