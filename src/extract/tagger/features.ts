import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { SURNAMES } from "../../ingest/surnames.ts";
import { COUNTRIES, everyDivision, shortPlace } from "../lexicon/places.ts";
import { WORD_CLASSES, WORDS } from "./lexicon.ts";
import { hashOf, Phrases } from "./phrases.ts";

/** Raised with every change of a feature: weights of another version would be read as nonsense. */
export const FEATURE_VERSION = 1;

/** Features of a character: the columns of a sentence's table. */
export const WIDTH = 83;

/** What a character is, for the features that see shapes. */
const KIND = {
	none: 0,
	han: 1,
	digit: 2,
	latin: 3,
	comma: 4,
	stop: 5,
	pause: 6,
	open: 7,
	close: 8,
	dash: 9,
	dot: 10,
	space: 11,
	other: 12,
	numeral: 13,
};
const CLASSES = characterClasses();

function characterClasses(): Uint8Array {
	const table = new Uint8Array(0x10000).fill(KIND.other);
	const set = (chars: string, value: number) => {
		for (const char of chars) table[char.charCodeAt(0)] = value;
	};
	table.fill(KIND.han, 0x3400, 0xa000).fill(KIND.han, 0xf900, 0xfb00);
	table.fill(KIND.digit, 0x30, 0x3a).fill(KIND.latin, 0x41, 0x5b).fill(KIND.latin, 0x61, 0x7b);
	set("一二三四五六七八九十百千万亿两几", KIND.numeral);
	set("，：；,:;", KIND.comma);
	set("。！？!?…", KIND.stop);
	set("、", KIND.pause);
	set("“‘「『《〈【（([", KIND.open);
	set("”’」』》〉】）)]", KIND.close);
	set("-—–－~～", KIND.dash);
	set("·•.・／/", KIND.dot);
	set(" \t\n\r　", KIND.space);
	return table;
}

/** Whether a name can't go on across the character. */
function isBreak(kind: number): boolean {
	return kind === KIND.comma || kind === KIND.stop || kind === KIND.pause || kind === KIND.space;
}

function bucket(distance: number): number {
	return distance < 7 ? distance : distance < 10 ? 7 : distance < 15 ? 8 : 9;
}

export function mix(hash: number, value: number): number {
	const product = Math.imul(hash ^ value, 0x9e3779b1);
	return product ^ (product >>> 15);
}

/**
 * Computes what the tagger sees of a character: a row of hashes, one a template. The same code serves training and use,
 * so that both see the same.
 */
export class Features {
	readonly #jieba = Jieba.withDict(dict);
	readonly #words = new Phrases();
	readonly #places = new Phrases();
	readonly #surnames = new Phrases();

	constructor() {
		WORD_CLASSES.forEach((name, bit) => {
			for (const word of WORDS[name]) this.#words.add(word, 1 << bit);
		});
		for (const { code, name } of everyDivision()) {
			const level = code.length <= 2 ? 1 : code.length <= 4 ? 2 : code.length <= 6 ? 4 : 8;
			this.#places.add(name, level);
			const short = shortPlace(name);
			if (short) this.#places.add(short, level << 4);
		}
		for (const name of COUNTRIES) this.#places.add(name, 256);
		for (const name of SURNAMES.single) this.#surnames.add(name, 1);
		for (const name of SURNAMES.double) this.#surnames.add(name, 2);
	}

	/**
	 * Fills `rows[i * WIDTH …]` with the features of the character `start + i` of `folded`, which see nothing outside
	 * `start`–`end`. 0 stands for «no such feature here».
	 */
	extract(folded: string, start: number, end: number, rows: Int32Array): void {
		const n = end - start;
		const s = this.#read(folded, start, end);
		const { code, kind, word, pos, place, phrase } = s;
		// Positions are shifted by PAD so that windows need no bounds.
		let p = 0;
		let at = 0;
		let template = 1;
		const put = (hash: number) => {
			rows[at++] = hash === 0 ? 1 : hash;
			template++;
		};
		const none = () => {
			rows[at++] = 0;
			template++;
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

			for (let d = -3; d <= 3; d++) one(c(d));
			two(c(-2), c(-1));
			two(c(-1), c(0));
			two(c(0), c(1));
			two(c(1), c(2));
			two(c(-1), c(1));
			two(c(-3), c(-2));
			two(c(2), c(3));
			three(c(-2), c(-1), c(0));
			three(c(-1), c(0), c(1));
			three(c(0), c(1), c(2));
			three(c(-3), c(-2), c(-1));
			three(c(1), c(2), c(3));
			four(c(-3), c(-2), c(-1), c(0));
			four(c(0), c(1), c(2), c(3));
			three(k(-1), k(0), k(1));
			four((k(-2) << 4) | k(-1), k(0), k(1), k(2));

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
			three(before, after, bies);
			two(tag, bies);
			three(tagBefore, tag, bies);
			three(tag, tagAfter, bies);
			four(tagBefore, tag, tagAfter, bies);
			two(tag, bies | (Math.min(last - first, 7) << 3));
			const first2 = s.wordStart[Math.max(first - 1, 0)] as number;
			const last2 = s.wordEnd[Math.min(last, n + PAD)] as number;
			const before2 = first2 > 0 ? (word[first2 - 1] as number) : 0;
			const after2 = word[Math.min(last2, n + PAD)] as number;
			two(before2, bies);
			two(after2, bies);
			three(tagBefore, before2 === 0 ? 0 : (pos[first2 - 1] as number), tag);
			three(tagAfter, after2 === 0 ? 0 : (pos[last2] as number), tag);
			two(code[last - 1] as number, bies);
			three(code[last - 1] as number, code[last - 2] as number, bies);
			two(code[last2 - 1] as number, bies);
			three(code[last2 - 1] as number, code[last2 - 2] as number, bies);
			three(code[first - 1] as number, code[first - 2] as number, bies);

			// Dictionaries.
			const placed = place[p] as number;
			if (placed !== 0) {
				one(placed);
				two(placed, c(1));
				two(placed, c(0));
			} else {
				none();
				none();
				none();
			}
			two(place[p - 1] as number, 1);
			two(place[p + 1] as number, 2);
			three(place[p - 1] as number, placed, place[p + 1] as number);
			const phrased = phrase[p] as number;
			one(phrased);
			two(phrased, c(0));
			two(phrase[p - 1] as number, phrased);
			two(phrased, phrase[p + 1] as number);
			two(placed, phrased);
			three(place[p - 1] as number, phrased, phrase[p - 1] as number);
			two(s.ending[p] as number, c(0));
			three(s.ending[p] as number, c(1), k(1));
			three(s.ending[p] as number, phrase[p + 1] as number, tagAfter);
			const surname = s.surname[p] as number;
			two(surname, bies);
			three(surname, tag, bies);
			three(s.surname[p - 1] as number, s.surname[p - 2] as number, bies);
			four(surname, k(1), k(2), k(3));
			four(s.surname[p - 1] as number, s.surname[p - 2] as number, phrase[p + 1] as number, phrase[p + 2] as number);
			three(phrase[p - 1] as number, surname, phrase[p + 3] as number);
			three(phrase[p - 1] as number, surname, phrase[p + 2] as number);

			// The clause around: where it breaks, what the next head word and the last word are.
			const headClass = s.headClass[p] as number;
			const headDistance = bucket(s.headEnd[p] as number);
			const breakKind = s.breakKind[p] as number;
			const breakDistance = bucket(s.breakDistance[p] as number);
			const nextBreak = s.nextBreakKind[p] as number;
			const nextBreakDistance = bucket(s.nextBreakDistance[p] as number);
			two(headClass, headDistance);
			three(headClass, headDistance, bies);
			three(headClass, tag, bies);
			three(headClass, headDistance, breakKind * 16 + breakDistance);
			three(headClass, s.lastHeadClass[p] as number, nextBreakDistance);
			three(s.lastHeadClass[p] as number, nextBreakDistance, bies);
			two(breakKind, breakDistance);
			two(nextBreak, nextBreakDistance);
			three(breakKind, nextBreak, bies);
			four(breakKind, nextBreak, breakDistance, nextBreakDistance);
			three(breakDistance, tag, bies);
			three(s.leftPhrase[p] as number, bucket(s.leftDistance[p] as number), bies);
			three(s.leftPhrase[p] as number, headClass, bies);
			three(s.leftPhrase[p] as number, tag, bies);
			one(s.inside[p] as number);
			three(s.inside[p] as number, headClass, bies);
			three(s.inside[p] as number, breakKind, nextBreak);
			four(breakKind, tagBefore, tag, bies);
			if (at !== (i + 1) * WIDTH) throw new RangeError(`a character has ${at - i * WIDTH} features, not ${WIDTH}`);
		}
	}

	/** Everything that the templates look at, one array a property, in the sentence's buffers. */
	#read(folded: string, start: number, end: number): Sentence {
		const n = end - start;
		const s = buffers(n);
		for (let i = 0; i < n; i++) {
			const unit = folded.charCodeAt(start + i);
			s.code[i + PAD] = unit;
			s.kind[i + PAD] = CLASSES[unit] as number;
		}
		this.#cut(folded, start, end, s);
		this.#lookUp(folded, start, end, s);
		clause(n, s);
		return s;
	}

	#cut(folded: string, start: number, end: number, s: Sentence): void {
		let at = PAD;
		const limit = PAD + end - start;
		for (const { word, tag } of this.#jieba.tag(folded.slice(start, end), true)) {
			const to = Math.min(at + word.length, limit);
			const hash = hashOf(word, 0, word.length);
			const pos = tag.charCodeAt(0) * 256 + (tag.length > 1 ? tag.charCodeAt(1) : 0);
			for (let i = at; i < to; i++) {
				s.word[i] = hash;
				s.pos[i] = pos;
				s.wordStart[i] = at;
				s.wordEnd[i] = to;
				s.bies[i] = to - at === 1 ? 4 : i === at ? 1 : i === to - 1 ? 3 : 2;
			}
			at = to;
		}
	}

	#lookUp(folded: string, start: number, end: number, s: Sentence): void {
		let placeFree = start;
		let phraseFree = start;
		for (let i = start; i < end; i++) {
			const p = i - start + PAD;
			if (i >= placeFree) {
				let longest = 0;
				let bits = 0;
				this.#places.at(folded, i, end, (to, found) => {
					longest = to;
					bits = found;
				});
				if (longest > 0) {
					mark(s.place, p, longest - i, bits);
					placeFree = longest;
				}
			}
			let longest = 0;
			let bits = 0;
			this.#words.at(folded, i, end, (to, found) => {
				longest = to;
				bits = found;
				// The longest word that ends here is the first one seen: it began furthest to the left.
				const q = to - start + PAD - 1;
				if (s.ending[q] === 0) s.ending[q] = found;
			});
			if (longest > 0 && i >= phraseFree) {
				mark(s.phrase, p, longest - i, bits);
				phraseFree = longest;
			}
			this.#surnames.at(folded, i, end, (to, found) => {
				s.surname[p] = (s.surname[p] as number) | found;
				if (found === 2) s.surname[p + to - i - 1] = 4;
			});
		}
	}
}

/** Marks a stretch as one word of the classes `bits`, with the place of every character in it. */
function mark(row: Int32Array, at: number, length: number, bits: number): void {
	for (let i = 0; i < length; i++) row[at + i] = bits * 8 + (length === 1 ? 4 : i === 0 ? 1 : i === length - 1 ? 3 : 2);
}

/** Classes that a name can end in. */
const HEAD_BITS = 0b111111;

/** Fills in what lies to the left and right of every character within its clause. */
function clause(n: number, s: Sentence): void {
	let breakAt = PAD - 1;
	let breakKind = 0;
	let inside = 0;
	let openedAt = 0;
	let left = 0;
	let leftAt = PAD - 1;
	for (let p = PAD; p < PAD + n; p++) {
		const kind = s.kind[p] as number;
		s.breakKind[p] = breakKind;
		s.breakDistance[p] = p - breakAt - 1;
		s.leftPhrase[p] = left;
		s.leftDistance[p] = p - leftAt - 1;
		if (kind === KIND.open) {
			inside = s.code[p] as number;
			openedAt = p;
		}
		s.inside[p] = inside === 0 ? 0 : inside * 16 + bucket(p - openedAt);
		if (kind === KIND.close || p - openedAt > 30) inside = 0;
		if (isBreak(kind) || kind === KIND.open || kind === KIND.close) {
			breakAt = p;
			breakKind = kind === KIND.comma || kind === KIND.stop ? kind : (s.code[p] as number);
			left = 0;
			leftAt = p;
		} else if (((s.phrase[p] as number) & 7) >= 3) {
			// A word ends here: the nearest one to the left of what follows.
			left = (s.phrase[p] as number) >> 3;
			leftAt = p;
		}
	}
	let nextAt = PAD + n;
	let nextKind = 0;
	let head = 0;
	let headAt = PAD + n;
	let lastHead = 0;
	for (let p = PAD + n - 1; p >= PAD; p--) {
		const kind = s.kind[p] as number;
		s.nextBreakKind[p] = nextKind;
		s.nextBreakDistance[p] = nextAt - p - 1;
		if (isBreak(kind) || kind === KIND.open || kind === KIND.close) {
			nextAt = p;
			nextKind = kind === KIND.comma || kind === KIND.stop ? kind : (s.code[p] as number);
			if (kind !== KIND.close && kind !== KIND.open) {
				head = 0;
				lastHead = 0;
			}
		}
		const ending = (s.ending[p] as number) & HEAD_BITS;
		if (ending !== 0) {
			head = ending;
			headAt = p;
			if (lastHead === 0) lastHead = ending;
		}
		s.headClass[p] = head;
		s.headEnd[p] = head === 0 ? 15 : headAt - p;
		s.lastHeadClass[p] = lastHead;
	}
}

/** Empty places before the first and after the last character. */
const PAD = 8;

const COLUMNS = [
	"code kind word pos bies wordStart wordEnd place phrase ending surname headClass headEnd lastHeadClass".split(" "),
	"breakKind breakDistance nextBreakKind nextBreakDistance leftPhrase leftDistance inside".split(" "),
].flat();

interface Sentence extends Record<(typeof COLUMNS)[number], Int32Array> {
	code: Int32Array;
	kind: Int32Array;
	word: Int32Array;
	pos: Int32Array;
	/** Place of the character in its word: 1 first, 2 within, 3 last, 4 alone. */
	bies: Int32Array;
	/** Padded positions at which its word starts and ends (exclusive). */
	wordStart: Int32Array;
	wordEnd: Int32Array;
	place: Int32Array;
	phrase: Int32Array;
	/** Classes of the longest word of the lexicon that ends at the character. */
	ending: Int32Array;
	surname: Int32Array;
	/** Classes of the next word to the right, in the clause, that a name may end in, and how far off it ends. */
	headClass: Int32Array;
	headEnd: Int32Array;
	/** Classes of the last such word before the clause breaks. */
	lastHeadClass: Int32Array;
	breakKind: Int32Array;
	breakDistance: Int32Array;
	nextBreakKind: Int32Array;
	nextBreakDistance: Int32Array;
	/** Classes of the nearest word of the lexicon to the left, in the clause. */
	leftPhrase: Int32Array;
	leftDistance: Int32Array;
	/** The bracket or quotation mark that the character stands in. */
	inside: Int32Array;
}

function buffers(n: number): Sentence {
	const size = n + 2 * PAD;
	const s = Object.fromEntries(COLUMNS.map((name) => [name, new Int32Array(size)])) as unknown as Sentence;
	for (let p = 0; p < size; p++) {
		s.wordStart[p] = p;
		s.wordEnd[p] = p + 1;
	}
	return s;
}
