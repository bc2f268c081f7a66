import { Features, WIDTH } from "../../src/extract/tagger/features.ts";
import type { Model } from "../../src/extract/tagger/model.ts";
import { STACK_WIDTH, stack } from "../../src/extract/tagger/stack.ts";
import type { Span } from "../../src/ingest/span.ts";
import type { Example } from "./example.ts";
import { allowedLabels, type Sample } from "./trainer.ts";

/** A sample with the sentence that it was made of. */
export interface Sentence extends Sample {
	document: string;
	example: Example;
	span: Span;
}

/** Features of a sample of a layer that sees the text alone, and of one that sees the layers below it too. */
export function widthOf(below: Model | null): number {
	return WIDTH + (below ? STACK_WIDTH : 0);
}

export const features = new Features();

/** The sentences of the examples as samples; with `below`, with its readings as features. */
export function samplesOf(examples: readonly Example[], types: readonly string[], below: Model | null): Sentence[] {
	return examples.flatMap((example) =>
		example.sentences
			.filter((span) => span.end > span.start)
			.map((span) => ({
				document: example.document,
				example,
				span,
				length: span.end - span.start,
				rows: rowsOf(example.folded, span, below),
				allowed: allowedLabels(span, example.names, types),
			})),
	);
}

function rowsOf(folded: string, { start, end }: Span, below: Model | null): Int32Array {
	const n = end - start;
	const base = new Int32Array(n * WIDTH);
	features.extract(folded, start, end, base);
	if (!below) return base;
	const sums = new Int32Array(n * below.words);
	below.add(base, n, WIDTH, sums);
	const scores = new Float32Array(n * below.columns);
	for (const layer of below.layers) below.unpack(layer, sums, n, scores);
	const stacked = new Int32Array(n * STACK_WIDTH);
	stack(below.layers, scores, n, below.columns, base, stacked);
	const width = WIDTH + STACK_WIDTH;
	const rows = new Int32Array(n * width);
	for (let i = 0; i < n; i++) {
		rows.set(base.subarray(i * WIDTH, (i + 1) * WIDTH), i * width);
		rows.set(stacked.subarray(i * STACK_WIDTH, (i + 1) * STACK_WIDTH), i * width + WIDTH);
	}
	return rows;
}
