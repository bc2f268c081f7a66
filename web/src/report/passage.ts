import type { Passage } from "../../../src/server/api.ts";

export interface Piece {
	/** Offset in the source's text. */
	start: number;
	text: string;
	quoted: boolean;
}

/** The passage cut where a quoted stretch begins or ends; the pieces together are its text. */
export function cutAtQuotes({ start, text, quoted }: Passage): Piece[] {
	const pieces: Piece[] = [];
	let at = start;
	const add = (end: number, isQuoted: boolean) => {
		if (end > at) pieces.push({ start: at, text: text.slice(at - start, end - start), quoted: isQuoted });
		at = Math.max(at, end);
	};
	for (const span of quoted) {
		add(span.start, false);
		add(span.end, true);
	}
	add(start + text.length, false);
	return pieces;
}
