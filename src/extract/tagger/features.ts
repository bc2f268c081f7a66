import { bucket, PAD, SentenceReader } from "./sentence.ts";

/** Raised with every change of a feature: weights of another version would be read as nonsense. */
export const FEATURE_VERSION = 3;

/** Features of a character: the columns of a sentence's table. */
export const WIDTH = 72;

export function mix(hash: number, value: number): number {
	const product = Math.imul(hash ^ value, 0x9e3779b1);
	return product ^ (product >>> 15);
}

/**
 * Computes what the tagger sees of a character: a row of hashes, one a template. The same code serves training and use,
 * so that both see the same.
 */
export class Features {
	readonly #reader = new SentenceReader();

	/**
	 * Fills `rows[i * WIDTH …]` with the features of the character `start + i` of `folded`, which see nothing outside
	 * `start`–`end`. 0 stands for «no such feature here».
	 */
	extract(folded: string, start: number, end: number, rows: Int32Array): void {
		const n = end - start;
		const s = this.#reader.read(folded, start, end);
		const { code, kind, word, pos, place, phrase } = s;
		// Positions are shifted by PAD so that windows need no bounds.
		let p = 0;
		let at = 0;
		let template = 1;
		const put = (hash: number) => {
			rows[at++] = hash === 0 ? 1 : hash;
			template++;
		};
		const none = (count: number) => {
			for (let i = 0; i < count; i++) rows[at++] = 0;
			template += count;
		};
		const one = (a: number) => put(mix(mix(template, a), 0x27d4eb2f));
		const two = (a: number, b: number) => put(mix(mix(mix(template, a), b), 0x165667b1));
		const three = (a: number, b: number, c: number) => put(mix(mix(mix(mix(template, a), b), c), 0x2545f491));
		const four = (a: number, b: number, c: number, d: number) => put(mix(mix(mix(mix(mix(template, a), b), c), d), 0x1b873593));
		const c = (d: number) => code[p + d] as number;
		const k = (d: number) => kind[p + d] as number;
		for (let i = 0; i < n; i++) {
			p = i + PAD;
			template = 1;

			for (let d = -2; d <= 2; d++) one(c(d));
			two(c(-2), c(-1));
			two(c(-1), c(0));
			two(c(0), c(1));
			two(c(1), c(2));
			two(c(-1), c(1));
			three(c(-2), c(-1), c(0));
			three(c(-1), c(0), c(1));
			three(c(0), c(1), c(2));
			four(c(-3), c(-2), c(-1), c(0));
			four(c(0), c(1), c(2), c(3));
			three(k(-1), k(0), k(1));

			// Words and their parts of speech.
			const w = word[p] as number;
			const bies = s.bies[p] as number;
			const tag = pos[p] as number;
			const first = s.wordStart[p] as number;
			const last = s.wordEnd[p] as number;
			const before = word[first - 1] as number;
			const after = word[last] as number;
			const tagBefore = pos[first - 1] as number;
			const tagAfter = pos[last] as number;
			two(w, bies);
			two(before, bies);
			two(after, bies);
			three(before, w, bies);
			three(w, after, bies);
			two(tag, bies);
			three(tagBefore, tag, bies);
			three(tag, tagAfter, bies);
			four(tagBefore, tag, tagAfter, bies);
			two(tag, bies | (Math.min(last - first, 7) << 3));
			const first2 = s.wordStart[Math.max(first - 1, 0)] as number;
			const last2 = s.wordEnd[Math.min(last, n + PAD)] as number;
			const before2 = first2 > 0 ? (word[first2 - 1] as number) : 0;
			const after2 = word[Math.min(last2, n + PAD)] as number;
			three(tagBefore, before2 === 0 ? 0 : (pos[first2 - 1] as number), tag);
			three(tagAfter, after2 === 0 ? 0 : (pos[last2] as number), tag);
			two(code[last - 1] as number, bies);
			three(code[last - 1] as number, code[last - 2] as number, bies);
			three(code[last2 - 1] as number, code[last2 - 2] as number, bies);
			three(code[first - 1] as number, code[first - 2] as number, bies);

			// Dictionaries; a character that is in none of them has no such feature.
			const placed = place[p] as number;
			const placeBefore = place[p - 1] as number;
			const placeAfter = place[p + 1] as number;
			const phrased = phrase[p] as number;
			const phraseBefore = phrase[p - 1] as number;
			const phraseAfter = phrase[p + 1] as number;
			const ending = s.ending[p] as number;
			const surname = s.surname[p] as number;
			const surnameBefore = s.surname[p - 1] as number;
			const surnameBefore2 = s.surname[p - 2] as number;
			if (placed !== 0) {
				one(placed);
				two(placed, c(1));
				two(placed, c(0));
			} else none(3);
			if (placeBefore !== 0) two(placeBefore, 1);
			else none(1);
			if (placeAfter !== 0) two(placeAfter, 2);
			else none(1);
			if (placed !== 0 || placeBefore !== 0) three(placeBefore, placed, placeAfter);
			else none(1);
			if (phrased !== 0) {
				one(phrased);
				two(phrased, c(0));
			} else none(2);
			if (phrased !== 0 || phraseBefore !== 0) two(phraseBefore, phrased);
			else none(1);
			if (phrased !== 0 || phraseAfter !== 0) two(phrased, phraseAfter);
			else none(1);
			if (placed !== 0 || phrased !== 0) two(placed, phrased);
			else none(1);
			if (placeBefore !== 0) three(placeBefore, phrased, phraseBefore);
			else none(1);
			if (ending !== 0) {
				two(ending, c(0));
				three(ending, c(1), k(1));
				three(ending, phraseAfter, tagAfter);
			} else none(3);
			if (surname !== 0) {
				two(surname, bies);
				three(surname, tag, bies);
				four(surname, k(1), k(2), k(3));
				three(phraseBefore, surname, phrase[p + 3] as number);
				three(phraseBefore, surname, phrase[p + 2] as number);
			} else none(5);
			if (surnameBefore !== 0 || surnameBefore2 !== 0) {
				three(surnameBefore, surnameBefore2, bies);
				four(surnameBefore, surnameBefore2, phraseAfter, phrase[p + 2] as number);
			} else none(2);

			// The clause around: where it breaks, what the next head word and the last word are.
			const headClass = s.headClass[p] as number;
			const headDistance = bucket(s.headEnd[p] as number);
			const breakKind = s.breakKind[p] as number;
			const breakDistance = bucket(s.breakDistance[p] as number);
			const nextBreak = s.nextBreakKind[p] as number;
			const nextBreakDistance = bucket(s.nextBreakDistance[p] as number);
			if (headClass !== 0) {
				two(headClass, headDistance);
				three(headClass, headDistance, bies);
				three(headClass, tag, bies);
				three(headClass, headDistance, breakKind * 16 + breakDistance);
				three(headClass, s.lastHeadClass[p] as number, nextBreakDistance);
				three(s.lastHeadClass[p] as number, nextBreakDistance, bies);
			} else none(6);
			two(breakKind, breakDistance);
			two(nextBreak, nextBreakDistance);
			three(breakKind, nextBreak, bies);
			four(breakKind, nextBreak, breakDistance, nextBreakDistance);
			three(breakDistance, tag, bies);
			const left = s.leftPhrase[p] as number;
			if (left !== 0) {
				three(left, bucket(s.leftDistance[p] as number), bies);
				three(left, headClass, bies);
				three(left, tag, bies);
			} else none(3);
			const inside = s.inside[p] as number;
			if (inside !== 0) {
				one(inside);
				three(inside, headClass, bies);
				three(inside, breakKind, nextBreak);
			} else none(3);
			four(breakKind, tagBefore, tag, bies);
			if (at !== (i + 1) * WIDTH) throw new RangeError(`a character has ${at - i * WIDTH} features, not ${WIDTH}`);
		}
	}
}
