import { describe, expect, test } from "vitest";
import { parseGraph } from "../../src/graph/parse.ts";

const evidence = {
	report: "r1",
	source: "a.txt",
	spans: [{ start: 0, end: 4 }],
	quote: "甲任乙长",
	trigger: null,
	status: null,
	date: null,
	confidence: 0.9,
	rule: "post",
};
const node = (id: string, type: string, name: string) => ({
	id,
	keys: [id],
	type,
	labels: [],
	name,
	aliases: [],
	mentioned: true,
	properties: { investment: { value: null, unit: "CNY", text: "数亿元" } },
	facts: [{ property: "area", value: "12亩", evidence }],
});
const graph = () => ({
	format: "reportgraph/1",
	rules: "1",
	decisions: null,
	reports: [{ id: "r1", sources: ["a.txt"], title: null, paper: null, date: null, reporters: [], byline: null, place: null }],
	nodes: [node("n1", "Person", "甲"), node("n2", "Zone", "乙")],
	edges: [
		{
			id: "e1",
			type: "HOLDS_POST",
			source: "n1",
			target: "n2",
			derived: false,
			basis: [] as string[],
			properties: { title: "长" },
			status: null,
			confidence: 0.9,
			count: 1,
			firstSeen: null,
			lastSeen: null,
			evidence: [evidence],
		},
	],
});

/** Sets the value at a path in a good graph, and reads that. */
function reading(path: (string | number)[], value: unknown): () => void {
	const good = graph();
	let at: Record<string | number, unknown> = good;
	for (const key of path.slice(0, -1)) at = at[key] = structuredClone(at[key]) as typeof at;
	at[path.at(-1) as string] = value;
	return () => parseGraph(JSON.stringify(good), "some/graph.json");
}

test("a good graph is read", () => {
	expect(parseGraph(JSON.stringify(graph()), "graph.json")).toEqual(graph());
});

describe("a fault is named with its file, its place and its value", () => {
	test.each<[string, (string | number)[], unknown]>([
		["edges[0].evidence[0].quote: expected a string, found 12", ["edges", 0, "evidence", 0, "quote"], 12],
		["nodes[1].name: expected a string, found nothing", ["nodes", 1, "name"], undefined],
		['nodes[0].type: found "Human", expected "Person" or "Agency"', ["nodes", 0, "type"], "Human"],
		['edges[0].type: found "MENTIONED_IN", expected "HOLDS_POST"', ["edges", 0, "type"], "MENTIONED_IN"],
		['format: found "reportgraph/9", expected "reportgraph/1"', ["format"], "reportgraph/9"],
		["nodes: expected an array, found an object", ["nodes"], {}],
		["nodes[0].keys: expected at least 1, found a list of 0", ["nodes", 0, "keys"], []],
		['nodes[0]: unknown "alias"', ["nodes", 0, "alias"], ["甲某"]],
		["edges[0].confidence: expected at most 1, found 90", ["edges", 0, "confidence"], 90],
		["edges[0].evidence[0].spans[0].start: expected an int, found 1.5", ["edges", 0, "evidence", 0, "spans", 0, "start"], 1.5],
		["nodes[0].facts[0].value: expected a string or {value, unit, text}, found 3", ["nodes", 0, "facts", 0, "value"], 3],
		['edges[0].target: there is no node "n9"', ["edges", 0, "target"], "n9"],
		['edges[0].basis[0]: there is no edge "e9"', ["edges", 0, "basis"], ["e9"]],
		['edges[0].evidence[0].report: there is no report "r9"', ["edges", 0, "evidence", 0, "report"], "r9"],
		['nodes[0].facts[0].evidence.report: there is no report "r9"', ["nodes", 0, "facts", 0, "evidence", "report"], "r9"],
		['nodes[1].id: "n1" is the id of nodes[0] already', ["nodes", 1, "id"], "n1"],
	])("%s", (fault, path, value) => {
		expect(reading(path, value)).toThrow(`some/graph.json: not a reportgraph/1 graph: ${fault}`);
	});

	test("text that is no JSON", () => {
		expect(() => parseGraph('{"format":', "cut.json")).toThrow(/^cut\.json: not valid JSON: /);
		expect(() => parseGraph("", "empty.json")).toThrow(/^empty\.json: not valid JSON: /);
	});

	test("many faults: the first five, and how many more", () => {
		const message = (() => {
			try {
				parseGraph("{}", "none.json");
			} catch (error) {
				return (error as Error).message;
			}
		})();
		expect(message?.split("; ")).toHaveLength(6);
		expect(message).toMatch(/and 1 more$/);
	});
});
