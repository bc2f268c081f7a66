import fc from "fast-check";
import { expect, test } from "vitest";
import { parseGraph } from "../../src/graph/parse.ts";
import { serializeGraph } from "../../src/graph/serialize.ts";
import { graphs, shuffled } from "./arbitrary.ts";

test("a graph in any order gives the same text", () => {
	fc.assert(
		fc.property(graphs, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (graph, numbers) => {
			const random = () => numbers.next().value as number;
			expect(serializeGraph(shuffled(graph, random))).toBe(serializeGraph(graph));
		}),
	);
});

test("what is written is read back, and written again is the same text", () => {
	fc.assert(
		fc.property(graphs, (graph) => {
			const text = serializeGraph(graph);
			const back = parseGraph(text, "graph.json");
			expect(serializeGraph(back)).toBe(text);
			expect(new Set(back.nodes)).toEqual(
				new Set(graph.nodes.map((n) => expect.objectContaining({ id: n.id, name: n.name, properties: n.properties }))),
			);
			expect(back.edges).toHaveLength(graph.edges.length);
		}),
	);
});

test("every node and edge has a line, and the text ends in a line break", () => {
	fc.assert(
		fc.property(graphs, (graph) => {
			const text = serializeGraph(graph);
			expect(text.endsWith("}\n")).toBe(true);
			for (const item of [...graph.reports, ...graph.nodes, ...graph.edges])
				expect(text.split("\n").filter((line) => line.startsWith(`{"id":"${item.id}"`)).length).toBeGreaterThan(0);
		}),
	);
});

test("evidence of one source stands in the order of its text", () => {
	const at = (start: number) => ({
		report: "r",
		source: "a.txt",
		spans: [{ start, end: start + 1 }],
		quote: String(start),
		trigger: null,
		status: null,
		date: null,
		confidence: 1,
		rule: "",
	});
	const edge = {
		id: "e",
		type: "PART_OF" as const,
		source: "n",
		target: "n",
		derived: false,
		basis: [],
		properties: {},
		status: null,
		confidence: 1,
		count: 3,
		firstSeen: null,
		lastSeen: null,
		evidence: [at(100), at(20), at(3)],
	};
	const text = serializeGraph({ format: "reportgraph/1", rules: "", decisions: null, reports: [], nodes: [], edges: [edge] });
	expect(JSON.parse(text).edges[0].evidence.map((e: { quote: string }) => e.quote)).toEqual(["3", "20", "100"]);
});
