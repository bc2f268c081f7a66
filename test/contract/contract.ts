import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Graph, GraphEdge, GraphNode } from "../../src/graph/graph.ts";
import { RELATION_TYPES } from "../../src/schema.ts";
import { bind, namedQueries, namedQuery } from "../../src/store/queries.ts";
import { changed, type Json, type Params, type Store, StoreError } from "../../src/store/store.ts";
import { graphs } from "../graph/arbitrary.ts";
import { EMPTY, fixture, hub, ODD, sorted } from "./fixture.ts";

/** A store under test, and a way into its database past it, as another program has. */
export interface Subject {
	/** The store of a graph of that name, in one database. */
	open(graph: string): Promise<Store>;
	/** Runs a statement that may write. */
	raw(cypher: string, params?: Params): Promise<void>;
	/** Random graphs to try. */
	runs: number;
}

let graphNumber = 0;

/** What every store promises. */
export function contract(subject: Subject): void {
	/** Runs `work` with a store of a graph of its own, which it leaves empty. */
	async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
		const store = await subject.open(`contract-${++graphNumber}`);
		try {
			await work(store);
			await store.load(EMPTY);
		} finally {
			await store.close();
		}
	}

	describe("load and read", () => {
		test("gives back what was loaded, odd characters in every field", () =>
			withStore(async (store) => {
				const graph = fixture();
				const account = await store.load(graph);
				expect(account.nodes).toEqual({ created: graph.nodes.length, updated: 0, deleted: 0, unchanged: 0 });
				expect(account.reports).toEqual({ created: graph.reports.length, updated: 0, deleted: 0, unchanged: 0 });
				expect(account.edges.created).toBeGreaterThan(graph.edges.length); // and MENTIONED_IN
				expect(await store.read()).toEqual(graph);
			}));

		test("changes nothing the second time", () =>
			withStore(async (store) => {
				const first = await store.load(fixture());
				const version = await store.version();
				const progress: number[] = [];
				const second = await store.load(fixture(), { onProgress: ({ done }) => progress.push(done) });
				expect(changed(second)).toBe(false);
				expect(second.edges).toEqual({ created: 0, updated: 0, deleted: 0, unchanged: first.edges.created });
				expect(progress).toEqual([]);
				expect(await store.version()).toBe(version);
			}));

		test("writes what differs and nothing else", () =>
			withStore(async (store) => {
				await store.load(fixture());
				const version = await store.version();
				const graph = fixture();
				const named = (name: string) => graph.nodes.find((n) => n.name === name) as GraphNode;
				const typed = (type: string) => graph.edges.find((e) => e.type === type) as GraphEdge;
				named("王小明").labels = [];
				named("赵大山").labels = ["Official"];
				named("青湖大学").type = "Company";
				named("云岭物流园").properties = { status: "completed" };
				named("云岭物流园").facts = [];
				typed("PART_OF").confidence = 0.5;
				typed("PARTNERS_WITH").status = null;
				const gone = named("😀电子").id;
				const lost = graph.edges.filter((e) => e.source === gone || e.target === gone);
				const next = sorted({
					...graph,
					nodes: graph.nodes.filter((n) => n.id !== gone),
					edges: graph.edges.filter((e) => !lost.includes(e)),
				});
				const { nodes, edges, reports } = await store.load(next);
				expect(nodes).toEqual({ created: 0, updated: 4, deleted: 1, unchanged: graph.nodes.length - 5 });
				expect(edges).toMatchObject({ created: 0, deleted: lost.length + 1 }); // and one MENTIONED_IN
				expect(reports).toEqual({ created: 0, updated: 0, deleted: 0, unchanged: graph.reports.length });
				expect(await store.read()).toEqual(next);
				expect(await store.version()).not.toBe(version);
			}));

		test("goes from any graph to any other", () =>
			withStore(async (store) => {
				await fc.assert(
					fc.asyncProperty(graphs.map(storable), async (graph) => {
						await store.load(graph);
						expect(await store.read()).toEqual(sorted(graph));
						expect(changed(await store.load(graph))).toBe(false);
					}),
					{ numRuns: subject.runs, seed: 1, endOnFailure: true },
				);
			}));

		test("tells where an entity is mentioned, by the evidence of what is stated", () =>
			withStore(async (store) => {
				await store.load(fixture());
				const { rows } = await store.query(
					"MATCH (n:Entity {graph: $graph})-[m:MENTIONED_IN]->(d:Report) WHERE n.name IN ['王小明', '青湖高新区', '青湖区'] RETURN n.name, d.date, m.count ORDER BY n.name, d.date",
				);
				// Wang's relations: a post in the first report, and LEADS, which states nothing itself.
				expect(rows).toEqual([
					["王小明", "2024-03-05", 1],
					["青湖高新区", "2024-03-05", 1],
					["青湖高新区", null, 1],
				]);
			}));

		test("keeps two graphs apart", async () => {
			const [a, b] = await Promise.all([subject.open("contract-a"), subject.open("contract-b")]);
			try {
				await a.load(fixture());
				await b.load({ ...fixture(), edges: [] });
				expect(await a.read()).toEqual(fixture());
				await a.load(EMPTY);
				expect(await a.read()).toEqual(EMPTY);
				expect((await b.read()).nodes).toEqual(fixture().nodes);
				await b.load(EMPTY);
			} finally {
				await a.close();
				await b.close();
			}
		});

		test("leaves alone what is not ours", () =>
			withStore(async (store) => {
				const graph = fixture();
				await store.load(graph);
				const params = { graph: store.graph, id: graph.nodes.find((n) => n.name === "😀电子")?.id };
				await subject.raw(
					"CREATE (:Entity:Company {id: 'theirs', name: 'theirs', graph: 'another'}), (:Entity {name: 'nobody'})",
				);
				await subject.raw("MATCH (z:Zone {graph: $graph}) SET z.pagerank = 7 SET z:Theirs", params);
				await subject.raw(
					"MATCH (p:Person {graph: $graph, name: '王小明'}), (z:Zone {graph: $graph}) CREATE (p)-[:LEADS {note: 'theirs'}]->(z)",
					params,
				);
				await subject.raw("MATCH (c:Company {graph: $graph, id: $id}) CREATE (:Note {text: 'theirs'})-[:ABOUT]->(c)", params);

				const next = sorted({
					...graph,
					nodes: graph.nodes.filter((n) => n.id !== params.id).map((n) => (n.type === "Zone" ? { ...n, aliases: ["新名"] } : n)),
					edges: graph.edges.filter((e) => e.source !== params.id && e.target !== params.id),
				});
				const account = await store.load(next);
				expect(account.nodes).toMatchObject({ updated: 1, deleted: 1 });
				expect(account.released).toBe(1);
				expect(await store.read()).toEqual(next);

				const rows = async (cypher: string) => (await store.query(cypher)).rows;
				expect(await rows("MATCH (n) WHERE n.name IN ['theirs', 'nobody'] RETURN n.name ORDER BY n.name")).toEqual([
					["nobody"],
					["theirs"],
				]);
				expect(await rows("MATCH (z:Theirs {graph: $graph}) RETURN z.pagerank, z.aliases")).toEqual([[7, ["新名"]]]);
				expect(await rows("MATCH (:Person {graph: $graph})-[r:LEADS]->(:Zone {graph: $graph}) RETURN r.note")).toEqual([
					["theirs"],
				]);
				expect(await rows("MATCH (:Note)-[:ABOUT]->(c) RETURN c.name, c.graph")).toEqual([["😀电子", null]]);
				// Named queries ask our graph alone.
				const leads = await store.query(namedQuery("who-leads").cypher, bind(namedQuery("who-leads"), {}));
				expect(leads.rows).toHaveLength(1);

				await subject.raw("MATCH (n) WHERE n.name IN ['theirs', 'nobody', '😀电子'] OR n.text = 'theirs' DETACH DELETE n");
				await subject.raw("MATCH ()-[r:LEADS {note: 'theirs'}]->() DELETE r");
			}));

		test("refuses a graph that it could not give back", () =>
			withStore(async (store) => {
				const graph = fixture();
				const [first, ...rest] = graph.edges as [GraphEdge, ...GraphEdge[]];
				const wrong = (edges: GraphEdge[]) => store.load({ ...graph, edges });
				await expect(wrong([{ ...first, properties: { colour: "red" } }, ...rest])).rejects.toThrow(/no property "colour"/);
				await expect(wrong([{ ...first, type: "X]->() DETACH DELETE n //" as "LEADS" }, ...rest])).rejects.toThrow(
					/unknown type/,
				);
				await expect(wrong([first, ...graph.edges])).rejects.toThrow(/given twice/);
				await expect(store.load({ ...graph, nodes: [{ ...(graph.nodes[0] as GraphNode), labels: ["X`"] }] })).rejects.toThrow(
					/unknown label/,
				);
			}));

		test("loads, changes and empties a hub in time that grows with its relations", { timeout: 600_000 }, () =>
			withStore(async (store) => {
				/** Per relation. */
				const cost = async (size: number) => {
					const start = performance.now();
					expect((await store.load(hub(size))).edges.created).toBe(size);
					expect((await store.load(hub(size, 0.5))).edges.updated).toBe(size);
					expect((await store.load(EMPTY)).edges.deleted).toBe(size);
					return (performance.now() - start) / size;
				};
				await cost(1000); // the engine warms up
				const small = await cost(1000);
				// Looking through a hub for each of its relations would cost ten times as much for each.
				expect((await cost(10_000)) / small).toBeLessThan(5);
			}),
		);

		test("says what is not there", async () => {
			const store = await subject.open("contract-nowhere");
			await expect(store.read()).rejects.toThrow(/no graph named "contract-nowhere"/);
			await store.close();
		});
	});

	describe("query", () => {
		const failure = (store: Store, cypher: string, params?: Params): Promise<StoreError> =>
			store.query(cypher, params).then(
				() => Promise.reject(new Error(`ran: ${cypher}`)),
				(error) => (error instanceof StoreError ? error : Promise.reject(error)),
			);

		test("gives plain values", () =>
			withStore(async (store) => {
				await store.load(fixture());
				const { columns, rows } = await store.query(
					`MATCH path = (p:Person {graph: $graph})-[r:HOLDS_POST]->(b:Company) RETURN p.name AS name, r, path, labels(b) AS labels, $odd AS odd, 1 AS one, 0.5 AS half, [1, 'a', null] AS list, {k: [true]} AS map, null AS nothing`,
					{ odd: ODD },
				);
				expect(columns).toEqual(["name", "r", "path", "labels", "odd", "one", "half", "list", "map", "nothing"]);
				const [name, r, path, labels, ...others] = rows[0] as [
					Json,
					{ type: string; properties: Record<string, Json> },
					{ nodes: { labels: string[] }[]; relationships: Json[] },
					string[],
					...Json[],
				];
				expect(name).toBe("赵大山");
				expect(r).toMatchObject({
					type: "HOLDS_POST",
					properties: { title: ODD, starts: [5], confidence: 0.9, derived: false, triggers: [""] },
				});
				expect(path.nodes.map((n) => n.labels)).toEqual([
					["Entity", "Person"],
					["Company", "Entity"],
				]);
				expect(path.relationships).toEqual([r]);
				expect([...labels].sort()).toEqual(["Company", "Entity"]);
				expect(others).toEqual([ODD, 1, 0.5, [1, "a", null], { k: [true] }, null]);
			}));

		test("stops at the limit of rows, and says so", () =>
			withStore(async (store) => {
				await store.load(EMPTY);
				const some = await store.query("UNWIND range(1, 10) AS x RETURN x ORDER BY x", {}, { rows: 3 });
				expect(some).toMatchObject({ rows: [[1], [2], [3]], truncated: true });
				expect((await store.query("UNWIND range(1, 3) AS x RETURN x", {}, { rows: 3 })).truncated).toBe(false);
			}));

		test("stops what runs away, and goes on answering", { timeout: 120_000 }, () =>
			withStore(async (store) => {
				await store.load(fixture());
				const endless =
					"MATCH (a {graph: $graph}), (b {graph: $graph}), (c {graph: $graph}), (d {graph: $graph}), (e {graph: $graph}), (f {graph: $graph}), (g {graph: $graph}), (h {graph: $graph}) WHERE a.name + b.name + c.name + d.name + e.name + f.name + g.name + h.name = 'x' RETURN count(*)";
				await expect(store.query(endless, {}, { ms: 500 })).rejects.toMatchObject({
					kind: "limit",
					message: expect.stringMatching(/stopped after 0.5 s/),
				});
				expect((await store.query("RETURN 1 AS one")).rows).toEqual([[1]]);
			}),
		);

		test("writes nothing", () =>
			withStore(async (store) => {
				await store.load(fixture());
				for (const cypher of [
					"CREATE (n:Written)",
					"MERGE (n:Written)",
					"MATCH (n:Entity {graph: $graph}) SET n.name = 'written'",
					"MATCH (n:Entity {graph: $graph}) REMOVE n.name",
					"MATCH (n {graph: $graph}) DETACH DELETE n",
					"CREATE INDEX written IF NOT EXISTS FOR (n:Written) ON (n.x)",
				])
					expect((await failure(store, cypher)).kind, cypher).toBe("usage");
				expect(await store.read()).toEqual(fixture());
			}));

		test("reads no files and no addresses", () =>
			withStore(async (store) => {
				await store.load(EMPTY);
				for (const cypher of [
					"LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
					"load\n\tcsv with headers from 'http://127.0.0.1/' as row return row",
					"MATCH (n) LOAD/* '*/CSV FROM 'x' AS row RETURN row",
					"LOAD // x\n CSV FROM 'x' AS row RETURN row",
					"RETURN 'it\\'s' AS x UNION LOAD CSV FROM 'x' AS x RETURN x",
					"\\u004COAD CSV FROM 'x' AS row RETURN row",
					"RETURN '\\u0027 AS x UNION LOAD CSV FROM 'x' AS x RETURN x //",
				])
					expect((await failure(store, cypher)).message, cypher).toMatch(/refused/);
				expect((await store.query("RETURN 'LOAD CSV' AS x // load csv")).rows).toEqual([["LOAD CSV"]]);
			}));

		test("says what is wrong with a statement, and where", () =>
			withStore(async (store) => {
				await store.load(EMPTY);
				const bad = await failure(store, "MATCH (n)\nRETURN n n");
				expect(bad.kind).toBe("statement");
				expect(bad.message).toMatch(/line 2, column \d+/);
				expect(bad.message).not.toContain("\n");
				expect((await failure(store, "MATCH (n) RETURN m")).message).toContain("m");
				expect(await failure(store, "RETURN $part AS x")).toMatchObject({
					kind: "usage",
					message: expect.stringContaining("parameter part"),
				});
			}));

		test("every named query has its answer", () =>
			withStore(async (store) => {
				await store.load(fixture());
				const answers = await ask(store);
				for (const [name, rows] of Object.entries(answers)) expect(rows.length, name).toBeGreaterThan(0);
				expect(answers["who-leads"]).toEqual([
					[
						"云岭物流园",
						"Project",
						"王小明",
						"局长",
						"under_construction",
						0.9,
						"2024-03-05",
						"2024-03-05",
						"区工信局局长王小明",
					],
				]);
				expect(answers["projects-of-zone"]?.map((row) => row.slice(1, 5))).toEqual([
					["云岭物流园", "under_construction", 2_800_000_000, "CNY"],
					[`${ODD}项目`, "denied", 0.5, "USD"],
				]);
				expect(answers.connection?.map((row) => row.slice(0, 4))).toEqual([
					[1, "王小明", "LEADS", "云岭物流园"],
					[2, "（远山）投资公司", "INVESTS_IN", "云岭物流园"],
				]);
				expect(answers.setbacks?.[0]?.slice(0, 6)).toEqual([
					"denied",
					"星海建工集团",
					"DEVELOPS",
					"云岭物流园",
					"2024-04-01",
					"并未承建",
				]);
				expect(answers.evidence?.map((row) => row[3])).toEqual([ODD, "区工信局推进云岭物流园"]);
			}));
	});
}

/** The rows of every named query on the fixture. */
export async function ask(store: Store): Promise<Record<string, Json[][]>> {
	const given: Record<string, Record<string, string>> = {
		"posts-of-person": { name: "小明" },
		"projects-of-zone": { name: "高新区" },
		"investors-of-project": { name: "云岭" },
		"what-company-does": { name: "星海建工" },
		connection: { from: "小明", to: "远山" },
		neighbours: { name: "DROP' }) DETACH" },
		evidence: { from: "工信局", to: "云岭" },
		"what-report-says": { report: "项目建设" },
		find: { name: "青湖" },
	};
	const answers: Record<string, Json[][]> = {};
	for (const query of namedQueries())
		answers[query.name] = (await store.query(query.cypher, bind(query, given[query.name] ?? {}))).rows;
	return answers;
}

/** A random graph with what a store can tell apart: no trigger is "no trigger", not an empty one; and a relation has the properties of its type. */
function storable(graph: Graph): Graph {
	const evidence = <T extends GraphEdge["evidence"][number]>(e: T): T => ({
		...e,
		trigger: e.trigger || null,
		date: e.date || null,
	});
	return {
		...graph,
		nodes: graph.nodes.map((n) => ({ ...n, facts: n.facts.map((f) => ({ ...f, evidence: evidence(f.evidence) })) })),
		edges: graph.edges.map((e) => {
			const own: readonly string[] = RELATION_TYPES[e.type].properties;
			return {
				...e,
				properties: Object.fromEntries(Object.entries(e.properties).filter(([key]) => own.includes(key))),
				evidence: e.evidence.map(evidence),
			};
		}),
	};
}
