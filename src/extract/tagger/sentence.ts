import { SURNAMES } from "../../ingest/surnames.ts";
import { COUNTRIES, everyDivision, shortPlace } from "../lexicon/places.ts";
import { jieba } from "../segment.ts";
import { WORD_CLASSES, WORDS } from "./lexicon.ts";
import { hashOf, Phrases } from "./phrases.ts";

/** Empty places before the first and after the last character. */
export const PAD = 8;

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

/** Distances as the features tell them apart. */
export function bucket(distance: number): number {
	return distance < 7 ? distance : distance < 10 ? 7 : distance < 15 ? 8 : 9;
}

/** Reads a sentence for the templates: characters, words, what the dictionaries know, and the clause around every character. */
export class SentenceReader {
	readonly #words = new Phrases();
	readonly #places = new Phrases();
	readonly #surnames = new Phrases();
	#sentence = buffers(0);

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

	/** Everything that the templates look at, one array a property; the arrays are used again by the next call. */
	read(folded: string, start: number, end: number): Sentence {
		const n = end - start;
		if (this.#sentence.code.length < n + 2 * PAD) this.#sentence = buffers(n * 2);
		const s = this.#sentence;
		clear(s, n);
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
		for (const { word, tag } of jieba().tag(folded.slice(start, end), true)) {
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
		const words = this.#words;
		const places = this.#places;
		const surnames = this.#surnames;
		for (let i = start; i < end; i++) {
			const p = i - start + PAD;
			if (i >= placeFree) {
				const count = places.at(folded, i, end);
				if (count > 0) {
					placeFree = places.ends[count - 1] as number;
					mark(s.place, p, placeFree - i, places.bits[count - 1] as number);
				}
			}
			const count = words.at(folded, i, end);
			for (let k = 0; k < count; k++) {
				// The longest word that ends here is the first one seen: it began furthest to the left.
				const q = (words.ends[k] as number) - start + PAD - 1;
				if (s.ending[q] === 0) s.ending[q] = words.bits[k] as number;
			}
			if (count > 0 && i >= phraseFree) {
				phraseFree = words.ends[count - 1] as number;
				mark(s.phrase, p, phraseFree - i, words.bits[count - 1] as number);
			}
			for (let k = surnames.at(folded, i, end) - 1; k >= 0; k--) {
				const kind = surnames.bits[k] as number;
				s.surname[p] = (s.surname[p] as number) | kind;
				if (kind === 2) s.surname[p + 1] = 4;
			}
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

const COLUMNS = [
	"code kind word pos bies wordStart wordEnd place phrase ending surname headClass headEnd lastHeadClass".split(" "),
	"breakKind breakDistance nextBreakKind nextBreakDistance leftPhrase leftDistance inside".split(" "),
].flat();

export interface Sentence extends Record<(typeof COLUMNS)[number], Int32Array> {
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
	return Object.fromEntries(COLUMNS.map((name) => [name, new Int32Array(size)])) as unknown as Sentence;
}

/** Empties the buffers for a sentence of `n` characters. */
function clear(s: Sentence, n: number): void {
	const size = n + 2 * PAD;
	for (const name of COLUMNS) s[name]?.fill(0, 0, size);
	for (let p = 0; p < size; p++) {
		s.wordStart[p] = p;
		s.wordEnd[p] = p + 1;
	}
}
