const SIZE = 624;
const MIDDLE = 397;

/**
 * The Mersenne Twister (MT19937, Matsumoto and Nishimura 1998), seeded as Python seeds its own with a whole number below 2³²: so that the
 * resampling draws the same documents as the scorer that comes with the gold, and gives the same intervals.
 */
export class Twister {
	readonly #state = new Uint32Array(SIZE);
	#next = SIZE;

	constructor(seed: number) {
		const state = this.#state;
		const at = (i: number) => state[i] as number;
		const mixed = (i: number) => at(i - 1) ^ (at(i - 1) >>> 30);
		state[0] = 19650218;
		for (let i = 1; i < SIZE; i++) state[i] = Math.imul(1812433253, mixed(i)) + i;
		let i = 1;
		const step = (factor: number, add: number) => {
			state[i] = (at(i) ^ Math.imul(mixed(i), factor)) + add;
			i++;
			if (i === SIZE) {
				state[0] = at(SIZE - 1);
				i = 1;
			}
		};
		for (let k = 0; k < SIZE; k++) step(1664525, seed);
		for (let k = 1; k < SIZE; k++) step(1566083941, -i);
		state[0] = 0x80000000;
	}

	/** A whole number from 0 to `bound` - 1, each as likely as the others; `bound` is from 1 to 2³¹. */
	below(bound: number): number {
		const spare = Math.clz32(bound);
		let drawn: number;
		do drawn = this.#word() >>> spare;
		while (drawn >= bound);
		return drawn;
	}

	#word(): number {
		if (this.#next === SIZE) this.#refill();
		let word = this.#state[this.#next++] as number;
		word ^= word >>> 11;
		word ^= (word << 7) & 0x9d2c5680;
		word ^= (word << 15) & 0xefc60000;
		return (word ^ (word >>> 18)) >>> 0;
	}

	#refill(): void {
		const state = this.#state;
		for (let i = 0; i < SIZE; i++) {
			const word = ((state[i] as number) & 0x80000000) | ((state[(i + 1) % SIZE] as number) & 0x7fffffff);
			state[i] = (state[(i + MIDDLE) % SIZE] as number) ^ (word >>> 1) ^ (word & 1 ? 0x9908b0df : 0);
		}
		this.#next = 0;
	}
}
