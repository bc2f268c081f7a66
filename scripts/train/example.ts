import type { Span } from "../../src/ingest/span.ts";

/** A text with the names that stand in it: what the tagger learns from. Offsets in `folded`. */
export interface Example {
	/** The document that it is from: folds never cut one in two. */
	document: string;
	folded: string;
	sentences: Span[];
	names: Name[];
}

/** A name that may be read as any of `types`; where `optional`, as no name too. */
export interface Name extends Span {
	types: string[];
	optional: boolean;
}
