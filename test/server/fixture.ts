import type { Evidence, Graph, GraphEdge, GraphNode } from "../../src/graph/graph.ts";

/** A small graph of our own, with what the viewer must cope with: aliases, a derived relation, facts, markup in names. */

export const MARKUP = `<img src=x onerror="alert(1)">&'"集团`;

/** What the source of the first report holds. */
export const TEXT =
	"东港大桥开工\n云河开发区党工委书记周岚表示，大桥很要紧。\n开发区牵头推进东港大桥项目，总投资12亿元。云河集团拟投资2亿元。\n";

function evidence(quote: string, trigger: string | null = null, report = "r1"): Evidence {
	const start = TEXT.indexOf(quote);
	return {
		report,
		source: report === "r1" ? "云河.txt" : "a.txt",
		spans: [{ start, end: start + quote.length }],
		quote,
		trigger,
		status: null,
		date: null,
		confidence: 0.9,
		rule: "test",
	};
}

function node(id: string, type: GraphNode["type"], name: string, more: Partial<GraphNode> = {}): GraphNode {
	return { id, keys: [id], type, labels: [], name, aliases: [], mentioned: true, properties: {}, facts: [], ...more };
}

function edge(
	id: string,
	type: GraphEdge["type"],
	source: string,
	target: string,
	of: Evidence[],
	more: Partial<GraphEdge> = {},
): GraphEdge {
	return {
		id,
		type,
		source,
		target,
		derived: false,
		basis: [],
		properties: {},
		status: null,
		confidence: 0.9,
		count: of.length,
		firstSeen: null,
		lastSeen: null,
		evidence: of,
		...more,
	};
}

const POST = evidence("云河开发区党工委书记周岚表示，");
const DUTY = evidence("开发区牵头推进东港大桥项目，总投资12亿元。", "牵头推进");
const money = { value: 1_200_000_000, unit: "CNY", text: "12亿元" };

export const GRAPH: Graph = {
	format: "reportgraph/1",
	rules: "test",
	decisions: null,
	reports: [
		{
			id: "r1",
			sources: ["云河.txt"],
			title: "东港大桥开工",
			paper: "云河日报",
			date: "2023-05-06",
			reporters: ["何一"],
			byline: null,
			place: "云河市",
		},
		{
			id: "r2",
			sources: ["a.txt", "b.txt"],
			title: null,
			paper: null,
			date: "2024-01-02",
			reporters: [],
			byline: null,
			place: null,
		},
	],
	nodes: [
		node("c1", "Company", MARKUP, { aliases: ["云河集团"] }),
		node("p1", "Person", "周岚", { labels: ["Official"] }),
		node("j1", "Project", "东港大桥", {
			aliases: ["东港大桥项目"],
			properties: { investment: money, status: "under_construction", code: "1" },
			facts: [{ property: "investment", value: money, evidence: DUTY }],
		}),
		node("z1", "Zone", "云河经济开发区", { keys: ["z1", "z0"], aliases: ["云河开发区", "开发区"] }),
		node("z2", "Place", "云河市", { mentioned: false }),
	],
	edges: [
		edge("e1", "HOLDS_POST", "p1", "z1", [POST, { ...POST, report: "r2", source: "a.txt" }], {
			properties: { title: "党工委书记" },
			lastSeen: "2024-01-02",
		}),
		edge("e2", "RESPONSIBLE_FOR", "z1", "j1", [DUTY], { status: "under_construction" }),
		edge("e3", "LEADS", "p1", "j1", [DUTY], { derived: true, basis: ["e2", "e6", "e1"], properties: { title: "党工委书记" } }),
		edge("e4", "INVESTS_IN", "c1", "j1", [evidence("云河集团拟投资2亿元。", "投资")], {
			status: "planned",
			properties: { amount: "2亿元" },
		}),
		edge("e6", "HOLDS_POST", "p1", "z2", [POST], { properties: { title: "市委常委" } }),
		edge("e5", "PART_OF", "z1", "z2", []),
	],
};
