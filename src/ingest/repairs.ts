import type { Report } from "./report.ts";
import type { Span } from "./span.ts";

/**
 * - `line break`: a line ended within a word or a sentence
 * - `spaces`: glyphs stood apart
 * - `invisible`: controls, soft hyphens, zero-width marks
 * - `doubled`: every glyph stood twice
 * - `radicals`: stood in the place of the characters that look the same
 * - `marks`: signs of Markdown
 * - `stranded`: other text stood in the middle
 * - `moved`: text that the source has elsewhere goes on here
 * - `other`
 */
export type RepairKind =
	| "line break"
	| "spaces"
	| "invisible"
	| "doubled"
	| "radicals"
	| "marks"
	| "stranded"
	| "moved"
	| "other";

/** A stretch of the source's extracted text that reads otherwise in a report. */
export interface Repair extends Span {
	kind: RepairKind;
	/** As the source has it. */
	before: string;
	/** As the report has it. */
	after: string;
	/** Where `after` ends in `report.text.value`. */
	at: number;
}

/** A stretch of the source's extracted text that is in none of its reports. */
export interface LeftOut extends Span {
	text: string;
	/** The reports hold the same words from another place. */
	again: boolean;
}

const INVISIBLE = /^[\p{Cc}\p{Cf}\s]*$/u;
const MARKS = /^(?:[*_`>#\-|:[\]!\s]|\([^()\s]*\))+$/;
/** Repairs of one kind with fewer untouched characters in between are told as one: 基 地 直 供. */
const NEAR = 3;
/** As short as a repetition by the extraction is, in characters. */
const REPEATED = 16;

/** Every repair of a report, in the order of its text. `source` is the extracted text of its source. Linear. */
export function repairsOf({ text, blocks }: Report, source: string): Repair[] {
	const repairs: Repair[] = [];
	/** The characters since the last repair that stand as they stood. */
	let untouched = 0;
	const add = (next: Omit<Repair, "before" | "after">, after: string) => {
		const before = source.slice(next.start, next.end);
		const last = repairs.at(-1);
		if (last?.kind === next.kind && untouched < NEAR && next.start >= last.end && next.start - last.end === untouched) {
			const between = source.slice(last.end, next.start);
			Object.assign(last, { end: next.end, at: next.at, before: last.before + between + before });
			last.after += between + after;
		} else repairs.push({ ...next, before, after });
		untouched = 0;
	};
	for (const block of blocks) {
		let reached: Span | null = null;
		untouched = NEAR;
		for (let i = block.start; i < block.end; i++) {
			const char = text.value[i] as string;
			const [own] = text.sourceSpans(i, i + 1);
			if (!own) {
				add({ kind: "other", start: reached?.end ?? 0, end: reached?.end ?? 0, at: i + 1 }, char);
				continue;
			}
			// Several characters that stand for one stretch.
			const shared = reached?.start === own.start && reached.end === own.end;
			if (reached && !shared && own.start > reached.end)
				add({ kind: gapKind(source.slice(reached.end, own.start)), start: reached.end, end: own.start, at: i }, "");
			if (reached && !shared && own.start < reached.end) add({ kind: "moved", start: own.start, end: own.start, at: i }, "");
			const before = source.slice(own.start, own.end);
			if (shared) {
				const last = repairs.at(-1);
				if (last) Object.assign(last, { after: last.after + char, at: i + 1 });
			} else if (before === char) untouched++;
			else add({ kind: changeKind(before, char), ...own, at: i + 1 }, char);
			reached = own;
		}
	}
	return repairs;
}

function gapKind(gap: string): RepairKind {
	if (/^\s*$/.test(gap)) return /[\n\r\f\v\u0085\u2028\u2029]/.test(gap) ? "line break" : "spaces";
	if (INVISIBLE.test(gap)) return "invisible";
	return MARKS.test(gap) ? "marks" : "stranded";
}

function changeKind(before: string, after: string): RepairKind {
	if (before === after + after) return "doubled";
	if (/^[\u2e80-\u2fdf\uf900-\ufaff]$/.test(before)) return "radicals";
	return MARKS.test(before) ? "marks" : "other";
}

/** What of a source's extracted text none of its reports holds, in order; white space and signs of Markdown apart. */
export function leftOut(source: string, reports: readonly Report[]): LeftOut[] {
	const held = new Uint8Array(source.length);
	for (const { text, blocks } of reports)
		for (const { start, end } of blocks)
			for (let i = start; i < end; i++) for (const own of text.sourceSpans(i, i + 1)) held.fill(1, own.start, own.end);
	const words = reports.map(({ text }) => squeeze(text.value)).join("\n");
	const found: LeftOut[] = [];
	for (let start = 0; start < source.length; start++) {
		if (held[start]) continue;
		let end = start;
		while (end < source.length && !held[end] && source[end] !== "\n") end++;
		const text = source.slice(start, end).trim();
		const own = start + source.slice(start, end).search(/\S/);
		if (!INVISIBLE.test(text) && !MARKS.test(text))
			found.push({ start: own, end: own + text.length, text, again: text.length >= REPEATED && words.includes(squeeze(text)) });
		start = Math.max(start, end - 1);
	}
	return found;
}

function squeeze(text: string): string {
	return text.replaceAll(/\s/g, "");
}
