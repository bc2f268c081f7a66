import type { Extraction } from "../extract/claim.ts";
import type { Report } from "../ingest/report.ts";
import { compare } from "../resolve/key.ts";
import type { ReadReport } from "../resolve/read-report.ts";
import type { GraphReport } from "./graph.ts";

/** A report with all that the graph says of it, and what was found in it. */
export type Extracted = ReadReport & { report: GraphReport };

/** The reports of a graph, each article once. */
export class Reports {
	readonly #reports = new Map<string, Extracted>();

	/**
	 * The same article in two sources is one report; its offsets count in the source of the least name, whatever the order. `extract` is
	 * called where they count in this one.
	 */
	add(report: Report, extract: (report: Report) => Extraction): void {
		const { id, source, title, paper, date, reporters, byline, place } = report;
		const other = this.#reports.get(id);
		const sources = [...(other?.report.sources ?? []), source];
		if (other && compare(other.source, source) <= 0) other.report.sources = sources;
		else
			this.#reports.set(id, {
				report: { id, sources, title, paper, date, reporters, byline, place },
				source,
				extraction: extract(report),
			});
	}

	/** In order of their ids. */
	all(): Extracted[] {
		return [...this.#reports.values()].sort((a, b) => compare(a.report.id, b.report.id));
	}
}
