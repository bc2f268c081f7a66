import type { Block, Report } from "./report.ts";
import type { Span } from "./span.ts";

/** A sentence of a report; a heading, a byline, a row is its own. Offsets in `report.text.value`. */
export interface Sentence extends Span {
	/** Index of its block in `report.blocks`. */
	block: number;
}

const END = /[。！？!?；;…]+[”’"'」』）)]*/g;

/** The sentences of a report in order; together they cover every block but for the white space at its ends. */
export function sentences(report: Report): Sentence[] {
	return report.blocks.flatMap((block, index) => split(report.text.value, block).map((span) => ({ ...span, block: index })));
}

function split(text: string, block: Block): Span[] {
	const spans: Span[] = [];
	const value = text.slice(block.start, block.end);
	let start = 0;
	for (const match of value.matchAll(END)) {
		const end = match.index + match[0].length;
		spans.push({ start: block.start + start, end: block.start + end });
		start = end;
	}
	if (value.slice(start).trim() !== "") spans.push({ start: block.start + start, end: block.end });
	return spans;
}
