import { createHash } from "node:crypto";
import type { Evidence, Graph, GraphEdge, GraphFact, GraphNode } from "../graph/graph.ts";
import { ENTITY_LABEL, ENTITY_TYPES, type EntityType, OFFICIAL_LABEL, RELATION_TYPES, type RelationType } from "../schema.ts";
import { type MentionedIn, mentionedIn } from "./mentioned.ts";
import { StoreError } from "./store.ts";

/**
 * The graph as a database holds it: properties are flat, because Neo4j knows no maps within them. What is a list of
 * objects in the graph is a set of parallel lists, one entry a claim; "" stands for null, which no list may hold.
 */
export interface Records {
	nodes: NodeRecord[];
	edges: EdgeRecord[];
}

export interface NodeRecord {
	id: string;
	/** Main label first: what the unique id is constrained on. */
	label: MainLabel;
	/** All labels, sorted. */
	labels: string[];
	properties: Properties;
}

export interface EdgeRecord {
	id: string;
	type: RelationType;
	source: string;
	target: string;
	properties: Properties;
}

export type Properties = Record<string, Scalar | Scalar[]>;
type Scalar = string | number | boolean;

/** The label that our constraints and indexes are on; every node of ours has one of them. `Graph` holds what is said of the whole. */
export type MainLabel = typeof ENTITY_LABEL | "Report" | "Graph";
export const MAIN_LABELS: readonly MainLabel[] = [ENTITY_LABEL, "Report", "Graph"];

/** Numbers that are floating point even where they are whole: Neo4j's lists hold one type. */
export const FLOATS: ReadonlySet<string> = new Set(["confidence", "confidences", "factConfidences"]);

/** Between the stretches of a claim in `spans`. */
export const SPAN_BREAK = ",";

/** All nodes and relations of a graph in the shape of the store, MENTIONED_IN among them, each with its `hash` and `graph`. */
export function toRecords(graph: Graph, name: string): Records {
	const nodes = [
		...graph.reports.map((r) => node(name, "Report", ["Report"], { ...r })),
		...graph.nodes.map((n) => node(name, ENTITY_LABEL, entityLabels(n), entityProperties(n))),
	];
	const edges = [
		...graph.edges.map((e) => edge(name, e.type, e.source, e.target, relationProperties(e))),
		...mentionedIn(graph).map((m) => edge(name, "MENTIONED_IN", m.entity, m.report, mentionProperties(m))),
	];
	const content = digest([...nodes, ...edges].map((record) => record.properties.hash).sort());
	nodes.push(
		node(name, "Graph", ["Graph"], { id: name, format: graph.format, rules: graph.rules, decisions: graph.decisions, content }),
	);
	refuseDoubles(nodes.map(({ label, id }) => `${label} ${id}`));
	refuseDoubles(edges.map(({ id }) => `edge ${id}`));
	return { nodes, edges };
}

function refuseDoubles(ids: readonly string[]): void {
	const seen = new Set<string>();
	for (const id of ids) {
		if (seen.has(id)) throw new StoreError("usage", `${id}: given twice`);
		seen.add(id);
	}
}

function digest(content: unknown): string {
	return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
}

type Loose = Record<string, Scalar | Scalar[] | null | undefined>;

function node(graph: string, label: MainLabel, labels: string[], loose: Loose): NodeRecord {
	const sorted = [...new Set(labels)].sort();
	return { id: String(loose.id), label, labels: sorted, properties: finish(graph, loose, sorted) };
}

function edge(graph: string, type: RelationType, source: string, target: string, loose: Loose): EdgeRecord {
	return { id: String(loose.id), type, source, target, properties: finish(graph, loose, [type, source, target]) };
}

/** Leaves out what is null and adds whose it is and the hash of it all. */
function finish(graph: string, loose: Loose, place: string[]): Properties {
	const given = Object.entries(loose).filter(
		(entry): entry is [string, Scalar | Scalar[]] => entry[1] !== null && entry[1] !== undefined,
	);
	const hash = digest([place, given]);
	return { ...Object.fromEntries(given), graph, hash };
}

/** Labels become part of a statement, so none but those of the schema may. */
function entityLabels({ id, type, labels }: GraphNode): string[] {
	const foreign = [type, ...labels].find((l) => !ENTITY_TYPES.includes(l as EntityType) && l !== OFFICIAL_LABEL);
	if (foreign !== undefined)
		throw new StoreError(
			"usage",
			`node ${id}: unknown label "${foreign}"; known: ${[...ENTITY_TYPES, OFFICIAL_LABEL].join(", ")}`,
		);
	return [type, ENTITY_LABEL, ...labels];
}

function entityProperties({ id, keys, name, aliases, mentioned, properties: p, facts }: GraphNode): Loose {
	return {
		id,
		keys,
		name,
		aliases,
		search: searchText(name, aliases),
		mentioned,
		investment: p.investment?.value,
		investmentUnit: p.investment?.unit,
		investmentText: p.investment?.text,
		area: p.area,
		status: p.status,
		date: p.date,
		code: p.code,
		...(facts.length > 0 ? factProperties(facts) : {}),
	};
}

/** Name and aliases in lower case, a line each: what a part of a name is looked for in. */
function searchText(name: string, aliases: readonly string[]): string {
	return [name, ...aliases].join("\n").toLowerCase();
}

/** As evidence has them, with the property and its value before; the amount is "" for a plain value, "null" for money of no one amount. */
function factProperties(facts: readonly GraphFact[]): Loose {
	const money = (f: GraphFact) => (typeof f.value === "string" ? null : f.value);
	return {
		factProperties: facts.map((f) => f.property),
		factValues: facts.map((f) => (typeof f.value === "string" ? f.value : f.value.text)),
		factAmounts: facts.map((f) => (money(f) ? String(money(f)?.value) : "")),
		factUnits: facts.map((f) => money(f)?.unit ?? ""),
		...prefixed("fact", evidenceLists(facts.map((f) => f.evidence))),
	};
}

function relationProperties(e: GraphEdge): Loose {
	const own: readonly string[] = RELATION_TYPES[e.type]?.properties;
	if (own === undefined)
		throw new StoreError("usage", `edge ${e.id}: unknown type "${e.type}"; known: ${Object.keys(RELATION_TYPES).join(", ")}`);
	const foreign = Object.keys(e.properties).find((key) => !own.includes(key));
	if (foreign !== undefined)
		throw new StoreError(
			"usage",
			`edge ${e.id}: a ${e.type} has no property "${foreign}"; it may have: ${own.join(", ") || "none"}`,
		);
	return {
		id: e.id,
		derived: e.derived,
		basis: e.basis,
		...Object.fromEntries(own.map((key) => [key, e.properties[key]])),
		status: e.status,
		confidence: e.confidence,
		count: e.count,
		firstSeen: e.firstSeen,
		lastSeen: e.lastSeen,
		...evidenceLists(e.evidence),
	};
}

function mentionProperties({ entity, report, count }: MentionedIn): Loose {
	const id = digest(["MENTIONED_IN", entity, report]);
	return { id, derived: true, count };
}

/** One list a property, one entry a claim; `starts` and `ends` are of the whole stretch, `spans` holds its pieces. */
function evidenceLists(evidence: readonly Evidence[]) {
	return {
		quotes: evidence.map((e) => e.quote),
		reports: evidence.map((e) => e.report),
		sources: evidence.map((e) => e.source),
		starts: evidence.map((e) => e.spans.reduce((least, s) => Math.min(least, s.start), e.spans[0]?.start ?? 0)),
		ends: evidence.map((e) => e.spans.reduce((most, s) => Math.max(most, s.end), 0)),
		spans: evidence.map((e) => e.spans.map((s) => `${s.start}-${s.end}`).join(SPAN_BREAK)),
		triggers: evidence.map((e) => e.trigger ?? ""),
		statuses: evidence.map((e) => e.status ?? ""),
		dates: evidence.map((e) => e.date ?? ""),
		rules: evidence.map((e) => e.rule),
		confidences: evidence.map((e) => e.confidence),
	};
}

function prefixed(prefix: string, lists: Record<string, Scalar[]>): Loose {
	return Object.fromEntries(Object.entries(lists).map(([key, list]) => [prefix + key[0]?.toUpperCase() + key.slice(1), list]));
}

/** Every property name that a node under this label, or a relation, may have of ours: what an update clears where it is no longer there. */
export function propertyNames(of: MainLabel | RelationType): string[] {
	const none: Evidence[] = [];
	const evidence = Object.keys(evidenceLists(none));
	if (of === "Graph") return ["id", "format", "rules", "decisions", "content", ...OURS];
	if (of === "Report") return ["id", "sources", "title", "paper", "date", "reporters", "byline", "place", ...OURS];
	if (of === ENTITY_LABEL) {
		const bare: GraphNode = {
			id: "",
			keys: [],
			type: "Place",
			labels: [],
			name: "",
			aliases: [],
			mentioned: true,
			properties: {},
			facts: [],
		};
		return [...Object.keys(entityProperties(bare)), ...Object.keys(factProperties([])), ...OURS];
	}
	const own: readonly string[] = RELATION_TYPES[of].properties;
	return ["id", "derived", "basis", ...own, "status", "confidence", "count", "firstSeen", "lastSeen", ...evidence, ...OURS];
}

const OURS = ["graph", "hash"];
