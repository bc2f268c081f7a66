import type { Money, Quote } from "../extract/claim.ts";
import type { NodeType, RelationType, Status } from "../schema.ts";

/** The graph JSON of `export --format json`: all that a store needs. Everything in it is in a fixed order. */
export interface Graph {
	format: "reportgraph/1";
	/** Version of the extraction rules that made it. */
	rules: string;
	/** Hash of the decisions that were applied; null where there were none. */
	decisions: string | null;
	reports: GraphReport[];
	nodes: GraphNode[];
	edges: GraphEdge[];
}

export interface GraphReport {
	id: string;
	/** Every source that holds the article. */
	sources: string[];
	title: string | null;
	paper: string | null;
	date: string | null;
	reporters: string[];
	byline: string | null;
	place: string | null;
}

export interface GraphNode {
	/** The least of `keys`. */
	id: string;
	/** Hashes of (type, normalised name, scope): an id seen once still finds its node after the entity has grown. */
	keys: string[];
	type: Exclude<NodeType, "Report">;
	/** Second labels: Official. */
	labels: string[];
	name: string;
	/** Other forms, sorted. */
	aliases: string[];
	/** False for a node of the administrative map, or by inference, that no text names. */
	mentioned: boolean;
	properties: NodeProperties;
	facts: GraphFact[];
}

export interface NodeProperties {
	investment?: Money;
	status?: Status;
	area?: string;
	date?: string;
	code?: string;
}

export interface GraphFact {
	property: keyof NodeProperties;
	value: Money | string;
	evidence: Evidence;
}

export interface GraphEdge {
	/** Hash of (type, ids of the ends). */
	id: string;
	type: Exclude<RelationType, "MENTIONED_IN">;
	source: string;
	target: string;
	derived: boolean;
	/** For a derived edge, the ids of the edges that it follows from. */
	basis: string[];
	/** title, since, until, amount: as written, several joined by 、 */
	properties: Record<string, string>;
	status: Status | null;
	confidence: number;
	/** Number of claims. */
	count: number;
	firstSeen: string | null;
	lastSeen: string | null;
	evidence: Evidence[];
}

/** One claim's proof. */
export interface Evidence extends Quote {
	/** The report's id. */
	report: string;
	/** Name of the source that the offsets count in. */
	source: string;
	status: Status | null;
	date: string | null;
	confidence: number;
	rule: string;
}
