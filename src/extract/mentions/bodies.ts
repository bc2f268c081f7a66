import type { EntityType } from "../../schema.ts";
import { divisions, divisionsByShort, onMap } from "../lexicon/places.ts";
import { type Ending, endingAt, endingOf } from "../lexicon/suffixes.ts";
import {
	BEFORE_PLACE,
	GENERIC,
	GENERIC_PLACE,
	GRAMMAR,
	LEADING_VERBS,
	NOT_ENTITY,
	SINGLE_VERBS,
	SOFT_GRAMMAR,
} from "../lexicon/words.ts";
import { stripPlace } from "../names.ts";
import type { Word } from "../segment.ts";
import type { Candidate, Run } from "./candidate.ts";

/** Names of bodies, projects, zones and places by what they end with. */
export function bodies(folded: string, run: Run): Candidate[] {
	const found: Candidate[] = [];
	let words = run.words;
	while (words.length > 0) {
		const split = splitAtVerb(folded, words);
		const piece = split === -1 ? words : words.slice(0, split);
		found.push(...longest(folded, piece));
		words = split === -1 ? [] : words.slice(split);
	}
	return found;
}

/** Bodies act: where a verb follows one, the name ends (惠科股份有限公司|投资|…). Index of the verb, or -1. */
function splitAtVerb(folded: string, words: readonly Word[]): number {
	const head = words[0] as Word;
	for (let i = 1; i < words.length; i++) {
		const word = words[i] as Word;
		const verb = LEADING_VERBS.has(word.text) && word.text.length >= 2;
		if (!verb && !SINGLE_VERBS.has(word.text)) continue;
		const before = endingAt(folded, word.start, head.start);
		if (!before || (!verb && !before.strong)) continue;
		const last = lastEnding(folded, words.slice(i + 1), head.start);
		if (last === null) return i;
		// An office of a place is named by what it does: 永嘉县|发展和改革局.
		if (last.ending.type === "Agency" && (before.type === "Place" || before.type === "Zone")) continue;
		// 投资促进局, 建设投资集团: the verb belongs to the name where nothing behind it is a name by itself.
		const rest = words.slice(i + 1).filter((w) => w.end <= last.end);
		if (distinct(rest, last.ending)) return i;
	}
	return -1;
}

/** The last ending that ends with one of the words. */
function lastEnding(folded: string, words: readonly Word[], start: number): { ending: Ending; end: number } | null {
	for (const word of words.toReversed()) {
		const ending = endingAt(folded, word.end, start);
		if (ending) return { ending, end: word.end };
	}
	return null;
}

/** The name up to the last ending of the words, then what stands behind it. */
function longest(folded: string, words: readonly Word[]): Candidate[] {
	for (let i = words.length - 1; i >= 0; i--) {
		const last = words[i] as Word;
		const head = words[0] as Word;
		const ending = endingAt(folded, last.end, head.start);
		if (!ending || cutsWord(ending, words, i)) continue;
		const name = trim(words.slice(0, i + 1), ending);
		if (name) return [candidate(folded, name, ending), ...nested(folded, name), ...behind(folded, words, i)];
	}
	return [];
}

function behind(folded: string, words: readonly Word[], at: number): Candidate[] {
	return at + 1 < words.length ? longest(folded, words.slice(at + 1)) : [];
}

function candidate(folded: string, words: readonly Word[], ending: Ending): Candidate {
	const [first, last] = [words[0] as Word, words.at(-1) as Word];
	return {
		// A place has its superior before it, not in its name: 昆山市|张浦镇.
		start: ending.type === "Place" ? last.end - stripPlace(folded.slice(first.start, last.end)).length : first.start,
		end: last.end,
		type: ending.type,
		score: ending.strong ? 0.75 : 0.6,
		rule: `ending-${ending.type.toLowerCase()}`,
	};
}

/** Whether the ending begins within a word of the dictionary (布|局, 乡|村), which then is no ending. */
function cutsWord(ending: Ending, words: readonly Word[], at: number): boolean {
	const last = words[at] as Word;
	const start = last.end - ending.word.length;
	const first = words.find((w) => w.end > start) as Word;
	return first.start !== start && !/^(n[strz]|x|j)/.test(first.tag) && divisions(first.text).length === 0;
}

/** Takes verbs and describing words off the front; null where what is left is no name. */
function trim(words: readonly Word[], ending: Ending): readonly Word[] | null {
	let from = 0;
	const suffixStart = (words.at(-1) as Word).end - ending.word.length;
	while (from < words.length - 1) {
		const word = words[from] as Word;
		if (word.start >= suffixStart) break;
		const rest = words.slice(from + 1);
		const leads =
			LEADING_VERBS.has(word.text) ||
			SINGLE_VERBS.has(word.text) ||
			GRAMMAR.has(word.text) ||
			(/^[省市区县镇乡州]$/.test(word.text) && ["Zone", "Project", "Place"].includes(ending.type)) ||
			(SOFT_GRAMMAR.has(word.text) && rest[0]?.text.length !== 1);
		if (!leads && !(word.text.length >= 2 && /^(v|m|q)/.test(word.tag) && !/^\d/.test(word.text))) break;
		if (!distinct(rest, ending)) break;
		from++;
	}
	from = startAtPlace(words, from, suffixStart);
	const name = words.slice(from);
	return distinct(name, ending) ? name : null;
}

/** A full place name within the words begins the name, unless what stands before it belongs to it (中共嘉兴市委). */
function startAtPlace(words: readonly Word[], from: number, suffixStart: number): number {
	let before = "";
	for (let i = from; i < words.length; i++) {
		const word = words[i] as Word;
		const place =
			i > from &&
			word.end <= suffixStart &&
			/[省市县区州旗]$/.test(word.text) &&
			word.text.length >= 3 &&
			divisions(word.text).length > 0;
		if (place && !BEFORE_PLACE.test(before) && !isPlaceChain(before)) return i;
		before += word.text;
	}
	return from;
}

function isPlaceChain(front: string): boolean {
	return onMap(front) || /[省市县区州]$/.test(front);
}

/** Whether the words before the ending tell this thing from others of its kind. */
export function distinct(words: readonly Word[], ending: Ending): boolean {
	const last = words.at(-1) as Word;
	const stem = words.filter((w) => w.start < last.end - ending.word.length);
	const text = words.map((w) => w.text).join("");
	if (stem.length === 0 || text.length > 40) return selfStanding(text);
	if (NOT_ENTITY.test(text) || GENERIC_PLACE.test(text)) return false;
	const own = stem.filter(
		(w) => !GENERIC.has(w.text) && !GRAMMAR.has(w.text) && !LEADING_VERBS.has(w.text) && !/^[\d.]+$/.test(w.text),
	);
	if (own.length === 0) return agencyOfDistrict(stem, ending);
	if (ending.type === "Place")
		return (
			text.length <= 6 + ending.word.length &&
			own.length === stem.length &&
			(own.some(proper) || unknown(own) || (own.length === 1 && text.length >= 3))
		);
	if (own.some(proper) || unknown(own)) return true;
	// 锂电|隔膜|项目: common nouns that say what it is, before a word that makes a name of them.
	return ending.strong && own.some((w) => w.text.length >= 2) && text.length >= ending.word.length + 4;
}

/** Whether the word is a name, or a piece of one, by itself. */
function proper(word: Word): boolean {
	return (
		(word.text.length >= 2 && /^(n[rstz]|x|j|eng)/.test(word.tag)) ||
		/[A-Za-z]/.test(word.text) ||
		divisionsByShort(word.text).length > 0
	);
}

/** Two characters next to each other that the dictionary does not join: 惠|科. */
function unknown(words: readonly Word[]): boolean {
	return words.some((w, i) => w.text.length === 1 && words[i + 1]?.text.length === 1 && words[i + 1]?.start === w.end);
}

/** 区|发改局, 市|教育局: the rank stands for the place. */
function agencyOfDistrict(stem: readonly Word[], ending: Ending): boolean {
	const text = stem.map((w) => w.text).join("");
	return ending.type === "Agency" && (/^[省市区县镇乡州旗]/.test(text) || ending.word.length >= 3);
}

function selfStanding(text: string): boolean {
	const ending = endingOf(text);
	return ending?.type === "Agency" && /^团[省市区县]委$/.test(text);
}

/** Bodies at the front of a longer name: 嘉兴商旅学院|实训楼项目. */
function nested(folded: string, words: readonly Word[]): Candidate[] {
	for (let i = words.length - 2; i >= 0; i--) {
		const last = words[i] as Word;
		const ending = endingAt(folded, last.end, (words[0] as Word).start);
		if (!ending?.strong || !NESTED.includes(ending.type) || cutsWord(ending, words, i)) continue;
		const name = words.slice(0, i + 1);
		if (!distinct(name, ending)) continue;
		return [{ ...candidate(folded, name, ending), rule: "nested" }, ...nested(folded, name)];
	}
	return [];
}

const NESTED: readonly EntityType[] = ["Company", "Institution", "Zone", "Place"];
