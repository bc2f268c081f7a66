/** Hash of a stretch of code units; equal stretches have equal hashes. Never 0, so that 0 can mean «none». */
export function hashOf(value: string, start: number, end: number): number {
	let hash = 0x811c9dc5;
	for (let i = start; i < end; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193);
	hash ^= hash >>> 15;
	return hash === 0 ? 1 : hash;
}

/**
 * Words with a number each (classes as bits), looked up by the hash of a stretch of text without cutting strings.
 * A word added twice has the bits of both.
 */
export class Phrases {
	/** Code units of the longest word. */
	longest = 0;
	readonly #words = new Map<number, number>();
	/** Which code units begin a word, as a table over all of them: most positions of a text begin none. */
	readonly #starts = new Uint8Array(0x10000);

	add(word: string, bits: number): void {
		if (word.length === 0) return;
		const hash = hashOf(word, 0, word.length);
		this.#words.set(hash, (this.#words.get(hash) ?? 0) | bits);
		this.#starts[word.charCodeAt(0)] = 1;
		this.longest = Math.max(this.longest, word.length);
	}

	/** Calls `found(end, bits)` for every word that begins at `start` and ends at or before `limit`, shortest first. */
	at(value: string, start: number, limit: number, found: (end: number, bits: number) => void): void {
		if (this.#starts[value.charCodeAt(start)] === 0) return;
		const last = Math.min(limit, start + this.longest);
		let hash = 0x811c9dc5;
		for (let i = start; i < last; i++) {
			hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193);
			const key = hash ^ (hash >>> 15);
			const bits = this.#words.get(key === 0 ? 1 : key);
			if (bits !== undefined) found(i + 1, bits);
		}
	}
}
