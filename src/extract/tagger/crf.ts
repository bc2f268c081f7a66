/**
 * A linear-chain CRF over BIOES labels of `types` types. Label 0 is O; type t has B = 1 + 4t, I = 2 + 4t, E = 3 + 4t,
 * S = 4 + 4t. What may not follow has no transition: a name that began goes on to its end in one type.
 *
 * The other transitions share their scores: one for every pair of what ended (0 = nothing, 1 + t = a name of type t) and what
 * begins (the same), at ended * (types + 1) + begins; then four for every type, for B-I, B-E, I-I and I-E.
 */
export interface Transitions {
	types: number;
	scores: Float32Array;
}

export function transitionCount(types: number): number {
	return (types + 1) ** 2 + 4 * types;
}

export function labelCount(types: number): number {
	return 1 + 4 * types;
}

/** A stretch of characters of a sentence (`end` exclusive) as a name of a type, with its marginal probability. */
export interface Candidate {
	start: number;
	end: number;
	type: number;
	probability: number;
}

/** A label whose score is this far below the best one of its character is as good as impossible: no exp for it. */
const FAR = -18;
const NEGLIGIBLE = Math.exp(FAR);

/** Probabilities of one sentence at a time; its buffers grow with the longest sentence. */
export class Lattice {
	readonly types: number;
	readonly labels: number;
	/** exp of the transition scores. */
	readonly #steps: Float64Array;
	/** Scaled forward and backward values and exp of the emissions, n rows of `labels`. */
	forward = new Float64Array(0);
	backward = new Float64Array(0);
	emissions = new Float64Array(0);
	/** Factors that the forward values were divided by. */
	norms = new Float64Array(0);
	/** Of one character: what ended before it, what begins at it. */
	readonly closed: Float64Array;
	readonly opened: Float64Array;

	constructor(transitions: Transitions) {
		this.types = transitions.types;
		this.labels = labelCount(transitions.types);
		this.#steps = new Float64Array(transitions.scores.length);
		this.closed = new Float64Array(transitions.types + 1);
		this.opened = new Float64Array(transitions.types + 1);
		this.update(transitions);
	}

	/** Takes over changed transitions (while training). */
	update(transitions: Transitions): void {
		for (let i = 0; i < this.#steps.length; i++) this.#steps[i] = Math.exp(transitions.scores[i] as number);
	}

	/**
	 * Forward and backward values of `n` characters with emission scores `scores` (rows of `stride`, labels from `offset`).
	 * With `allowed` (n rows of labels, 0 = forbidden), of the labellings that it allows. Returns the log of the partition function.
	 */
	run(scores: Float32Array, n: number, stride: number, offset: number, allowed?: Uint8Array): number {
		const L = this.labels;
		const T = this.types;
		const steps = this.#steps;
		if (this.forward.length < n * L) {
			this.forward = new Float64Array(n * L * 2);
			this.backward = new Float64Array(n * L * 2);
			this.emissions = new Float64Array(n * L * 2);
			this.norms = new Float64Array(n * 2);
		}
		const { forward, backward, emissions, norms } = this;
		let log = 0;
		for (let i = 0; i < n; i++) {
			const row = i * L;
			const from = i * stride + offset;
			let max = Number.NEGATIVE_INFINITY;
			for (let l = 0; l < L; l++) {
				const score = scores[from + l] as number;
				if (score > max && allowed?.[row + l] !== 0) max = score;
			}
			log += max;
			for (let l = 0; l < L; l++) {
				const gap = (scores[from + l] as number) - max;
				emissions[row + l] = allowed && allowed[row + l] === 0 ? 0 : gap < FAR ? NEGLIGIBLE : Math.exp(gap);
			}
		}
		const K = T + 1;
		const { closed, opened } = this;
		for (let i = 0; i < n; i++) {
			const row = i * L;
			const last = row - L;
			if (i === 0) opened.fill(1);
			else {
				closed[0] = forward[last] as number;
				for (let t = 1, l = last + 3; t < K; t++, l += 4) closed[t] = (forward[l] as number) + (forward[l + 1] as number);
				opened.fill(0);
				for (let a = 0, at = 0; a < K; a++) {
					const mass = closed[a] as number;
					for (let b = 0; b < K; b++, at++) opened[b] = (opened[b] as number) + mass * (steps[at] as number);
				}
			}
			let sum = (opened[0] as number) * (emissions[row] as number);
			forward[row] = sum;
			for (let t = 0, l = row + 1, at = K * K; t < T; t++, l += 4, at += 4) {
				const begins = opened[t + 1] as number;
				const begun = i === 0 ? 0 : (forward[l - L] as number);
				const within = i === 0 ? 0 : (forward[l - L + 1] as number);
				// The last character can't leave a name open.
				const b = i === n - 1 ? 0 : begins * (emissions[l] as number);
				const on =
					i === n - 1 ? 0 : (begun * (steps[at] as number) + within * (steps[at + 2] as number)) * (emissions[l + 1] as number);
				const e = (begun * (steps[at + 1] as number) + within * (steps[at + 3] as number)) * (emissions[l + 2] as number);
				const s = begins * (emissions[l + 3] as number);
				forward[l] = b;
				forward[l + 1] = on;
				forward[l + 2] = e;
				forward[l + 3] = s;
				sum += b + on + e + s;
			}
			norms[i] = sum;
			log += Math.log(sum);
			const scale = 1 / sum;
			for (let l = row; l < row + L; l++) forward[l] = (forward[l] as number) * scale;
		}
		for (let l = (n - 1) * L; l < n * L; l++) backward[l] = 1;
		for (let t = 0, l = (n - 1) * L + 1; t < T; t++, l += 4) {
			backward[l] = 0;
			backward[l + 1] = 0;
		}
		for (let i = n - 2; i >= 0; i--) {
			const row = i * L;
			const next = row + L;
			const scale = 1 / (norms[i + 1] as number);
			opened[0] = (emissions[next] as number) * (backward[next] as number) * scale;
			for (let t = 1, l = next + 1; t < K; t++, l += 4)
				opened[t] =
					((emissions[l] as number) * (backward[l] as number) + (emissions[l + 3] as number) * (backward[l + 3] as number)) *
					scale;
			for (let a = 0, at = 0; a < K; a++) {
				let sum = 0;
				for (let b = 0; b < K; b++, at++) sum += (opened[b] as number) * (steps[at] as number);
				closed[a] = sum;
			}
			backward[row] = closed[0] as number;
			for (let t = 0, l = row + 1, at = K * K; t < T; t++, l += 4, at += 4) {
				const on = (emissions[l + L + 1] as number) * (backward[l + L + 1] as number) * scale;
				const end = (emissions[l + L + 2] as number) * (backward[l + L + 2] as number) * scale;
				backward[l] = on * (steps[at] as number) + end * (steps[at + 1] as number);
				backward[l + 1] = on * (steps[at + 2] as number) + end * (steps[at + 3] as number);
				backward[l + 2] = closed[t + 1] as number;
				backward[l + 3] = closed[t + 1] as number;
			}
		}
		return log;
	}

	/** Probability of a label at a character, after `run`. */
	marginal(i: number, label: number): number {
		return (this.forward[i * this.labels + label] as number) * (this.backward[i * this.labels + label] as number);
	}

	/** Adds to `counts` how often each transition is expected to be taken in the `n` characters, times `sign`, after `run`. */
	addTransitions(n: number, sign: number, counts: Float64Array): void {
		const L = this.labels;
		const K = this.types + 1;
		const { forward, backward, emissions, norms, closed, opened } = this;
		const steps = this.#steps;
		const count = (at: number, value: number) => {
			counts[at] = (counts[at] as number) + sign * value;
		};
		for (let i = 0; i + 1 < n; i++) {
			const row = i * L;
			const next = row + L;
			const scale = 1 / (norms[i + 1] as number);
			closed[0] = forward[row] as number;
			opened[0] = (emissions[next] as number) * (backward[next] as number) * scale;
			for (let t = 1, l = 1; t < K; t++, l += 4) {
				closed[t] = (forward[row + l + 2] as number) + (forward[row + l + 3] as number);
				opened[t] =
					((emissions[next + l] as number) * (backward[next + l] as number) +
						(emissions[next + l + 3] as number) * (backward[next + l + 3] as number)) *
					scale;
				const on = (emissions[next + l + 1] as number) * (backward[next + l + 1] as number) * scale;
				const end = (emissions[next + l + 2] as number) * (backward[next + l + 2] as number) * scale;
				const at = K * K + 4 * (t - 1);
				count(at, (forward[row + l] as number) * (steps[at] as number) * on);
				count(at + 1, (forward[row + l] as number) * (steps[at + 1] as number) * end);
				count(at + 2, (forward[row + l + 1] as number) * (steps[at + 2] as number) * on);
				count(at + 3, (forward[row + l + 1] as number) * (steps[at + 3] as number) * end);
			}
			for (let a = 0, at = 0; a < K; a++)
				for (let b = 0; b < K; b++, at++) count(at, (closed[a] as number) * (steps[at] as number) * (opened[b] as number));
		}
	}

	/** Every stretch that is a name of a type with at least the probability `least` (> 0), after `run`, by start, end and type. */
	candidates(n: number, least: number): Candidate[] {
		const L = this.labels;
		const steps = this.#steps;
		const found: Candidate[] = [];
		for (let i = 0; i < n; i++)
			for (let t = 0; t < this.types; t++) {
				const b = 1 + 4 * t;
				const alone = this.marginal(i, b + 3);
				if (alone >= least) found.push({ start: i, end: i + 1, type: t, probability: Math.min(alone, 1) });
				if (this.marginal(i, b) < least) continue;
				let at = (this.types + 1) ** 2 + 4 * t;
				let path = this.forward[i * L + b] as number;
				for (let j = i + 1; j < n; j++) {
					const row = j * L + b;
					const norm = this.norms[j] as number;
					const ends = (path * (steps[at + 1] as number) * (this.emissions[row + 2] as number)) / norm;
					const probability = ends * (this.backward[row + 2] as number);
					if (probability >= least) found.push({ start: i, end: j + 1, type: t, probability: Math.min(probability, 1) });
					path = (path * (steps[at] as number) * (this.emissions[row + 1] as number)) / norm;
					if (path * (this.backward[row + 1] as number) < least) break;
					if (j === i + 1) at += 2;
				}
			}
		return found;
	}
}
