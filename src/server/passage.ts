import type { Span } from "../ingest/span.ts";
import type { Passage } from "./api.ts";

/** Characters shown before the first quoted sentence and after the last: a source may be a yearbook. */
const AROUND = 2000;
/** Characters of a text that a page can show at once. */
const LONGEST = 200_000;

/** The part of a source's text in which the quoted spans stand, with what is around them; its beginning where nothing is quoted. */
export function passageOf(source: string, text: string, spans: readonly Span[]): Passage {
	const quoted = joined(spans.filter(({ start, end }) => start < end && end <= text.length));
	const start = Math.max(0, (quoted[0]?.start ?? 0) - AROUND);
	const end = Math.min(text.length, start + LONGEST, (quoted.at(-1)?.end ?? 0) + AROUND);
	return {
		source,
		start,
		text: text.slice(start, end),
		length: text.length,
		quoted: quoted.filter((span) => span.end <= end),
	};
}

/** In order, those that overlap made one. */
function joined(spans: readonly Span[]): Span[] {
	const result: Span[] = [];
	for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
		const last = result.at(-1);
		if (last && start < last.end) last.end = Math.max(last.end, end);
		else result.push({ start, end });
	}
	return result;
}
