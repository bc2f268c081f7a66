import type { Evidence, Graph, GraphEdge, GraphFact, GraphNode, GraphReport } from "../graph/graph.ts";
import { ENTITY_LABEL, ENTITY_TYPES, type EntityType, OFFICIAL_LABEL, RELATION_TYPES } from "../schema.ts";
import { type EdgeRecord, type MainLabel, type NodeRecord, type Properties, type Records, SPAN_BREAK } from "./records.ts";

/** The graph that records hold, its lists in the order of their ids; null where the node that says what it is is missing. */
export function fromRecords({ nodes, edges }: Records): Graph | null {
	const whole = nodes.find((n) => n.label === "Graph");
	if (whole === undefined) return null;
	const text = (key: string): string | null => (whole.properties[key] as string | undefined) ?? null;
	const of = (label: MainLabel) => nodes.filter((n) => n.label === label).sort(byId);
	return {
		format: "reportgraph/1",
		rules: text("rules") ?? "",
		decisions: text("decisions"),
		reports: of("Report").map(({ properties }) => readReport(properties)),
		nodes: of(ENTITY_LABEL).map(readEntity),
		edges: edges
			.filter((e) => e.type !== "MENTIONED_IN")
			.sort(byId)
			.map(readRelation),
	};
}

function byId(a: { id: string }, b: { id: string }): number {
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function readReport(p: Properties): GraphReport {
	const { id, sources, title = null, paper = null, date = null, reporters, byline = null, place = null } = p;
	return { id, sources, title, paper, date, reporters, byline, place } as GraphReport;
}

function readEntity({ labels, properties: p }: NodeRecord): GraphNode {
	const type = labels.find((l) => ENTITY_TYPES.includes(l as EntityType)) as EntityType;
	const properties: GraphNode["properties"] = {};
	if (p.investmentText !== undefined)
		properties.investment = {
			value: (p.investment as number) ?? null,
			unit: p.investmentUnit as string,
			text: p.investmentText as string,
		};
	for (const key of ["status", "area", "date", "code"] as const) if (p[key] !== undefined) properties[key] = p[key] as never;
	const { id, keys, name, aliases, mentioned } = p as unknown as GraphNode;
	return {
		id,
		keys,
		type,
		labels: labels.filter((l) => l === OFFICIAL_LABEL),
		name,
		aliases,
		mentioned,
		properties,
		facts: readFacts(p),
	};
}

function readFacts(p: Properties): GraphFact[] {
	const list = (key: string) => (p[key] ?? []) as string[];
	const evidence = readEvidence(p, "fact");
	return list("factProperties").map((property, i) => {
		const text = list("factValues")[i] as string;
		const amount = list("factAmounts")[i] as string;
		const money = { value: amount === "null" ? null : Number(amount), unit: list("factUnits")[i] as string, text };
		return {
			property: property as GraphFact["property"],
			value: amount === "" ? text : money,
			evidence: evidence[i] as Evidence,
		};
	});
}

function readRelation({ type, source, target, properties: p }: EdgeRecord): GraphEdge {
	const own: readonly string[] = RELATION_TYPES[type].properties;
	return {
		id: p.id as string,
		type: type as GraphEdge["type"],
		source,
		target,
		derived: p.derived as boolean,
		basis: p.basis as string[],
		properties: Object.fromEntries(own.filter((key) => p[key] !== undefined).map((key) => [key, p[key] as string])),
		status: (p.status as GraphEdge["status"]) ?? null,
		confidence: p.confidence as number,
		count: p.count as number,
		firstSeen: (p.firstSeen as string) ?? null,
		lastSeen: (p.lastSeen as string) ?? null,
		evidence: readEvidence(p, ""),
	};
}

function readEvidence(p: Properties, prefix: "" | "fact"): Evidence[] {
	const list = <T>(key: string): T[] => (p[prefix ? `fact${key[0]?.toUpperCase()}${key.slice(1)}` : key] ?? []) as T[];
	const at = <T>(key: string, i: number): T => list<T>(key)[i] as T;
	return list<string>("quotes").map((quote, i) => ({
		report: at("reports", i),
		source: at("sources", i),
		spans: at<string>("spans", i)
			.split(SPAN_BREAK)
			.filter((s) => s !== "")
			.map((s) => s.split("-").map(Number) as [number, number])
			.map(([start, end]) => ({ start, end })),
		quote,
		trigger: at("triggers", i) || null,
		status: at("statuses", i) || null,
		date: at("dates", i) || null,
		confidence: at("confidences", i),
		rule: at("rules", i),
	}));
}
