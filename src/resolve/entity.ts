import type { FactProperty, Money, Quote } from "../extract/claim.ts";
import type { EntityType, RelationType, Status } from "../schema.ts";

/** What mentions in many reports are found to name: one node. */
export interface Entity {
	/** The least of `keys`. */
	id: string;
	/** Hashes of (type, normalised name, scope): an id seen once still finds its node after the entity has grown. */
	keys: string[];
	type: EntityType;
	/** Second labels: Official. */
	labels: string[];
	name: string;
	/** Other forms, sorted. */
	aliases: string[];
	/** False for a node of the administrative map, or by inference, that no text names. */
	mentioned: boolean;
	properties: EntityProperties;
	facts: EntityFact[];
}

export interface EntityProperties {
	investment?: Money;
	status?: Status;
	area?: string;
	date?: string;
	code?: string;
}

export interface EntityFact {
	property: FactProperty;
	value: Money | string;
	evidence: Evidence;
}

/** An edge: all claims with the same ends and type, and what follows from them. */
export interface Relation {
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
