import type { Span } from "../../ingest/span.ts";
import type { Word } from "../segment.ts";
import { LEADING_HEADS, OTHER_HEADS, QUALIFIERS } from "../titles.ts";

const either = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");
const HEADS = new RegExp(`(?:${either(QUALIFIERS)})*(?:${either([...LEADING_HEADS, ...OTHER_HEADS])})(?!会|团)`, "g");

/** The cores of titles in a sentence (副书记, 总经理), without the units before them; those that end with a word. */
export function titleHeads(folded: string, words: readonly Word[]): Span[] {
	const first = words[0];
	const last = words.at(-1);
	if (!first || !last) return [];
	const ends = new Map(words.map((w) => [w.end, w]));
	const starts = new Set(words.map((w) => w.start));
	return [...folded.slice(first.start, last.end).matchAll(HEADS)]
		.map((m) => ({ start: first.start + m.index, end: first.start + m.index + m[0].length }))
		.filter((s) => {
			// 区委书记 is a word of the dictionary: the head is the end of it.
			const word = ends.get(s.end);
			return word !== undefined && (starts.has(s.start) || word.start < s.start);
		});
}
