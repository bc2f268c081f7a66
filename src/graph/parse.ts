import { z } from "zod";
import { type EntityType, NODE_TYPES, RELATION_TYPES, STATUSES, type Status } from "../schema.ts";
import { parseChecked, show } from "./faults.ts";
import type { Graph, GraphEdge } from "./graph.ts";

const id = z.string().min(1);
const maybe = z.string().nullable();
const ratio = z.number().min(0).max(1);
const offset = z.int().min(0);
const status = z.enum(Object.keys(STATUSES) as Status[]);
const money = z.strictObject({ value: z.number().nullable(), unit: z.string(), text: z.string() });

const evidence = z.strictObject({
	report: id,
	source: z.string(),
	spans: z.array(z.strictObject({ start: offset, end: offset })),
	quote: z.string(),
	trigger: maybe,
	status: status.nullable(),
	date: maybe,
	confidence: ratio,
	rule: z.string(),
});

const report = z.strictObject({
	id,
	sources: z.array(z.string()),
	title: maybe,
	paper: maybe,
	date: maybe,
	reporters: z.array(z.string()),
	byline: maybe,
	place: maybe,
});

const properties = z.strictObject({
	investment: money.optional(),
	status: status.optional(),
	area: z.string().optional(),
	date: z.string().optional(),
	code: z.string().optional(),
});

const node = z.strictObject({
	id,
	keys: z.array(id).min(1),
	type: z.enum(Object.keys(NODE_TYPES).filter((type) => type !== "Report") as EntityType[]),
	labels: z.array(z.string()),
	name: z.string().min(1),
	aliases: z.array(z.string()),
	mentioned: z.boolean(),
	properties,
	facts: z.array(
		z.strictObject({ property: z.enum(["investment", "area", "status", "date"]), value: z.union([z.string(), money]), evidence }),
	),
});

const edge = z.strictObject({
	id,
	type: z.enum(Object.keys(RELATION_TYPES).filter((type) => type !== "MENTIONED_IN") as GraphEdge["type"][]),
	source: id,
	target: id,
	derived: z.boolean(),
	basis: z.array(id),
	properties: z.record(z.string(), z.string()),
	status: status.nullable(),
	confidence: ratio,
	count: offset,
	firstSeen: maybe,
	lastSeen: maybe,
	evidence: z.array(evidence),
});

/** What the types of graph.ts promise, for text from outside. An unknown key is an error: nothing is lost in silence. */
const schema: z.ZodType<Graph> = z.strictObject({
	format: z.literal("reportgraph/1"),
	rules: z.string(),
	decisions: maybe,
	reports: z.array(report),
	nodes: z.array(node),
	edges: z.array(edge),
});

/**
 * The graph that a graph JSON text holds.
 *
 * Throws an Error whose message names `file` and, for each of the first faults, the place in the JSON and what is wrong
 * there: bad JSON, a value of the wrong kind, an unknown type, an id given twice, an end or a report that is not there.
 */
export function parseGraph(text: string, file: string): Graph {
	return parseChecked(text, file, "a reportgraph/1 graph", schema, danglers);
}

/** What the shape alone does not say: ids are given once, and what is referred to is there. */
function danglers(graph: Graph): string[] {
	const faults: string[] = [];
	const known = (list: "reports" | "nodes" | "edges"): Set<string> => {
		const ids = new Map<string, number>();
		for (const [i, item] of graph[list].entries()) {
			const first = ids.get(item.id);
			if (first === undefined) ids.set(item.id, i);
			else faults.push(`${list}[${i}].id: ${show(item.id)} is the id of ${list}[${first}] already`);
		}
		return new Set(ids.keys());
	};
	const reports = known("reports");
	const nodes = known("nodes");
	const edges = known("edges");
	const need = (ids: Set<string>, kind: string, value: string, place: string): void => {
		if (!ids.has(value)) faults.push(`${place}: there is no ${kind} ${show(value)}`);
	};
	for (const [i, n] of graph.nodes.entries())
		for (const [j, f] of n.facts.entries()) need(reports, "report", f.evidence.report, `nodes[${i}].facts[${j}].evidence.report`);
	for (const [i, e] of graph.edges.entries()) {
		need(nodes, "node", e.source, `edges[${i}].source`);
		need(nodes, "node", e.target, `edges[${i}].target`);
		for (const [j, b] of e.basis.entries()) need(edges, "edge", b, `edges[${i}].basis[${j}]`);
		for (const [j, v] of e.evidence.entries()) need(reports, "report", v.report, `edges[${i}].evidence[${j}].report`);
	}
	return faults;
}
