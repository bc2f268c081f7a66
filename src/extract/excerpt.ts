import { contains, type Span } from "../ingest/span.ts";

/** A sentence longer than this is quoted in part. */
const LONG = 240;
/** How far out of a part its clauses may reach. */
const MARGIN = 60;

/**
 * Of a very long stretch the clauses around what must be in the quote, apart where they lie far apart; shorter ones whole.
 * What it costs does not depend on the length of the stretch.
 */
export function excerpt(folded: string, stretch: Span, held: readonly Span[]): Span[] {
	if (stretch.end - stretch.start <= LONG) return [{ start: stretch.start, end: stretch.end }];
	const parts: Span[] = [];
	for (const span of held.filter((h) => contains(stretch, h)).sort((a, b) => a.start - b.start)) {
		const part = clauseAround(folded, stretch, span);
		const last = parts.at(-1);
		if (last && part.end - last.start <= LONG + MARGIN) last.end = Math.max(last.end, part.end);
		else parts.push(part);
	}
	return parts.length > 0 ? parts : [{ start: stretch.start, end: stretch.start + LONG }];
}

function clauseAround(folded: string, stretch: Span, { start, end }: Span): Span {
	const before = folded.slice(Math.max(stretch.start, start - MARGIN), start);
	const after = folded.slice(end, Math.min(stretch.end, end + MARGIN));
	return {
		start: start - before.length + Math.max(...["，", "。", "；", "："].map((mark) => before.lastIndexOf(mark))) + 1,
		end: end + (after.search(/[，。；：]/) + 1 || after.length),
	};
}
