import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { edgeTable, nodeTable } from "../../src/graph/csv.ts";
import { graphs } from "./arbitrary.ts";

/** The cells of a CSV text, by the rules of RFC 4180. */
function cells(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*|(?:[^",\r]|\r(?!\n))*))(,|\r\n)/g)) {
		row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
		if (match[3] === ",") continue;
		rows.push(row);
		row = [];
	}
	return rows;
}

test("tables of any graph: a mark, CRLF, as many cells in each row, none of them a formula", () => {
	fc.assert(
		fc.property(graphs, (graph) => {
			for (const [text, items] of [
				[nodeTable(graph), graph.nodes],
				[edgeTable(graph), graph.edges],
			] as const) {
				expect(text.startsWith("\uFEFF")).toBe(true);
				expect(text.endsWith("\r\n")).toBe(true);
				const [header, ...rows] = cells(text.slice(1));
				expect(rows).toHaveLength(items.length);
				for (const row of rows) {
					expect(row).toHaveLength(header?.length ?? 0);
					for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
				}
			}
		}),
	);
});

const node = (id: string, name: string, aliases: string[] = []) => ({
	id,
	keys: [id],
	type: "Company" as const,
	labels: [],
	name,
	aliases,
	mentioned: true,
	properties: {},
	facts: [],
});
const quoted = (quote: string) => ({
	report: "r1",
	source: "a.txt",
	spans: [],
	quote,
	trigger: null,
	status: null,
	date: null,
	confidence: 1,
	rule: "",
});
const edge = (quotes: string[]) => ({
	id: "e1",
	type: "PARTNERS_WITH" as const,
	source: "n1",
	target: "n2",
	derived: false,
	basis: [],
	properties: {},
	status: null,
	confidence: 1,
	count: quotes.length,
	firstSeen: null,
	lastSeen: null,
	evidence: quotes.map(quoted),
});
const graph = (nodes: ReturnType<typeof node>[], edges: ReturnType<typeof edge>[]) => ({
	format: "reportgraph/1" as const,
	rules: "",
	decisions: null,
	reports: [
		{ id: "r1", sources: ["a.txt"], title: "签约", paper: "日报", date: "2024-05-06", reporters: [], byline: null, place: null },
	],
	nodes,
	edges,
});

test("names, lists, quotes and citations are readable", () => {
	const g = graph(
		[node("n1", '"甲",公司', ["甲", "甲司"]), node("n2", "=HYPERLINK(1)")],
		[edge(["甲与乙\n签约", "甲与乙\n签约", "再签"])],
	);
	const [, second, first] = cells(nodeTable(g).slice(1));
	expect(first).toEqual(expect.arrayContaining(["n2", "Company", "企业", "'=HYPERLINK(1)"]));
	expect(second).toEqual(expect.arrayContaining(["n1", '"甲",公司', "甲；甲司", "yes", "1"]));
	expect(cells(edgeTable(g).slice(1))[1]?.slice(-2)).toEqual(["甲与乙\n签约 | 再签", "签约，日报，2024-05-06（a.txt）"]);
});

test("a cell holds no more than a spreadsheet takes, and says how much is left out", () => {
	const quotes = Array.from({ length: 50 }, (_, i) => `${i}${"长".repeat(1000)}`);
	const cell = cells(edgeTable(graph([node("n1", "甲"), node("n2", "乙")], [edge(quotes)])).slice(1))[1]?.at(-2) ?? "";
	expect(cell.length).toBeLessThan(32_767);
	expect(cell).toMatch(/… \(19 more\)$/);
});

test("a name with a line break in it stays in its cell, for a reader that ends a record at any of them", () => {
	const graph = {
		format: "reportgraph/1",
		rules: "",
		decisions: null,
		reports: [],
		nodes: [node("1", "甲\n乙"), node("2", "丙")],
		edges: [],
	} as const;
	const rows = parse(nodeTable(graph as unknown as Parameters<typeof nodeTable>[0]), {
		bom: true,
		record_delimiter: ["\n", "\r\n"],
	}) as string[][];
	expect(rows).toHaveLength(3);
	expect(rows.some((row) => row.includes("甲\n乙"))).toBe(true);
});
