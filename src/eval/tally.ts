/** What was found, against what should have been. */
export interface Tally {
	right: number;
	/** Found, and not in the gold. */
	extra: number;
	/** In the gold, and not found. */
	missed: number;
}

/** Of so many, how many are as they should be. */
export interface Share {
	right: number;
	of: number;
}

export interface Rates {
	precision: number;
	recall: number;
	/** Their harmonic mean. */
	f1: number;
}

export function emptyTally(): Tally {
	return { right: 0, extra: 0, missed: 0 };
}

export function sumTallies(tallies: readonly Tally[]): Tally {
	const sum = emptyTally();
	for (const { right, extra, missed } of tallies) {
		sum.right += right;
		sum.extra += extra;
		sum.missed += missed;
	}
	return sum;
}

/** Precision, recall and F1; 0 where there is nothing to divide by. */
export function rates({ right, extra, missed }: Tally): Rates {
	const precision = right + extra > 0 ? right / (right + extra) : 0;
	const recall = right + missed > 0 ? right / (right + missed) : 0;
	return { precision, recall, f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0 };
}

/** Tallies by a key, each made at its first use. */
export class Tallies<K> {
	readonly #tallies = new Map<K, Tally>();

	at(key: K): Tally {
		let tally = this.#tallies.get(key);
		if (!tally) {
			tally = emptyTally();
			this.#tallies.set(key, tally);
		}
		return tally;
	}

	get(key: K): Tally | undefined {
		return this.#tallies.get(key);
	}
}
