import type { Span } from "./span.ts";

/**
 * The repaired text of a report, immutable, with a map back to the source's extracted text.
 *
 * All offsets count UTF-16 code units, start inclusive, end exclusive. Every code unit of `value` either stands for
 * a stretch of the source or was put in by the repair (a line break between two blocks), in which case its stretch is empty.
 */
export class Text {
	readonly value: string;
	/** For every code unit of `value`, where its stretch of the source starts and ends. Not decreasing within a sentence. */
	readonly #starts: Int32Array;
	readonly #ends: Int32Array;

	/** Source offsets at which text that is no layout was taken out (moved or dropped), ascending. */
	readonly #cuts: readonly number[];

	constructor(value: string, starts: Int32Array, ends: Int32Array, cuts: readonly number[] = []) {
		if (starts.length !== value.length || ends.length !== value.length)
			throw new RangeError(`a text of ${value.length} code units needs as many offsets, not ${starts.length} and ${ends.length}`);
		this.value = value;
		this.#starts = starts;
		this.#ends = ends;
		this.#cuts = cuts;
	}

	/** A text that is its source, unrepaired. */
	static verbatim(value: string): Text {
		const starts = Int32Array.from({ length: value.length }, (_, i) => i);
		return new Text(
			value,
			starts,
			starts.map((s) => s + 1),
		);
	}

	slice(span: Span): string {
		return this.value.slice(span.start, span.end);
	}

	/** The stretch of the source that `value.slice(start, end)` was read from, from its first to its last character. */
	sourceSpan(start: number, end: number): Span {
		const spans = this.sourceSpans(start, end);
		if (spans.length === 0) throw new RangeError(`no source text at ${start}-${end} of a text of ${this.value.length}`);
		return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) };
	}

	/**
	 * As `sourceSpan`, but cut in two wherever the source has other text in between (a heading stranded in mid-sentence,
	 * moved away by the repair). Gaps of layout alone (white space, a doubled glyph) do not cut.
	 */
	sourceSpans(start: number, end: number): Span[] {
		if (start < 0 || end > this.value.length || start > end)
			throw new RangeError(`span ${start}-${end} lies outside a text of ${this.value.length}`);
		const spans: Span[] = [];
		for (let i = start; i < end; i++) {
			const from = this.#starts[i] as number;
			const to = this.#ends[i] as number;
			if (from === to) continue;
			const last = spans.at(-1);
			if (last && from >= last.end && this.#joins(last.end, from)) last.end = to;
			else spans.push({ start: from, end: to });
		}
		return spans;
	}

	#joins(end: number, start: number): boolean {
		let low = 0;
		let high = this.#cuts.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#cuts[middle] as number) < end) low = middle + 1;
			else high = middle;
		}
		const next = this.#cuts[low];
		return next === undefined || next >= start;
	}
}
