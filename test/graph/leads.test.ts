import { describe, expect, it } from "vitest";
import type { Evidence, GraphEdge, GraphNode } from "../../src/graph/graph.ts";
import { leads } from "../../src/graph/leads.ts";

function node(id: string, type: GraphNode["type"]): GraphNode {
	return { id, keys: [id], type, labels: [], name: id, aliases: [], mentioned: true, properties: {}, facts: [] };
}

function proof(report: string, date: string | null, confidence = 0.9): Evidence {
	return {
		report,
		source: `${report}.txt`,
		spans: [{ start: 0, end: 1 }],
		quote: report,
		trigger: null,
		status: null,
		date,
		confidence,
		rule: "test",
	};
}

function edge(
	type: GraphEdge["type"],
	source: string,
	target: string,
	evidence: Evidence[],
	more: Partial<GraphEdge> = {},
): GraphEdge {
	return {
		id: `${type} ${source} ${target}`,
		type,
		source,
		target,
		derived: false,
		basis: [],
		properties: {},
		status: null,
		confidence: 0.9,
		count: evidence.length,
		firstSeen: null,
		lastSeen: null,
		evidence,
		...more,
	};
}

const nodes = [node("王", "Person"), node("镇", "Place"), node("园", "Zone"), node("厂", "Project"), node("司", "Company")];
const title = (words: string) => ({ properties: { title: words } });
const pairs = (edges: GraphEdge[]) => leads(nodes, edges).map((e) => `${e.source} ${e.target}`);

describe("leads", () => {
	it("follows from a leading post and what the body is responsible for, with both proofs", () => {
		const post = edge("HOLDS_POST", "王", "镇", [proof("甲", "2024-01")], title("党委书记、镇长"));
		const charge = edge("RESPONSIBLE_FOR", "镇", "厂", [proof("乙", "2024-05", 0.8)]);
		const [found, ...others] = leads(nodes, [post, charge]);
		expect(others).toEqual([]);
		expect(found).toMatchObject({
			type: "LEADS",
			source: "王",
			target: "厂",
			derived: true,
			basis: [post.id, charge.id].sort(),
			properties: { title: "党委书记、镇长" },
			evidence: [{ report: "甲" }, { report: "乙" }],
			firstSeen: "2024-01",
			lastSeen: "2024-05",
		});
		expect(found?.confidence).toBeCloseTo(0.72);
	});

	it("follows from a post in the thing itself, from a firm's project, from a person's charge", () => {
		expect(pairs([edge("HOLDS_POST", "王", "园", [proof("甲", null)], title("管委会主任"))])).toEqual(["王 园"]);
		expect(
			pairs([
				edge("HOLDS_POST", "王", "司", [proof("甲", null)], title("董事长")),
				edge("DEVELOPS", "司", "厂", [proof("甲", null)]),
			]),
		).toEqual(["王 厂"]);
		expect(pairs([edge("RESPONSIBLE_FOR", "王", "厂", [proof("甲", null)])])).toEqual(["王 厂"]);
	});

	it.each<[string, GraphEdge[]]>([
		["no leading post", [edge("HOLDS_POST", "王", "园", [proof("甲", null)], title("研究员"))]],
		["a candidate", [edge("HOLDS_POST", "王", "园", [proof("甲", null)], { ...title("主任"), status: "planned" })]],
		["a post taken away", [edge("HOLDS_POST", "王", "园", [proof("甲", null)], { ...title("主任"), status: "cancelled" })]],
		[
			"a denied part",
			[
				edge("HOLDS_POST", "王", "司", [proof("甲", null)], title("董事长")),
				edge("DEVELOPS", "司", "厂", [proof("甲", null)], { status: "denied" }),
			],
		],
		[
			"a post that ended before",
			[
				edge("HOLDS_POST", "王", "镇", [proof("甲", "2024")], { properties: { title: "镇长", until: "2019" } }),
				edge("RESPONSIBLE_FOR", "镇", "厂", [proof("乙", "2024")]),
			],
		],
		[
			"claims a decade apart",
			[
				edge("HOLDS_POST", "王", "镇", [proof("甲", "2010")], title("镇长")),
				edge("RESPONSIBLE_FOR", "镇", "厂", [proof("乙", "2024")]),
			],
		],
		["a village, which is no project", [edge("RESPONSIBLE_FOR", "王", "镇", [proof("甲", null)])]],
	])("does not follow from %s", (_, edges) => {
		expect(pairs(edges)).toEqual([]);
	});

	it("does not depend on the order of the edges", () => {
		const edges = [
			edge("HOLDS_POST", "王", "镇", [proof("甲", null), proof("乙", null, 0.5)], title("镇长")),
			edge("RESPONSIBLE_FOR", "镇", "厂", [proof("甲", null)]),
			edge("RESPONSIBLE_FOR", "镇", "园", [proof("丙", null)]),
		];
		expect(leads(nodes, [...edges].reverse())).toEqual(leads(nodes, edges));
	});
});
