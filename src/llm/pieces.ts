import type { Report } from "../ingest/report.ts";
import { sentences } from "../ingest/sentences.ts";
import type { Span } from "../ingest/span.ts";

/**
 * The text of a report in pieces of at most `most` UTF-16 code units, cut between paragraphs; a longer paragraph is cut between sentences, and a
 * longer sentence stays whole: together they hold every word.
 */
export function pieces(report: Report, most: number): string[] {
	const cuts = sentences(report);
	const units = report.blocks.flatMap((block, index): Span[] =>
		block.end - block.start <= most ? [block] : cuts.filter((sentence) => sentence.block === index),
	);
	const found: Span[] = [];
	for (const { start, end } of units) {
		const last = found.at(-1);
		if (last && end - last.start <= most) last.end = end;
		else found.push({ start, end });
	}
	return found.map((span) => report.text.slice(span)).filter((text) => text.trim() !== "");
}
