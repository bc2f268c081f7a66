import { Lattice, labelCount, transitionCount } from "../../src/extract/tagger/crf.ts";
import type { Span } from "../../src/ingest/span.ts";
import type { Name } from "./example.ts";

/** A sentence ready for training: rows of feature hashes, and the labels that its names allow. */
export interface Sample {
	length: number;
	/** `length` rows of the same width; 0 = no feature. */
	rows: Int32Array;
	/** `length` rows of labels, 1 = allowed. */
	allowed: Uint8Array;
}

export interface Options {
	epochs: number;
	/** Step of AdaGrad. */
	rate: number;
	/** Strength of the L1 and L2 penalties. */
	l1: number;
	l2: number;
	/** Features seen in fewer characters are left out. */
	least: number;
	/** Share of the features of a character that a step does not see. */
	dropout: number;
	seed: number;
}

/** Trained weights: rows of `labels` for every feature. */
export interface Weights {
	labels: number;
	/** Feature hash to row. */
	index: Map<number, number>;
	rows: Float32Array;
	transitions: Float32Array;
}

/** The labels that the names of a sentence allow: O outside them, and within them the labels of their types (O too if optional). */
export function allowedLabels(sentence: Span, names: readonly Name[], types: readonly string[]): Uint8Array {
	const L = labelCount(types.length);
	const n = sentence.end - sentence.start;
	const allowed = new Uint8Array(n * L);
	for (let i = 0; i < n; i++) allowed[i * L] = 1;
	for (const name of names) {
		if (name.start < sentence.start || name.end > sentence.end) continue;
		const known = name.types.map((t) => types.indexOf(t)).filter((t) => t >= 0);
		if (known.length === 0) continue;
		for (let i = name.start; i < name.end; i++) {
			const row = (i - sentence.start) * L;
			if (!name.optional) allowed[row] = 0;
			const place = name.end - name.start === 1 ? 3 : i === name.start ? 0 : i === name.end - 1 ? 2 : 1;
			for (const t of known) allowed[row + 1 + 4 * t + place] = 1;
		}
	}
	return allowed;
}

/**
 * Trains a CRF by AdaGrad on the log likelihood of the allowed labellings (so a name of several readings commits to none),
 * with L1 and L2 penalties as a proximal step after every epoch. The same samples and options give the same weights.
 */
export function train(samples: readonly Sample[], types: number, width: number, options: Options): Weights {
	const L = labelCount(types);
	const random = randomNumbers(options.seed);
	const index = indexOf(samples, options.least);
	const rows = samples.map((sample) => sample.rows.map((hash) => (hash === 0 ? -1 : (index.get(hash) ?? -1))));
	const w = new Float32Array(index.size * L);
	const g2 = new Float32Array(index.size * L).fill(0.01);
	const transitions = new Float32Array(transitionCount(types));
	const t2 = new Float32Array(transitions.length).fill(0.01);
	const expected = new Float64Array(transitions.length);
	const free = new Lattice({ types, scores: transitions });
	const bound = new Lattice({ types, scores: transitions });
	const order = samples.map((_, i) => i);
	const longest = Math.max(...samples.map((s) => s.length));
	const scores = new Float32Array(longest * L);
	const kept = new Int32Array(longest * width);
	const keptEnds = new Int32Array(longest);
	const boost = 1 / (1 - options.dropout);
	for (let epoch = 0; epoch < options.epochs; epoch++) {
		shuffle(order, random);
		const { dropout } = options;
		for (const s of order) {
			const sample = samples[s] as Sample;
			const ids = rows[s] as Int32Array;
			const n = sample.length;
			if (n === 0) continue;
			scores.fill(0, 0, n * L);
			let end = 0;
			for (let i = 0; i < n; i++) {
				for (let k = i * width; k < (i + 1) * width; k++) {
					const id = ids[k] as number;
					if (id < 0 || (dropout > 0 && random() < dropout)) continue;
					kept[end++] = id * L;
					for (let l = 0, row = id * L, to = i * L; l < L; l++)
						scores[to + l] = (scores[to + l] as number) + (w[row + l] as number);
				}
				keptEnds[i] = end;
			}
			if (dropout > 0) for (let i = 0; i < n * L; i++) scores[i] = (scores[i] as number) * boost;
			free.update({ types, scores: transitions });
			bound.update({ types, scores: transitions });
			free.run(scores, n, L, 0);
			bound.run(scores, n, L, 0, sample.allowed);
			let start = 0;
			for (let i = 0; i < n; i++) {
				const stop = keptEnds[i] as number;
				for (let l = 0; l < L; l++) {
					const gradient = (free.marginal(i, l) - bound.marginal(i, l)) * boost;
					if (gradient < 1e-4 && gradient > -1e-4) continue;
					const square = gradient * gradient;
					for (let k = start; k < stop; k++) {
						const at = (kept[k] as number) + l;
						const sum = (g2[at] as number) + square;
						g2[at] = sum;
						w[at] = (w[at] as number) - (options.rate * gradient) / Math.sqrt(sum);
					}
				}
				start = stop;
			}
			expected.fill(0);
			free.addTransitions(n, 1, expected);
			bound.addTransitions(n, -1, expected);
			for (const [at, gradient] of expected.entries()) {
				t2[at] = (t2[at] as number) + gradient * gradient;
				transitions[at] = (transitions[at] as number) - (options.rate * gradient) / Math.sqrt(t2[at] as number);
			}
		}
		for (let i = 0; i < w.length; i++) {
			const weight = w[i] as number;
			if (weight === 0) continue;
			const rate = options.rate / Math.sqrt(g2[i] as number);
			const decayed = weight / (1 + rate * 2 * options.l2);
			const shrunk = Math.abs(decayed) - rate * options.l1;
			w[i] = shrunk <= 0 ? 0 : Math.sign(decayed) * shrunk;
		}
	}
	return { labels: L, index, rows: w, transitions };
}

/** Numbers the features that occur often enough. Counts are first taken by a part of the hash, so that rare ones cost no memory. */
function indexOf(samples: readonly Sample[], least: number): Map<number, number> {
	const slots = new Uint8Array(2 ** 26);
	const slot = (hash: number) => (hash >>> 6) & (slots.length - 1);
	for (const { rows } of samples)
		for (const hash of rows)
			if (hash !== 0 && (slots[slot(hash)] as number) < 255) slots[slot(hash)] = (slots[slot(hash)] as number) + 1;
	const counts = new Map<number, number>();
	for (const { rows } of samples)
		for (const hash of rows)
			if (hash !== 0 && (slots[slot(hash)] as number) >= least) counts.set(hash, (counts.get(hash) ?? 0) + 1);
	const index = new Map<number, number>();
	for (const [hash, count] of counts) if (count >= least) index.set(hash, index.size);
	return index;
}

/** Emission scores of a sample by trained weights: `length` rows of labels. */
export function emit(weights: Weights, sample: Pick<Sample, "length" | "rows">, width: number): Float32Array {
	const L = weights.labels;
	const scores = new Float32Array(sample.length * L);
	for (let i = 0; i < sample.length; i++)
		for (let k = i * width; k < (i + 1) * width; k++) {
			const id = sample.rows[k] === 0 ? undefined : weights.index.get(sample.rows[k] as number);
			if (id === undefined) continue;
			for (let l = 0; l < L; l++) scores[i * L + l] = (scores[i * L + l] as number) + (weights.rows[id * L + l] as number);
		}
	return scores;
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

export function shuffle<T>(items: T[], random: () => number): void {
	for (let i = items.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[items[i], items[j]] = [items[j] as T, items[i] as T];
	}
}
