import type { Extraction } from "../extract/claim.ts";

/** A report with what was found in it. */
export interface ReadReport {
	/** The report's id, date and place. */
	report: { id: string; sources: string[]; date: string | null; place: string | null };
	/** Name of the source that the extraction's offsets count in. */
	source: string;
	extraction: Extraction;
}
