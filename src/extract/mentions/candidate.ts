import type { Span } from "../../ingest/span.ts";
import type { EntityType } from "../../schema.ts";
import type { Word } from "../segment.ts";

/** A span of the folded text that may be a name. */
export interface Candidate extends Span {
	type: EntityType;
	/** How sure the rule is, between 0 and 1. */
	score: number;
	rule: string;
}

/** A stretch of a sentence between words and marks that no name holds. */
export interface Run extends Span {
	words: Word[];
}
