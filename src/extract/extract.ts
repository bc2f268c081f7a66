import type { Report } from "../ingest/report.ts";
import type { Extraction } from "./claim.ts";

/** What the report names and states. */
export function extract(report: Report): Extraction {
	return { report: report.id, referents: [], mentions: [], claims: [], facts: [], drops: [] };
}
