import { part } from "./line.ts";
import type { Layout, Piece } from "./paragraphs.ts";

/** Shortest text that is taken for a repetition by the extraction, in characters. */
const SHORTEST = 16;
/** How many paragraphs back a repetition is looked for. */
const REACH = 3;

/**
 * Drops what a page's extraction has put twice: a paragraph that stands whole in one shortly before it (the second half of a
 * column turned twice), the beginning of a paragraph that repeats the end of the last, a sentence that follows itself.
 */
export function withoutRepeats(layout: Layout): Layout {
	const cuts = [...layout.cuts];
	const pieces: Piece[] = [];
	const recent: string[] = [];
	for (const piece of layout.pieces) {
		if (piece.kind !== "paragraph") {
			pieces.push(piece);
			continue;
		}
		const { value } = piece.line;
		if (value.length >= SHORTEST && recent.some((earlier) => earlier.includes(value))) {
			cuts.push(piece.line.starts[0] as number);
			continue;
		}
		const from = overlap(recent.at(-1) ?? "", value);
		if (from > 0) cuts.push(piece.line.starts[0] as number);
		const kept = from > 0 ? { ...piece, line: part(piece.line, from) } : piece;
		pieces.push(kept);
		recent.push(value);
		if (recent.length > REACH) recent.shift();
	}
	return { pieces, cuts: cuts.sort((a, b) => a - b) };
}

/** Length of the longest beginning of `text` that is an end of `before`; 0 where it is shorter than `SHORTEST`. */
function overlap(before: string, text: string): number {
	if (text.length < SHORTEST || before.length < SHORTEST) return 0;
	let at = before.indexOf(text.slice(0, SHORTEST));
	// A text that repeats itself all over has its beginning everywhere: the first few places will do.
	for (let tries = 0; at >= 0 && tries < 20; tries++) {
		if (text.startsWith(before.slice(at))) return before.length - at;
		at = before.indexOf(text.slice(0, SHORTEST), at + 1);
	}
	return 0;
}
