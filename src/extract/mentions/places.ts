import { COUNTRIES, division, divisions, divisionsByShort, shortPlace } from "../lexicon/places.ts";
import { STATE_ORGANS } from "../lexicon/suffixes.ts";
import type { Word } from "../segment.ts";
import type { Candidate } from "./candidate.ts";

const LONGEST = 12;

/** Full names that are common words as well; only a place before them makes them one. */
const COMMON = new Set(
	"城关镇 新区 开发区 高新区 经济开发区 城区 郊区 矿区 市区 新城 老城 和平 朝阳 中山 解放 东风 光明 红旗 胜利 建设 新华 人民 团结 友谊 前进 长安 太平 新兴 永和 和平街 解放路 中心 中央".split(
		" ",
	),
);

/** Organs of the state by their own names. */
export function stateOrgans(words: readonly Word[]): Candidate[] {
	const found: Candidate[] = [];
	const text = words.map((w) => w.text).join("");
	const base = words[0]?.start ?? 0;
	for (const word of words) {
		for (let length = 12; length >= 3; length--) {
			const name = text.slice(word.start - base, word.start - base + length);
			if (name.length < length || !STATE_ORGANS.has(name)) continue;
			found.push({ start: word.start, end: word.start + length, type: "Agency", score: 0.9, rule: "state-organ" });
			break;
		}
	}
	return found;
}

/** The names without their rank of the divisions that the text names in full: 从化 where it has 从化区. */
export function namedInFull(folded: string): ReadonlySet<string> {
	const shorts = new Set<string>();
	for (let start = 0; start < folded.length; start++) {
		for (let end = start + 3; end <= Math.min(start + 6, folded.length); end++) {
			if (!RANK.test(folded[end - 1] as string)) continue;
			const name = folded.slice(start, end);
			const short = divisions(name).length > 0 ? shortPlace(name) : null;
			if (short) shorts.add(short);
		}
	}
	return shorts;
}

const RANK = /[省市区县旗州镇乡]/;

/**
 * Places of the administrative map: full names anywhere, names without their rank where the dictionary has them as a place too,
 * or the text has them in full elsewhere (`known`).
 */
export function places(folded: string, words: readonly Word[], known: ReadonlySet<string>): Candidate[] {
	const found: Candidate[] = [];
	const ends = new Set(words.map((w) => w.end));
	const last = words.at(-1)?.end ?? 0;
	let free = 0;
	for (const word of words) {
		if (word.start < free) continue;
		const candidate = full(folded, word, ends, last) ?? again(folded, word, last, known) ?? short(folded, word);
		if (candidate) {
			found.push(candidate);
			free = candidate.end;
		}
	}
	return found;
}

function again(folded: string, word: Word, last: number, known: ReadonlySet<string>): Candidate | null {
	for (let end = Math.min(word.start + 4, last); end >= word.start + 2; end--)
		if (known.has(folded.slice(word.start, end)))
			return { start: word.start, end, type: "Place", score: 0.6, rule: "place-again" };
	return null;
}

function full(folded: string, word: Word, ends: ReadonlySet<number>, last: number): Candidate | null {
	for (let end = Math.min(word.start + LONGEST, last); end >= word.start + 2; end--) {
		const name = folded.slice(word.start, end);
		if (divisions(name).length === 0 || COMMON.has(name)) continue;
		// A township's name may be cut by the dictionary; one of two characters must be a word of it (北区).
		if (!ends.has(end) && name.length < 3) continue;
		return { start: word.start, end, type: "Place", score: 0.7, rule: "place-map" };
	}
	return null;
}

/**
 * A name without its rank (嘉兴). Counties' are common words as often as not: they need their full form, or the prefecture that
 * they lie in, elsewhere in the text.
 */
function short(folded: string, word: Word): Candidate | null {
	if (word.text === "中国" || word.text.length < 2) return null;
	const found = { start: word.start, end: word.end, type: "Place", rule: "place-short" } as const;
	if (COUNTRIES.has(word.text)) return { ...found, score: 0.6 };
	if (!word.tag.startsWith("ns") && !word.tag.startsWith("nr")) return null;
	const known = divisionsByShort(word.text).filter((d) => {
		if (d.code.length <= 4) return true;
		const prefecture = division(d.code.slice(0, 4));
		return folded.includes(d.name) || (prefecture !== null && folded.includes(shortPlace(prefecture.name) ?? prefecture.name));
	});
	return known.length > 0 ? { ...found, score: 0.6 } : null;
}
