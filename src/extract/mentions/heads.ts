import type { Span } from "../../ingest/span.ts";
import { surnameLength } from "../../ingest/surnames.ts";
import type { Word } from "../segment.ts";
import { either, QUALIFIERS, titleWords } from "../titles.ts";

/** What people without a post are called in front of their names. */
const CIVIL_ROLES =
	"居民 村民 市民 老党员 党员 商户 摊主 店主 农户 果农 菜农 牧民 渔民 学生 教师 老师 医生 护士 司机 工人 技术员 种植户 养殖户 经营者 创业者 投资人 致富带头人 区领导 市领导 县领导 校领导 镇领导 省领导 州领导 公司领导".split(
		" ",
	);

/** Patterns of the cores of titles, by the words that are known. */
const patterns = new WeakMap<readonly string[], RegExp>();

function heads(): RegExp {
	const words = titleWords();
	let pattern = patterns.get(words);
	if (!pattern) {
		pattern = new RegExp(`(?:${either(QUALIFIERS)})*(?:${either([...words, ...CIVIL_ROLES])})(?!会|团)`, "g");
		patterns.set(words, pattern);
	}
	return pattern;
}

/** The cores of titles in a sentence (副书记, 总经理), without the units before them; those that end with a word. */
export function titleHeads(folded: string, words: readonly Word[]): Span[] {
	const first = words[0];
	const last = words.at(-1);
	if (!first || !last) return [];
	const ends = new Map(words.map((w) => [w.end, w]));
	const starts = new Set(words.map((w) => w.start));
	return [...folded.slice(first.start, last.end).matchAll(heads())]
		.map((m) => ({ start: first.start + m.index, end: first.start + m.index + m[0].length }))
		.filter((s) => {
			// 区委书记 is a word of the dictionary: the head is the end of it.
			const word = ends.get(s.end);
			if (word) return starts.has(s.start) || word.start < s.start;
			// 主|任何|飞涵: the dictionary joins the end of the title with the surname behind it.
			return starts.has(s.start) && surnameLength(folded.slice(s.end, s.end + 3)) > 0;
		});
}

/** The words cut where the core of a title begins or ends within one: 局局长 -> 局|局长, 区委书记 -> 区委|书记. */
export function cutAtTitles(folded: string, words: readonly Word[]): Word[] {
	const cuts = new Set(titleHeads(folded, words).flatMap((head) => [head.start, head.end]));
	return words.flatMap((word) => {
		const pieces: Word[] = [];
		let start = word.start;
		for (let at = word.start + 1; at <= word.end; at++) {
			if (at < word.end && !cuts.has(at)) continue;
			pieces.push({ start, end: at, text: folded.slice(start, at), tag: word.tag });
			start = at;
		}
		return pieces;
	});
}
