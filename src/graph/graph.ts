import type { Entity, Relation } from "../resolve/entity.ts";

export type {
	Entity as GraphNode,
	EntityFact as GraphFact,
	Evidence,
	Relation as GraphEdge,
} from "../resolve/entity.ts";

/** The graph JSON of `export --format json`: all that a store needs. Everything in it is in a fixed order. */
export interface Graph {
	format: "reportgraph/1";
	/** Version of the extraction rules that made it. */
	rules: string;
	/** Hash of the decisions that were applied; null where there were none. */
	decisions: string | null;
	reports: GraphReport[];
	nodes: Entity[];
	edges: Relation[];
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
