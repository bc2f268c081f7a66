import { copyFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import grafeo from "@grafeo-db/js";
import { afterAll, describe, expect, test } from "vitest";
import { GrafeoStore, writeEmbedded } from "../../src/store/grafeo.ts";
import { changed } from "../../src/store/store.ts";
import { temporaryFolder } from "../temporary.ts";
import { contract } from "./contract.ts";
import { EMPTY, fixture } from "./fixture.ts";

describe("embedded store", () => {
	const folder = temporaryFolder(afterAll);
	contract({
		open: async (graph) => {
			const store = new GrafeoStore(folder, graph);
			if (!readdirSync(folder).includes("graph.grafeo")) await store.load(EMPTY);
			return store;
		},
		// As another program would who respects the readers: on a copy.
		raw: async (cypher, params) => {
			const copy = join(folder, "copy");
			copyFileSync(join(folder, "graph.grafeo"), copy);
			const db = grafeo.GrafeoDB.open(copy);
			await db.executeCypher(cypher, params).finally(() => db.close());
			renameSync(copy, join(folder, "graph.grafeo"));
		},
		runs: 40,
	});

	test("answers while loads go on, and sees what they brought", async () => {
		const store = new GrafeoStore(temporaryFolder());
		await store.load(EMPTY);
		const names = async () => (await store.query("MATCH (n:Person {graph: $graph}) RETURN n.name")).rows.length;
		expect(await names()).toBe(0);
		const loading = store.load(fixture());
		const seen = await Promise.all(Array.from({ length: 5 }, names));
		await loading;
		for (const n of seen) expect([0, 2]).toContain(n);
		expect(await names()).toBe(2);
		await store.close();
	});

	test("two loads at once: one after the other, the second of them finds the work done", async () => {
		const place = temporaryFolder();
		const accounts = await Promise.all([writeEmbedded(place, fixture()), writeEmbedded(place, fixture())]);
		expect(accounts.filter(changed)).toHaveLength(1);
		expect(await new GrafeoStore(place).read()).toEqual(fixture());
	});

	test("clears away what a killed load left", async () => {
		const place = temporaryFolder();
		writeFileSync(join(place, "graph.grafeo.next"), "half a file");
		await writeEmbedded(place, fixture());
		expect(readdirSync(place)).toEqual(["graph.grafeo"]);
	});

	test("a load that fails changes nothing", async () => {
		const place = temporaryFolder();
		await writeEmbedded(place, fixture());
		const store = new GrafeoStore(place);
		const version = await store.version();
		const failing = { ...fixture(), nodes: [] };
		await expect(
			store.load(failing, {
				onProgress: () => {
					throw new Error("the disk is full");
				},
			}),
		).rejects.toThrow(/changed nothing: the disk is full/);
		expect(await store.version()).toBe(version);
		expect(readdirSync(place)).toEqual(["graph.grafeo"]);
	});

	test("names a file that is damaged, and a folder that holds none", async () => {
		const place = temporaryFolder();
		await expect(new GrafeoStore(place).query("RETURN 1")).rejects.toThrow(/no store here/);
		writeFileSync(join(place, "graph.grafeo"), "no database");
		const store = new GrafeoStore(place);
		await expect(store.query("RETURN 1")).rejects.toThrow(/graph.grafeo: cannot be read .*delete it/);
		await expect(store.read()).rejects.toThrow(/graph.grafeo: cannot be read .*delete it/);
		await expect(store.load(fixture())).rejects.toThrow(/graph.grafeo: cannot be read .*delete it/);
	});

	test("a query that is stopped takes no other with it", async () => {
		const store = new GrafeoStore(temporaryFolder());
		await store.load(fixture());
		const slow = "UNWIND range(1, 3000000) AS x WITH x WHERE x % 7 = 0 RETURN count(x) AS n";
		const endless = "MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*)";
		const results = await Promise.allSettled([
			store.query(endless, {}, { ms: 300 }),
			store.query(slow),
			store.query("RETURN 1 AS x"),
		]);
		expect(results.map((r) => r.status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
		await store.close();
	});
});
