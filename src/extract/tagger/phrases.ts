import { HashTable } from "./table.ts";

const SEED = 0x811c9dc5;

/** Hash of a stretch of code units; equal stretches have equal hashes. Never 0, so that 0 can mean «none». */
export function hashOf(value: string, start: number, end: number): number {
	let hash = SEED;
	for (let i = start; i < end; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193);
	return keyOf(hash);
}

function keyOf(hash: number): number {
	const key = hash ^ (hash >>> 15);
	return key === 0 ? 1 : key;
}

/** Marks the beginning of a word in the table. */
const PREFIX = 1 << 30;

/**
 * Words with classes as bits (up to 30), looked up by the hash of a stretch of text without cutting strings.
 * A word added twice has the bits of both.
 */
export class Phrases {
	/** Of every beginning of a word PREFIX, and of every word its bits. */
	readonly #words = new HashTable(1024);
	/** Which code units begin a word: most positions of a text begin none. */
	readonly #starts = new Uint8Array(0x10000);
	/** Where the words end that the last call of `at` found, and their bits; shortest first. */
	readonly ends: number[] = [];
	readonly bits: number[] = [];

	add(word: string, bits: number): void {
		if (word.length === 0) return;
		this.#starts[word.charCodeAt(0)] = 1;
		let hash = SEED;
		for (let i = 0; i < word.length; i++) {
			hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
			const key = keyOf(hash);
			this.#words.set(key, this.#words.get(key) | PREFIX | (i === word.length - 1 ? bits : 0));
		}
	}

	/** How many words begin at `start` and end at or before `limit`: they are left in `ends` and `bits`. */
	at(value: string, start: number, limit: number): number {
		if (this.#starts[value.charCodeAt(start)] === 0) return 0;
		let count = 0;
		let hash = SEED;
		for (let i = start; i < limit; i++) {
			hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193);
			const found = this.#words.get(keyOf(hash));
			if (found === 0) break;
			if (found === PREFIX) continue;
			this.ends[count] = i + 1;
			this.bits[count++] = found ^ PREFIX;
		}
		return count;
	}
}
