import type { Span } from "../../ingest/span.ts";
import type { EntityType } from "../../schema.ts";
import { Features, WIDTH } from "./features.ts";
import { type Layer, type Model, readModel } from "./model.ts";
import { STACK_WIDTH, stack } from "./stack.ts";

/** A stretch of text as a name. Offsets in the text that was tagged. */
export interface TaggedSpan extends Span {
	type: EntityType;
	/** Marginal probability that exactly this stretch is a name of this type. */
	probability: number;
	/** Whether it belongs to the best reading: the likeliest spans, none overlapping another. The others are alternatives to them. */
	best: boolean;
}

/** Spans less likely than this are not listed. */
const LEAST = 0.05;
/** Spans less likely than this are never in the best reading (the threshold of the best F1 in cross-validation). */
const LEAST_BEST = 0.4;

/** Finds the names of a text by a trained model. Pure: the same text and sentences give the same spans. */
export class Tagger {
	readonly #features: Features;
	readonly #model: Model;
	#rows = new Int32Array(0);
	#sums = new Int32Array(0);
	#scores = new Float32Array(0);
	#stacked = new Int32Array(0);

	constructor(features: Features, model: Model) {
		this.#features = features;
		this.#model = model;
	}

	/**
	 * The names in the sentences of a folded text (see `fold`), by start, end and type. Every sentence is read by itself. Names are
	 * found down to a probability of 0.05; of two that overlap at most one is `best`.
	 */
	tag(folded: string, sentences: readonly Span[]): TaggedSpan[] {
		return sentences.flatMap((sentence) => (sentence.end > sentence.start ? this.#tagSentence(folded, sentence) : []));
	}

	#tagSentence(folded: string, { start, end }: Span): TaggedSpan[] {
		const n = end - start;
		this.emissions(folded, start, end);
		const main = this.#model.layers.at(-1) as Layer;
		main.lattice.run(this.#scores, n, this.#model.columns, main.offset);
		const spans: TaggedSpan[] = main.lattice.candidates(n, LEAST).map((c) => ({
			start: start + c.start,
			end: start + c.end,
			type: main.types[c.type] as EntityType,
			probability: c.probability,
			best: false,
		}));
		choose(spans);
		return spans;
	}

	/** Scores of all layers for a sentence, `columns` a character; the buffer is used again by the next call. */
	emissions(folded: string, start: number, end: number): Float32Array {
		const n = end - start;
		const model = this.#model;
		if (this.#rows.length < n * WIDTH) {
			this.#rows = new Int32Array(n * WIDTH * 2);
			this.#sums = new Int32Array(n * model.words * 2);
			this.#scores = new Float32Array(n * model.columns * 2);
			this.#stacked = new Int32Array(n * STACK_WIDTH * 2);
		}
		this.#features.extract(folded, start, end, this.#rows);
		this.#sums.fill(0, 0, n * model.words);
		model.add(this.#rows, n, WIDTH, this.#sums);
		const below = model.layers.slice(0, -1);
		if (below.length > 0) {
			for (const layer of below) model.unpack(layer, this.#sums, n, this.#scores);
			stack(below, this.#scores, n, model.columns, this.#rows, this.#stacked);
			model.add(this.#stacked, n, STACK_WIDTH, this.#sums);
		}
		model.unpack(model.layers.at(-1) as Layer, this.#sums, n, this.#scores);
		return this.#scores;
	}
}

/** Marks the likeliest spans that overlap none likelier. */
function choose(spans: TaggedSpan[]): void {
	const chosen: TaggedSpan[] = [];
	for (const span of spans
		.filter((s) => s.probability >= LEAST_BEST)
		.sort((a, b) => b.probability - a.probability || a.start - b.start)) {
		if (chosen.some((c) => c.start < span.end && span.start < c.end)) continue;
		span.best = true;
		chosen.push(span);
	}
}

/** Loads the dictionary, the features' lexicons and the weights of models/tagger.bin. */
export function loadTagger(): Tagger {
	return new Tagger(new Features(), readModel(new URL("../../../models/tagger.bin", import.meta.url)));
}
