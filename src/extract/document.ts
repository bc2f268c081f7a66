import type { Report } from "../ingest/report.ts";
import type { Sentence } from "../ingest/sentences.ts";
import type { Mention, Referent } from "./claim.ts";

/** A report with what has been read in it so far: what the rules for claims and facts look at. */
export interface Document {
	report: Report;
	/**
	 * `report.text.value` folded for matching, character by character (same length, same offsets): simplified script,
	 * ASCII digits and letters, and Chinese punctuation (，：；（） for , : ; ( )).
	 */
	folded: string;
	sentences: Sentence[];
	/** In order of their starts; none overlaps another but for names nested in a name. */
	mentions: Mention[];
	referents: Referent[];
}
