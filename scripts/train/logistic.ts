/** Logistic regression over sparse binary features, seeded: equal data gives equal weights. */

export interface Example {
	document: number;
	/** Indices of features. */
	features: Int32Array;
	positive: boolean;
}

export interface Fitting {
	epochs: number;
	rate: number;
	l2: number;
	/** Features of fewer documents are left out: they say more of those than of the language. */
	leastDocuments: number;
}

/** Names of features and their indices. */
export class FeatureIndex {
	readonly names: string[] = [];
	readonly #index = new Map<string, number>();

	of(name: string): number {
		let i = this.#index.get(name);
		if (i === undefined) {
			i = this.names.push(name) - 1;
			this.#index.set(name, i);
		}
		return i;
	}
}

/** A weight for each of `count` features, by AdaGrad over the examples in a fixed shuffled order. */
export function regress(all: readonly Example[], count: number, { epochs, rate, l2, leastDocuments }: Fitting): Float64Array {
	const spread = documentsOf(all);
	const data = all.map((e) => ({
		...e,
		features: e.features.filter((f) => (spread.get(f) as Set<number>).size >= leastDocuments),
	}));
	const weights = new Float64Array(count);
	const squares = new Float64Array(count).fill(1e-6);
	const order = data.map((_, i) => i);
	let seed = 12345;
	const random = () => {
		seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
		return seed / 0x7fffffff;
	};
	for (let epoch = 0; epoch < epochs; epoch++) {
		for (let i = order.length - 1; i > 0; i--) {
			const j = Math.floor(random() * (i + 1));
			[order[i], order[j]] = [order[j] as number, order[i] as number];
		}
		for (const i of order) {
			const { features, positive } = data[i] as Example;
			const error = logistic(sum(weights, features)) - (positive ? 1 : 0);
			for (const f of features) {
				const gradient = error + l2 * 100 * (weights[f] as number);
				squares[f] = (squares[f] as number) + gradient * gradient;
				weights[f] = (weights[f] as number) - (rate * gradient) / Math.sqrt(squares[f] as number);
			}
		}
	}
	return weights;
}

export function sum(weights: Float64Array, features: Int32Array): number {
	let total = 0;
	for (const f of features) total += weights[f] as number;
	return total;
}

export function logistic(x: number): number {
	return 1 / (1 + Math.exp(-x));
}

/** The weights by name, to three places, in order of the names; those that hardly weigh are left out. */
export function weightsByName(names: readonly string[], weights: Float64Array): Record<string, number> {
	return Object.fromEntries(
		names
			.map((name, i) => [name, Math.round((weights[i] as number) * 1000) / 1000] as const)
			.filter(([, weight]) => Math.abs(weight) >= 0.02)
			.sort((a, b) => (a[0] < b[0] ? -1 : 1)),
	);
}

function documentsOf(data: readonly Example[]): Map<number, Set<number>> {
	const spread = new Map<number, Set<number>>();
	for (const { document, features } of data)
		for (const f of features) {
			const documents = spread.get(f);
			if (documents) documents.add(document);
			else spread.set(f, new Set([document]));
		}
	return spread;
}
