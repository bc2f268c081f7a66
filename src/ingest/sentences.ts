import type { Block, Report } from "./report.ts";
import type { Span } from "./span.ts";

/** A sentence of a report; a heading, a byline, a row is its own. Offsets in `report.text.value`. */
export interface Sentence extends Span {
	/** Index of its block in `report.blocks`. */
	block: number;
}

/** Blocks that are one sentence, whatever marks they hold. */
const WHOLE = new Set<Block["kind"]>(["title", "subtitle", "heading", "byline", "reporter", "row", "caption"]);
/** Marks that end a sentence, and the closing marks that belong to it. */
const END = /[。！？!?…]+|[；;]|\.(?=\s|$)/g;
const OPENING = "（(《〈【〔“「『‘";
const CLOSING = "）)》〉】〕”」』’";
/** Longest name or phrase in quotation marks within which nothing ends. */
const PHRASE = 60;
/** Longest quotation that stays whole, with the sentences in it. */
const QUOTATION = 400;

/**
 * The sentences of a report in order; together they cover every block but for the white space at its ends. A sentence ends at
 * 。！？…； (clauses between semicolons state things of their own) with the closing quotes and brackets behind them. Within
 * brackets and title marks nothing ends; within a quotation a sentence does, and the quotation mark that closes behind it goes with it.
 */
export function sentences(report: Report): Sentence[] {
	return report.blocks.flatMap((block, index) =>
		(WHOLE.has(block.kind) ? [block] : split(report.text.value, block))
			.map((span) => trimmed(report.text.value, span))
			.filter((span) => span.end > span.start)
			.map((span) => ({ ...span, block: index })),
	);
}

function split(text: string, block: Block): Span[] {
	const value = text.slice(block.start, block.end);
	const bracketed = withinBrackets(value);
	const spans: Span[] = [];
	let start = 0;
	for (const match of value.matchAll(END)) {
		let end = match.index + match[0].length;
		if (match.index < start || bracketed[match.index]) continue;
		const mark = match[0][0] as string;
		if (mark === "." && !/\p{Script=Han}/u.test(value[match.index - 1] ?? "")) continue;
		const closed = end;
		while (end < value.length && CLOSING.includes(value[end] as string)) end++;
		if (mark === '"' || value[end] === '"') end += isOpenStraight(value, start, end) ? 1 : 0;
		// 「……」的问题、“……？”他问: the clause goes on behind the quotation.
		if (end > closed && goesOn(value, end, mark)) continue;
		if (mark === "…" && goesOn(value, end, mark)) continue;
		spans.push({ start: block.start + start, end: block.start + end });
		start = end;
	}
	if (value.slice(start).trim() !== "") spans.push({ start: block.start + start, end: block.end });
	return spans;
}

/** A clause goes on where a comma follows, or, after a quoted question or cry or an ellipsis, a word that says who spoke. */
function goesOn(value: string, end: number, mark: string): boolean {
	const rest = value.slice(end, end + 12);
	if (/^[，,、；;：:的地得]/.test(rest)) return true;
	return mark !== "。" && /^[^。！？]{0,8}(?:说|问|道|表示|介绍|告诉|坦言|感慨)/.test(rest);
}

/** A straight quote that closes: an odd number of them stands before it in the sentence. */
function isOpenStraight(value: string, start: number, end: number): boolean {
	return ((value.slice(start, end).match(/"/g)?.length ?? 0) & 1) === 1;
}

/** For every character whether it stands in brackets or title marks that close again in the same block, nearby. */
function withinBrackets(value: string): Uint8Array {
	const within = new Uint8Array(value.length);
	const open: { mark: string; at: number }[] = [];
	const pairs = new Map(Array.from(OPENING, (mark, i) => [CLOSING[i] as string, mark]));
	for (let i = 0; i < value.length; i++) {
		const char = value[i] as string;
		if (OPENING.includes(char)) open.push({ mark: char, at: i });
		else if (pairs.has(char)) {
			const wanted = pairs.get(char) as string;
			const found = open.findLastIndex(
				({ mark }) => mark === wanted || (mark === "（" && char === ")") || (mark === "(" && char === "）"),
			);
			if (found < 0) continue;
			const { at, mark } = open[found] as { mark: string; at: number };
			open.length = found;
			const isQuote = "“「『‘".includes(mark);
			if (!isQuote && i - at < QUOTATION) within.fill(1, at, i);
			// A word or phrase in quotes, with no end of a sentence before its last character, is cut nowhere.
			else if (isQuote && i - at < PHRASE && !/[。；]/.test(value.slice(at, i))) within.fill(1, at, i - 1);
		}
	}
	return within;
}

function trimmed(text: string, { start, end }: Span): Span {
	while (start < end && /\s/.test(text[start] as string)) start++;
	while (end > start && /\s/.test(text[end - 1] as string)) end--;
	return { start, end };
}
