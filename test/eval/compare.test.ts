import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeDifference } from "../../src/commands/score.ts";
import { compareGraph } from "../../src/eval/compare.ts";
import { graphOf } from "../../src/eval/evaluate.ts";
import { type Gold, parseGold } from "../../src/eval/gold.ts";
import { Twister } from "../../src/eval/random.ts";
import { score } from "../../src/eval/score.ts";
import type { Graph, GraphEdge, GraphNode } from "../../src/graph/graph.ts";
import { serializeGraph } from "../../src/graph/serialize.ts";
import { REPORTS, reportgraph } from "../run.ts";
import { temporaryFolder } from "../temporary.ts";

const SOURCE = "东湖市工业局局长陈立说，东湖市工业局将推进云杉园项目。云杉园项目由林海公司建设，总投资3亿元。";

const gold: Gold = {
	entities: [
		{ id: "a", type: "Agency", name: "东湖市工业局", names: ["东湖市工业局", "工业局"] },
		{ id: "p", type: "Person", name: "陈立" },
		{ id: "c", type: "Company", name: "林海公司" },
		{ id: "x", type: "Project", also: ["Zone"], name: "云杉园项目", names: ["云杉园"], facts: { investment: { value: 3e8 } } },
		{ id: "o", type: "Place", name: "东湖市", optional: true },
	],
	relations: [
		{ type: "HOLDS_POST", from: "p", to: "a", title: "局长", evidence: "东湖市工业局局长陈立" },
		{ type: "RESPONSIBLE_FOR", from: "a", to: "x", evidence: "东湖市工业局将推进云杉园项目" },
		{ type: "DEVELOPS", from: "c", to: "x", evidence: "云杉园项目由林海公司建设" },
	],
};

function node(id: string, type: GraphNode["type"], name: string, properties: GraphNode["properties"] = {}): GraphNode {
	return { id, keys: [id], type, labels: [], name, aliases: [], mentioned: true, properties, facts: [] };
}

function edge(type: GraphEdge["type"], source: string, target: string, quote: string, properties = {}): GraphEdge {
	const evidence = [
		{ report: "r", source: "s", spans: [], quote, trigger: null, status: null, date: null, confidence: 0.9, rule: "test" },
	];
	const rest = { status: null, confidence: 0.9, count: 1, firstSeen: null, lastSeen: null, evidence };
	return { id: `${type}${source}${target}`, type, source, target, derived: type === "LEADS", basis: [], properties, ...rest };
}

function compared(nodes: GraphNode[], edges: GraphEdge[]) {
	const graph: Graph = { format: "reportgraph/1", rules: "", decisions: null, reports: [], nodes, edges };
	return compareGraph(gold, graph, { found: SOURCE, repaired: SOURCE });
}

const right = [
	node("1", "Agency", "工业局"),
	node("2", "Person", "陈立"),
	node("3", "Company", "林海公司"),
	node("4", "Zone", "云杉园", { investment: { value: 3.001e8, unit: "CNY", text: "3亿元" } }),
];
const stated = [
	edge("HOLDS_POST", "2", "1", "东湖市工业局局长陈立", { title: "局长" }),
	edge("RESPONSIBLE_FOR", "1", "4", "东湖市工业局将…推进云杉园"),
	edge("DEVELOPS", "3", "4", "由林海公司建设"),
	edge("LEADS", "2", "4", "东湖市工业局局长陈立"),
];

test("a graph that says what the gold says has no differences", () => {
	const comparison = compared(right, stated);
	const whole = score([comparison]);
	expect(comparison.differences).toEqual([]);
	for (const kind of ["entities", "relations", "pairs", "leads"] as const) expect(whole[kind].f1).toBe(1);
	expect(whole.titles).toEqual({ right: 1, of: 1 });
	expect(whole.quotes).toEqual({ right: 3, of: 3 });
	expect(whole.investments).toEqual({ right: 1, of: 1 });
	expect(whole.entities.interval).toBeNull();
});

test("every kind of difference is told, with the sentence that it is about", () => {
	const nodes = [
		node("1", "Agency", "工业局"),
		node("1b", "Agency", "东湖市工业局"),
		node("2", "Company", "陈立"),
		node("4", "Zone", "云杉园"),
		node("5", "Place", "东湖市"),
		node("6", "Place", "湖市"),
	];
	const comparison = compared(nodes, [
		edge("INVESTS_IN", "2", "6", "陈立说"),
		edge("LEADS", "2", "6", "陈立说"),
		edge("PART_OF", "1", "5", "东湖市"),
	]);
	expect(comparison.differences.map((d) => `${describeDifference(d)} | ${d.quotes.join()}`)).toEqual([
		`split  Agency 东湖市工业局 | ${SOURCE.slice(0, 26)}`,
		`type   陈立: Company should be Person | ${SOURCE.slice(0, 26)}`,
		`extra  Place 湖市 | ${SOURCE.slice(0, 26)}`,
		`missed Company 林海公司 | ${SOURCE.slice(27, -1)}`,
		"extra  INVESTS_IN 陈立 -> 湖市* | 陈立说",
		"missed HOLDS_POST 陈立 -> 东湖市工业局 | 东湖市工业局局长陈立",
		"missed RESPONSIBLE_FOR 东湖市工业局 -> 云杉园项目 | 东湖市工业局将推进云杉园项目",
		"missed DEVELOPS 林海公司 -> 云杉园项目 | 云杉园项目由林海公司建设",
		"missed LEADS 陈立 -> 云杉园项目 | ",
		"extra  LEADS 陈立 -> 湖市* | 陈立说",
	]);
	expect(comparison.verdicts.map(({ verdict }) => verdict)).toEqual(["wrong", "open"]);
});

test("a quote that is not in the source is counted", () => {
	const invented = compared(right, [edge("DEVELOPS", "3", "4", "林海公司建成了云杉园")]);
	expect(invented.quotes).toEqual({ right: 0, of: 1 });
});

describe("gold files", () => {
	test.each([
		["no JSON", "{", /^g\.json: not valid JSON/],
		[
			"an unknown type",
			JSON.stringify({ entities: [{ id: "a", type: "Firm", name: "甲" }], relations: [] }),
			/entities\[0\]\.type: found "Firm", expected "Person" or/,
		],
		[
			"an end that is not there",
			JSON.stringify({ entities: [], relations: [{ type: "PART_OF", from: "a", to: "b" }] }),
			/relations\[0\]\.from: there is no entity "a"/,
		],
		[
			"an id given twice",
			JSON.stringify({ entities: [1, 2].map(() => gold.entities[0]), relations: [] }),
			/entities\[1\]\.id: "a" is the id of entities\[0\] already/,
		],
	])("%s: the message names the file and the place", (_, text, message) => {
		expect(() => parseGold(text, "g.json")).toThrow(message);
	});
});

test("the numbers drawn are those of Python's random.Random(0)", () => {
	const random = new Twister(0);
	// [r.choice(range(31)) for _ in range(8)]
	expect(Array.from({ length: 8 }, () => random.below(31))).toEqual([27, 12, 24, 28, 13, 1, 8, 30]);
});

describe("reportgraph eval", () => {
	test("scores a folder, lists differences, and says which gold failed", async () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, "one.json"), JSON.stringify({ ...gold, source: "one.txt" }));
		writeFileSync(join(folder, "one.txt"), SOURCE);
		writeFileSync(join(folder, "two.json"), JSON.stringify(gold));
		const { code, stdout, stderr } = await reportgraph(["eval", folder, "--errors"]);
		expect(code).toBe(1);
		expect(stderr).toMatch(/two\.json: its source two\.txt is not in .*name its folder with --reports\n$/);
		expect(stdout).toMatch(/^one\.json +entities F1 \d\.\d{3} {3}relations F1 \d\.\d{3}$/m);
		expect(stdout).toMatch(/^entities +P \d\.\d{3} {2}R \d\.\d{3} {2}F1 \d\.\d{3} {3}\(\d+ right, \d+ extra, \d+ missed\)$/m);
	});

	test("gives all as JSON; its graph is that of build", async () => {
		const workspace = join(temporaryFolder(), "w");
		await reportgraph(["build", join(REPORTS, "c22.txt"), "--workspace", workspace]);
		const { stdout: exported } = await reportgraph(["export", "--workspace", workspace]);
		const { graph } = await graphOf(join(REPORTS, "c22.txt"));
		expect(exported).toBe(serializeGraph(graph));
		const { code, stdout } = await reportgraph(["eval", join(REPORTS, "../gold/c22.json"), "--json"]);
		const { documents, score: whole, failed } = JSON.parse(stdout);
		expect({ code, failed }).toEqual({ code: 0, failed: [] });
		expect(documents.map((d: { name: string }) => d.name)).toEqual(["c22.json"]);
		expect(whole.relations.right + whole.relations.missed).toBeGreaterThan(10);
	});

	test("no gold: one line", async () => {
		const { code, stdout, stderr } = await reportgraph(["eval", "nowhere"]);
		expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
		expect(stderr).toBe("reportgraph: nowhere: no such file or folder: name a gold file, or a folder of them\n");
	});
});
