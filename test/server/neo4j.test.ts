import { afterAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import { Data } from "../../src/server/data.ts";
import { GrafeoStore } from "../../src/store/grafeo.ts";
import { openStore } from "../../src/store/open.ts";
import { startNeo4j } from "../neo4j.ts";
import { temporaryFolder } from "../temporary.ts";
import { GRAPH } from "./fixture.ts";

const server = await startNeo4j();
const NAME = "viewer";
const EMPTY: Graph = { ...GRAPH, reports: [], nodes: [], edges: [] };

describe.skipIf(server === null)("the viewer's API on Neo4j", () => {
	const { uri, password } = server ?? { uri: "", password: "" };
	afterAll(() => server?.stop());

	it("answers as on the embedded store", async () => {
		const theirs = await openStore(uri, { graph: NAME, password: async () => password });
		const ours = new GrafeoStore(temporaryFolder(), NAME);
		const calls: [string, (data: Data) => Promise<unknown>][] = [
			["summary", (data) => data.summary()],
			...["云河", "东港", "周岚", "開發區", "'\\\"}", ""].map(
				(q) => [`search ${q}`, (data: Data) => data.search(q, 3)] as (typeof calls)[number],
			),
			...[...GRAPH.nodes.map(({ id }) => id), "z0", "nobody"].map(
				(id) => [`entity ${id}`, (data: Data) => data.entity(id)] as (typeof calls)[number],
			),
			["neighbourhood", (data) => data.neighbourhood(["z1", "c1", "nobody"], 2)],
			...[...GRAPH.edges.map(({ id }) => id), "nothing"].map(
				(id) => [`relation ${id}`, (data: Data) => data.relation(id)] as (typeof calls)[number],
			),
			["between", (data) => data.between("j1", "z1")],
			["leads", (data) => data.leads("", 0, 10)],
			["leads of a name", (data) => data.leads("周岚", 0, 1)],
			["leads beyond the last", (data) => data.leads("", 5, 1)],
			...["r1", "r2", "r3"].map((id) => [`report ${id}`, (data: Data) => data.report(id)] as (typeof calls)[number]),
		];
		try {
			for (const store of [ours, theirs]) await store.load(GRAPH);
			for (const [name, call] of calls) expect(await call(new Data(theirs)), name).toEqual(await call(new Data(ours)));
		} finally {
			await theirs.load(EMPTY);
			for (const store of [ours, theirs]) await store.close();
		}
	});
});
