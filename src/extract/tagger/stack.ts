import { mix, WIDTH } from "./features.ts";
import type { Layer } from "./model.ts";

/** Layers whose readings the last layer sees. */
const LAYERS = 2;

/** Features of a character that come from the layers below. */
export const STACK_WIDTH = LAYERS * 7 + 3;

/** Templates of this file begin here, so that no feature of features.ts has the same hash for the same values. */
const FIRST_TEMPLATE = 1000;

/** Where in a row of `Features` the part of speech, the lexicon's class and the next head word stand. */
const COLUMN = { tag: 21, phrase: 38, head: 54 };

/**
 * What the layers below read in a sentence, as features for the last one: the likeliest label of every character and of its
 * neighbours, how sure it is, and the type and length of the name that it lies in.
 */
export function stack(
	layers: readonly Layer[],
	scores: Float32Array,
	n: number,
	columns: number,
	rows: Int32Array,
	out: Int32Array,
): void {
	const labels = layers.map(() => new Int32Array(n + 2));
	const sure = layers.map(() => new Int32Array(n));
	const lengths = layers.map(() => new Int32Array(n));
	for (const [k, { lattice, offset }] of layers.entries()) {
		lattice.run(scores, n, columns, offset);
		const label = labels[k] as Int32Array;
		for (let i = 0; i < n; i++) {
			let best = 0;
			let most = 0;
			for (let l = 0; l < lattice.labels; l++) {
				const probability = lattice.marginal(i, l);
				if (probability > most) {
					most = probability;
					best = l;
				}
			}
			label[i + 1] = best + 1;
			(sure[k] as Int32Array)[i] = most > 0.9 ? 2 : most > 0.6 ? 1 : 0;
		}
		spanLengths(label, n, lengths[k] as Int32Array);
	}
	for (let i = 0; i < n; i++) {
		let at = i * STACK_WIDTH;
		let template = FIRST_TEMPLATE;
		const put = (a: number, b: number, c: number) => {
			const hash = mix(mix(mix(mix(template++, a), b), c), 0x3c6ef372);
			out[at++] = hash === 0 ? 1 : hash;
		};
		let joint = 0;
		for (let k = 0; k < layers.length; k++) {
			const label = labels[k] as Int32Array;
			const [before, here, after] = [label[i] as number, label[i + 1] as number, label[i + 2] as number];
			const certainty = (sure[k] as Int32Array)[i] as number;
			const length = (lengths[k] as Int32Array)[i] as number;
			put(here, 0, 0);
			put(here, certainty, 0);
			put(before, here, 0);
			put(here, after, 0);
			put(before, here, after);
			put(here, length, 0);
			put(here, rows[i * WIDTH + COLUMN.phrase] as number, 0);
			joint = joint * 64 + here;
		}
		put(joint, 0, 0);
		put(joint, rows[i * WIDTH + COLUMN.tag] as number, 0);
		put(joint, rows[i * WIDTH + COLUMN.head] as number, 0);
		while (at < (i + 1) * STACK_WIDTH) out[at++] = 0;
	}
}

/** For every character within a name the name's length, at most 15; 0 outside. */
function spanLengths(labels: Int32Array, n: number, lengths: Int32Array): void {
	let start = 0;
	for (let i = 0; i < n; i++) {
		const label = (labels[i + 1] as number) - 1;
		const place = label === 0 ? -1 : (label - 1) % 4;
		if (place === -1 || place === 0 || place === 3) start = i;
		if (place >= 2) lengths.fill(Math.min(i - start + 1, 15), start, i + 1);
	}
}
