/** Where a text has a stretch of it again: by the first two characters, so that a look-up need not read the text. */
export class Occurrences {
	readonly #text: string;
	readonly #starts = new Map<string, number[]>();

	constructor(text: string) {
		this.#text = text;
		for (let i = 0; i + 1 < text.length; i++) {
			const pair = text.slice(i, i + 2);
			const starts = this.#starts.get(pair);
			if (starts) starts.push(i);
			else this.#starts.set(pair, [i]);
		}
	}

	/** The starts of `name` (two characters or more), in order, no more than the first `most`. */
	of(name: string, most: number): number[] {
		const found: number[] = [];
		for (const start of this.#starts.get(name.slice(0, 2)) ?? []) {
			if (!this.#text.startsWith(name, start)) continue;
			found.push(start);
			if (found.length === most) break;
		}
		return found;
	}
}
