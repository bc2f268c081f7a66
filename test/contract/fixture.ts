import { createHash } from "node:crypto";
import type { Evidence, Graph, GraphEdge, GraphNode, GraphReport } from "../../src/graph/graph.ts";

/** Text that breaks what is not careful: quotation marks, escapes, Cypher, formulas, characters of every plane and direction. */
export const ODD = "它's \"引号\" \\n \\u0027 `x` {y} $z\n第二行\t// 注 /* 释 */ 😀𠮷 é ‮反 ；DROP' }) DETACH DELETE (n) //";

export function hash(...parts: string[]): string {
	return createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16);
}

const REPORTS: GraphReport[] = [
	{
		id: hash("r1"),
		sources: ["甲报.txt", "a.zip!乙/甲报.txt"],
		title: "青湖区项目建设",
		paper: "青湖日报",
		date: "2024-03-05",
		reporters: ["记者一"],
		byline: "王小明",
		place: "青湖区",
	},
	{ id: hash("r2"), sources: [ODD], title: ODD, paper: ODD, date: null, reporters: [ODD, ""], byline: ODD, place: ODD },
	{ id: hash("r3"), sources: [], title: null, paper: null, date: null, reporters: [], byline: null, place: null },
];

/** A small world in which every named query has an answer, with odd characters in every field that can have them. */
export function fixture(): Graph {
	const nodes = [
		node("Person", "王小明", { labels: ["Official"], aliases: ["小明同志"] }),
		node("Person", "赵大山", { aliases: [ODD, "Da Shan"] }),
		node("Agency", "青湖区工信局", { aliases: ["区工信局"] }),
		node("Agency", `${ODD}局`),
		node("Company", "星海建工集团", { aliases: ["星海建工"] }),
		node("Company", "（远山）投资公司"),
		node("Company", "😀电子"),
		node("Institution", "青湖大学", { mentioned: false }),
		node("Project", "云岭物流园", {
			properties: {
				investment: { value: 2_800_000_000, unit: "CNY", text: "28亿元" },
				status: "under_construction",
				area: "300亩",
				date: "2025年底",
				code: "P1",
			},
			facts: [
				{
					property: "investment",
					value: { value: 2_800_000_000, unit: "CNY", text: "28亿元" },
					evidence: claim(0, "总投资28亿元"),
				},
				{ property: "investment", value: { value: null, unit: "CNY", text: "20至30亿元" }, evidence: claim(1, ODD) },
				{
					property: "status",
					value: "under_construction",
					evidence: claim(0, "正在建设", { trigger: "建设", status: "under_construction", date: "2024-03" }),
				},
			],
		}),
		node("Project", `${ODD}项目`, {
			properties: { investment: { value: 0.5, unit: "USD", text: ODD }, status: "denied", area: ODD, date: ODD, code: ODD },
		}),
		node("Zone", "青湖高新区", { aliases: ["高新区"] }),
		node("Place", "青湖区", { mentioned: false }),
	];
	const of = (name: string): GraphNode => {
		const found = nodes.find((n) => n.name.endsWith(name));
		if (!found) throw new Error(`no node ${name}`);
		return found;
	};
	const wang = of("王小明");
	const zhao = of("赵大山");
	const bureau = of("工信局");
	const project = of("云岭物流园");
	const odd = of("//项目");
	const zone = of("高新区");
	const builder = of("星海建工集团");
	const fund = of("（远山）投资公司");
	const post = edge("HOLDS_POST", wang, bureau, {
		properties: { title: "局长", since: "2021" },
		evidence: [claim(0, "区工信局局长王小明")],
	});
	const task = edge("RESPONSIBLE_FOR", bureau, project, {
		evidence: [
			claim(0, "区工信局推进云岭物流园"),
			claim(1, ODD, {
				spans: [
					{ start: 12, end: 30 },
					{ start: 55, end: 70 },
				],
			}),
		],
	});
	const edges = [
		post,
		task,
		edge("LEADS", wang, project, {
			derived: true,
			basis: [post.id, task.id].sort(),
			properties: { title: "局长" },
			evidence: [post.evidence[0] as Evidence, task.evidence[0] as Evidence],
		}),
		edge("HOLDS_POST", zhao, builder, {
			properties: { title: ODD, since: ODD, until: ODD },
			firstSeen: null,
			lastSeen: null,
			evidence: [claim(1, ODD)],
		}),
		edge("RESPONSIBLE_FOR", of("//局"), odd, { evidence: [claim(1, ODD)] }),
		edge("DEVELOPS", builder, project, {
			status: "under_construction",
			evidence: [
				claim(0, "星海建工承建云岭物流园", { status: "under_construction" }),
				claim(1, "并未承建", { status: "denied", date: "2024-04-01" }),
			],
		}),
		edge("INVESTS_IN", fund, project, {
			properties: { amount: "10亿元" },
			confidence: 1,
			evidence: [claim(0, "远山投资10亿元", { confidence: 1 }), claim(0, "再投", { confidence: 0.5 })],
		}),
		edge("INVESTS_IN", of("😀电子"), odd, { properties: { amount: ODD }, evidence: [claim(1, ODD)] }),
		edge("LOCATED_IN", project, zone, { evidence: [claim(0, "位于高新区的云岭物流园")] }),
		edge("LOCATED_IN", odd, zone, { evidence: [claim(1, ODD)] }),
		edge("PART_OF", zone, of("青湖区"), { confidence: 0, count: 0 }),
		edge("PARTNERS_WITH", builder, of("青湖大学"), {
			status: "signed",
			evidence: [claim(0, "签约", { trigger: "签约", status: "signed", date: "2024" })],
		}),
	];
	return sorted({ format: "reportgraph/1", rules: ODD, decisions: "d1", reports: structuredClone(REPORTS), nodes, edges });

	function edge(type: GraphEdge["type"], source: GraphNode, target: GraphNode, more: Partial<GraphEdge>): GraphEdge {
		const evidence = more.evidence ?? [];
		return {
			id: hash(type, source.id, target.id),
			type,
			source: source.id,
			target: target.id,
			derived: false,
			basis: [],
			properties: {},
			status: null,
			confidence: 0.9,
			count: evidence.length,
			firstSeen: "2024-03-05",
			lastSeen: "2024-03-05",
			...more,
			evidence,
		};
	}
}

/** Many relations of one kind into one node. */
export function hub(edges: number, confidence = 0.9): Graph {
	const zone = node("Zone", "中心", {});
	const nodes = Array.from({ length: edges }, (_, i) => node("Project", `项目${i}`, {}));
	return sorted({
		format: "reportgraph/1",
		rules: "",
		decisions: null,
		reports: [],
		nodes: [zone, ...nodes],
		edges: nodes.map((n) => ({
			id: hash("LOCATED_IN", n.id),
			type: "LOCATED_IN",
			source: n.id,
			target: zone.id,
			derived: false,
			basis: [],
			properties: {},
			status: null,
			confidence,
			count: 0,
			firstSeen: null,
			lastSeen: null,
			evidence: [],
		})),
	});
}

export const EMPTY: Graph = { format: "reportgraph/1", rules: "", decisions: null, reports: [], nodes: [], edges: [] };

/** As a store reads back: in the order of the ids. */
export function sorted(graph: Graph): Graph {
	const byId = <T extends { id: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
	return { ...graph, reports: byId(graph.reports), nodes: byId(graph.nodes), edges: byId(graph.edges) };
}

function node(type: GraphNode["type"], name: string, more: Partial<GraphNode> = {}): GraphNode {
	const id = hash(type, name);
	return {
		id,
		keys: [id, hash(type, name, "2")],
		type,
		labels: [],
		name,
		aliases: [],
		mentioned: true,
		properties: {},
		facts: [],
		...more,
	};
}

function claim(report: number, quote: string, more: Partial<Evidence> = {}): Evidence {
	const { id, sources } = REPORTS[report] as GraphReport;
	return {
		report: id,
		source: sources[0] ?? "",
		spans: [{ start: 5, end: 5 + quote.length }],
		quote,
		trigger: null,
		status: null,
		date: null,
		confidence: 0.9,
		rule: report ? ODD : "byline",
		...more,
	};
}
