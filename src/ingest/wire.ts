/**
 * Wire copy (通稿): one article that several papers print with small changes. Found by MinHash over character five-grams
 * (Broder 1997) with banding, so that no two reports are compared unless they are likely to be alike: near-linear.
 */

/** Hashes of a signature; the error of the likeness that it estimates is about 1 / sqrt(HASHES). */
const HASHES = 64;
/** Rows of a band: two texts that are alike by s share a band with probability 1 - (1 - s^ROWS)^(HASHES / ROWS). */
const ROWS = 4;
const GRAM = 5;
/** Texts are wire copy of each other from this likeness (Jaccard index of their five-grams) on. */
export const ALIKE = 0.7;

/** The signature of a text; white space and marks do not count. */
export function signature(text: string): Uint32Array {
	const bare = text.replace(/[\s\p{P}]/gu, "");
	const least = new Uint32Array(HASHES).fill(0xffffffff);
	for (let i = 0; i + GRAM <= bare.length; i++) {
		let hash = 0x811c9dc5;
		for (let k = 0; k < GRAM; k++) hash = Math.imul(hash ^ bare.charCodeAt(i + k), 0x01000193);
		for (let h = 0; h < HASHES; h++) {
			const mixed = scramble(hash ^ Math.imul(h + 1, 0x9e3779b1));
			if (mixed < (least[h] as number)) least[h] = mixed;
		}
	}
	return least;
}

/** An estimate of how alike the texts of two signatures are, from 0 to 1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
	let equal = 0;
	for (let h = 0; h < HASHES; h++) if (a[h] === b[h]) equal++;
	return equal / HASHES;
}

/** Pairs of alike texts, as indices, the first the lesser, in order. */
export function wireCopies(signatures: readonly Uint32Array[]): [number, number][] {
	const found = new Map<string, [number, number]>();
	for (let band = 0; band < HASHES; band += ROWS) {
		const buckets = new Map<string, number[]>();
		signatures.forEach((signature, i) => {
			if (signature[0] === 0xffffffff) return; // too short to tell
			const key = signature.subarray(band, band + ROWS).join();
			const bucket = buckets.get(key);
			if (bucket) bucket.push(i);
			else buckets.set(key, [i]);
		});
		// Each with the first of its bucket: a chain of copies is told by its links.
		for (const bucket of buckets.values())
			for (const other of bucket.slice(1)) {
				const pair: [number, number] = [bucket[0] as number, other];
				if (likeness(signatures[pair[0]] as Uint32Array, signatures[pair[1]] as Uint32Array) >= ALIKE)
					found.set(pair.join(), pair);
			}
	}
	return [...found.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function scramble(value: number): number {
	let x = value;
	x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
	x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
	return (x ^ (x >>> 16)) >>> 0;
}
