import { undoubled, unspaced, withoutInvisible, withoutRadicals } from "./glyphs.ts";
import { edit, type Line, part, trim } from "./line.ts";

/** A line of the source as the layout rules see it. */
export interface LayoutLine {
	line: Line;
	/** An empty line, or the end of a page, stands before it. */
	blank: boolean;
	/** Drawn as captions are: every glyph doubled or set apart. */
	ornate: boolean;
	/** Level of a Markdown heading, 1 to 6; 0 for other lines. */
	level: number;
}

/** Long lines that hold a whole article, its paragraphs parted by single spaces, as stripped web pages have them. */
const FOLDED = 120;
const PARAGRAPH_GAP = /(?<=[。！？…][”’」』）)]?)[ \u3000]+(?=\S)/g;

/** The lines of a text that are not empty, each cleaned of what single lines can be cleaned of. */
export function linesOf(text: string): LayoutLine[] {
	const lines: LayoutLine[] = [];
	let blank = true;
	let spaced = false;
	for (const match of text.matchAll(/[^\r\n\f\v\u0085\u2028\u2029]+|\r\n?|[\n\f\v\u0085\u2028\u2029]/g)) {
		const value = match[0];
		if (/^[\r\n\f\v\u0085\u2028\u2029]/.test(value)) {
			// A break that follows a break makes an empty line; the end of a page counts as one.
			const before = text[match.index - 1];
			if (before === undefined || before === "\n" || before === "\r" || /[\f\v]/.test(value)) blank = true;
			continue;
		}
		const raw = withoutRadicals(
			withoutInvisible({
				value,
				starts: Array.from({ length: value.length }, (_, i) => match.index + i),
				ends: Array.from({ length: value.length }, (_, i) => match.index + i + 1),
			}),
		);
		if (raw.value.trim() === "") {
			blank = true;
			continue;
		}
		const { line: tight, continues } = unspaced(raw, spaced);
		const full = trim(undoubled(tight));
		const wholeLineSpaced = continues && !spaced && tight.value.trim().length < raw.value.trim().length * 0.65;
		const { line, level } = withoutMarkup(full);
		const ornate = full.value.length < trim(tight).value.length * 0.6 || wholeLineSpaced;
		for (const [i, piece] of unfolded(line).entries())
			if (piece.value !== "") lines.push({ line: piece, blank: blank || i > 0, ornate, level });
		blank = false;
		spaced = continues;
	}
	return lines;
}

const MARKUP = /\*\*|__(?=\S)|(?<=\S)__|!?\[|\]\([^()\s]*\)|^>\s*|`/g;

/** The line without the marks of Markdown, and its level as a heading. */
function withoutMarkup(line: Line): { line: Line; level: number } {
	if (/^\|.*\|$/.test(line.value)) return { line: cells(line), level: 0 };
	const heading = /^(#{1,6})\s+/.exec(line.value);
	const level = heading ? (heading[1] as string).length : 0;
	let clean = heading ? part(line, heading[0].length) : line;
	const linked = /\]\([^()\s]*\)/.test(clean.value);
	const edits = [...clean.value.matchAll(MARKUP)]
		.filter((m) => linked || !m[0].endsWith("["))
		.map((m) => ({ start: m.index, end: m.index + m[0].length, value: "" }));
	if (edits.length > 0) clean = edit(clean, edits);
	return { line: trim(clean), level };
}

/** A row of a Markdown table with tabs between its cells; nothing of the rule below its head. */
function cells(line: Line): Line {
	if (/^[|\s:-]+$/.test(line.value)) return part(line, 0, 0);
	const inner = trim(part(line, 1, line.value.length - 1));
	return edit(
		inner,
		[...inner.value.matchAll(/\s*\|\s*/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, value: "\t" })),
	);
}

/** The paragraphs and headings of an article that stands in one line. */
function unfolded(line: Line): Line[] {
	if (line.value.length < FOLDED) return [line];
	const gaps = [...line.value.matchAll(PARAGRAPH_GAP)];
	if (gaps.length === 0) return [line];
	const pieces: Line[] = [];
	let from = 0;
	for (const gap of gaps) {
		pieces.push(...withoutLeadingHeadings(part(line, from, gap.index)));
		from = gap.index + gap[0].length;
	}
	pieces.push(...withoutLeadingHeadings(part(line, from)));
	return pieces.map(trim);
}

/** Longest heading within a line, in characters. */
const HEADING = 40;

/** «甲片区 抓招商 促发展 上半年，甲片区…» -> the heading and the text. */
function withoutLeadingHeadings(line: Line): Line[] {
	let depth = 0;
	let from = 0;
	for (let i = 0; i < line.value.length; i++) {
		const char = line.value[i] as string;
		if ("（(“《「".includes(char)) depth++;
		if ("）)”》」".includes(char)) depth--;
		if (i - from > HEADING || "。！？".includes(char)) break;
		if (char === " " && depth === 0) from = i + 1;
	}
	return from === 0 || from === line.value.length ? [line] : [part(line, 0, from), part(line, from)];
}
