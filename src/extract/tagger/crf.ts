/**
 * A linear-chain CRF over BIOES labels of `types` types. Label 0 is O; type t has B = 1 + 4t, I = 2 + 4t, E = 3 + 4t,
 * S = 4 + 4t. What may not follow has no transition: a name that began goes on to its end in one type.
 */
export interface Transitions {
	types: number;
	/** Score of label b after label a, at a * labels + b; only the allowed ones are read. */
	scores: Float32Array;
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

	constructor(transitions: Transitions) {
		this.types = transitions.types;
		this.labels = labelCount(transitions.types);
		this.#steps = new Float64Array(transitions.scores.length);
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
				if (score > max && (!allowed || allowed[row + l] !== 0)) max = score;
			}
			log += max;
			for (let l = 0; l < L; l++) {
				emissions[row + l] = allowed && allowed[row + l] === 0 ? 0 : Math.exp((scores[from + l] as number) - max);
			}
		}
		for (let i = 0; i < n; i++) {
			const row = i * L;
			const last = row - L;
			let sum = 0;
			if (i === 0) {
				forward[0] = emissions[0] as number;
				for (let t = 0; t < T; t++) {
					const b = 1 + 4 * t;
					forward[b] = emissions[b] as number;
					forward[b + 1] = 0;
					forward[b + 2] = 0;
					forward[b + 3] = emissions[b + 3] as number;
				}
			} else {
				forward[row] = this.#entering(last, 0) * (emissions[row] as number);
				for (let t = 0; t < T; t++) {
					const b = 1 + 4 * t;
					const begun = forward[last + b] as number;
					const within = forward[last + b + 1] as number;
					forward[row + b] = this.#entering(last, b) * (emissions[row + b] as number);
					forward[row + b + 1] =
						(begun * (steps[b * L + b + 1] as number) + within * (steps[(b + 1) * L + b + 1] as number)) *
						(emissions[row + b + 1] as number);
					forward[row + b + 2] =
						(begun * (steps[b * L + b + 2] as number) + within * (steps[(b + 1) * L + b + 2] as number)) *
						(emissions[row + b + 2] as number);
					forward[row + b + 3] = this.#entering(last, b + 3) * (emissions[row + b + 3] as number);
				}
			}
			// The last character can't leave a name open.
			if (i === n - 1)
				for (let t = 0; t < T; t++) {
					forward[row + 1 + 4 * t] = 0;
					forward[row + 2 + 4 * t] = 0;
				}
			for (let l = 0; l < L; l++) sum += forward[row + l] as number;
			norms[i] = sum;
			log += Math.log(sum);
			const scale = 1 / sum;
			for (let l = 0; l < L; l++) forward[row + l] = (forward[row + l] as number) * scale;
		}
		for (let l = 0; l < L; l++) backward[(n - 1) * L + l] = 1;
		const next = new Float64Array(L);
		for (let i = n - 2; i >= 0; i--) {
			const row = i * L;
			const scale = 1 / (norms[i + 1] as number);
			for (let l = 0; l < L; l++) next[l] = (emissions[row + L + l] as number) * (backward[row + L + l] as number) * scale;
			if (i === n - 2)
				for (let t = 0; t < T; t++) {
					next[1 + 4 * t] = 0;
					next[2 + 4 * t] = 0;
				}
			backward[row] = this.#leaving(next, 0);
			for (let t = 0; t < T; t++) {
				const b = 1 + 4 * t;
				const on = next[b + 1] as number;
				const end = next[b + 2] as number;
				backward[row + b] = on * (steps[b * L + b + 1] as number) + end * (steps[b * L + b + 2] as number);
				backward[row + b + 1] = on * (steps[(b + 1) * L + b + 1] as number) + end * (steps[(b + 1) * L + b + 2] as number);
				backward[row + b + 2] = this.#leaving(next, b + 2);
				backward[row + b + 3] = this.#leaving(next, b + 3);
			}
		}
		return log;
	}

	/** Sum over the labels that may come before `to`, one that stands outside a name or begins one. */
	#entering(last: number, to: number): number {
		const L = this.labels;
		const steps = this.#steps;
		let sum = (this.forward[last] as number) * (steps[to] as number);
		for (let l = 3; l < L; l += 4) {
			sum += (this.forward[last + l] as number) * (steps[l * L + to] as number);
			sum += (this.forward[last + l + 1] as number) * (steps[(l + 1) * L + to] as number);
		}
		return sum;
	}

	/** Sum over the labels that may follow `from`, one that stands outside a name or ends one. */
	#leaving(next: Float64Array, from: number): number {
		const L = this.labels;
		const row = from * L;
		const steps = this.#steps;
		let sum = (next[0] as number) * (steps[row] as number);
		for (let l = 1; l < L; l += 4) {
			sum += (next[l] as number) * (steps[row + l] as number);
			sum += (next[l + 3] as number) * (steps[row + l + 3] as number);
		}
		return sum;
	}

	/** Probability of a label at a character, after `run`. */
	marginal(i: number, label: number): number {
		return (this.forward[i * this.labels + label] as number) * (this.backward[i * this.labels + label] as number);
	}

	/** Probability of label `to` at character i + 1 after label `from` at i, after `run`. */
	pair(i: number, from: number, to: number): number {
		const L = this.labels;
		return (
			((this.forward[i * L + from] as number) *
				(this.#steps[from * L + to] as number) *
				(this.emissions[(i + 1) * L + to] as number) *
				(this.backward[(i + 1) * L + to] as number)) /
			(this.norms[i + 1] as number)
		);
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
				let from = b;
				let path = this.forward[i * L + b] as number;
				for (let j = i + 1; j < n; j++) {
					const row = j * L;
					const norm = this.norms[j] as number;
					const ends = (path * (steps[from * L + b + 2] as number) * (this.emissions[row + b + 2] as number)) / norm;
					const probability = ends * (this.backward[row + b + 2] as number);
					if (probability >= least) found.push({ start: i, end: j + 1, type: t, probability: Math.min(probability, 1) });
					path = (path * (steps[from * L + b + 1] as number) * (this.emissions[row + b + 1] as number)) / norm;
					from = b + 1;
					if (path * (this.backward[row + b + 1] as number) < least) break;
				}
			}
		return found;
	}
}
