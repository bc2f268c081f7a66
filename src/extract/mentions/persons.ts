import { SURNAMES, surnameLength } from "../../ingest/surnames.ts";
import { divisionsByShort } from "../lexicon/places.ts";
import { OUTSIDE } from "../lexicon/words.ts";
import type { Word } from "../segment.ts";
import type { Candidate } from "./candidate.ts";
import { titleHeads } from "./heads.ts";

/** What a person does in a report, behind the name. */
const ACTS =
	/^(?:同志|先生|女士|教授|博士|院士|一行|说道|说|坦言|表示|介绍|告诉|指出|强调|要求|认为|希望|透露|解释|回忆|感慨|笑道|出席|参加|陪同|主持|致辞|讲话|宣布|带队|率队|带领|率领|调研|考察|视察|察看|走访|会见|来到|前往|作|做|代表|任|兼|为|当选|担任|挂钩|包联|联系|分包|负责|牵头|领办|在|到|就|与|和|及|等|对|将|也|还|已|又|从|向|则|称|有|边走|说起|签|点|叮嘱|参|深|先后|当场|随后|分别|共同|一起|接着)/;

/** Characters that hardly stand in a given name. */
const NOT_GIVEN = new Set("的了是在不我他你她它们这那和与及或等之其所被把从向对就也都要会能可说到过得着还没很再又去来个上下为以于而且但并则即若如因由此该每各某本第一二三四五六七八九十百千万亿两几多少年月日时分秒元吨米亩号省市区县镇乡村街路局厅委办部科处室队组站所院校厂店司业员长者者主任副总经理书记企项目区园");

const BEHIND = /^[，。、；：！？）”’》\s（]/;

/** People by what stands beside them: a title before or behind, or what they do. */
export function persons(folded: string, words: readonly Word[]): Candidate[] {
	const first = words[0];
	const last = words.at(-1);
	if (!first || !last) return [];
	const found: Candidate[] = [];
	const seen = new Set<number>();
	const take = (start: number, context: "title" | "list" | "act", score: number): number => {
		const end = nameEnd(folded, start, last.end, words, context);
		if (end === -1 || seen.has(start)) return -1;
		seen.add(start);
		found.push({ start, end, type: "Person", score, rule: `person-${context}` });
		return end;
	};
	for (const head of titleHeads(folded, words)) {
		let at = head.end;
		// A list of people under one title: 副市长郝润、赖怀家和何文怀
		for (let context: "title" | "list" = "title"; ; context = "list") {
			const gap = /^[\s　:：]{0,4}/.exec(folded.slice(at, at + 4))?.[0].length ?? 0;
			const end = take(at + gap, context, context === "title" ? 0.92 : 0.85);
			if (end === -1) break;
			if (!/[、和及]/.test(folded[end] ?? "")) break;
			at = end + 1;
		}
		// 姓名，职务 and 姓名（职务）: back over the body's name to a mark, where a name stands before it.
	}
	for (const word of words) {
		const before = folded[word.start - 1] ?? "\n";
		if (seen.has(word.start) || !/[，。；：、！？“”\s（）]/.test(before) || surnameAt(folded, word.start) === 0) continue;
		for (const length of [3, 2, 4]) {
			const name = folded.slice(word.start, word.start + length);
			const behind = folded.slice(word.start + length, Math.min(last.end, word.start + length + 3));
			if (!plausible(name) || commonWord(words, word.start, length)) continue;
			if (STRONG_ACTS.test(behind)) {
				take(word.start, "act", length === 3 ? 0.85 : 0.7);
				break;
			}
		}
	}
	return found;
}

/** Acts that only people do, so that the name needs no title. */
const STRONG_ACTS = /^(?:同志|先生|女士|一行|说道|说[，：:。“]|坦言|表示|介绍|告诉|指出|强调|透露|叮嘱|回忆|感慨|出席|陪同|主持|致辞|挂钩|包联|带队|率队|任(?!务))/;

function surnameAt(folded: string, start: number): number {
	return surnameLength(folded.slice(start, start + 4));
}

/** Where the personal name that starts here ends, by what follows it; -1 where none starts. */
function nameEnd(folded: string, start: number, limit: number, words: readonly Word[], context: string): number {
	const foreign = /^[\p{Script=Han}]{2,6}(?:·[\p{Script=Han}]{1,8}){1,2}/u.exec(folded.slice(start, start + 20));
	if (foreign && start + foreign[0].length <= limit) return start + foreign[0].length;
	const surname = surnameAt(folded, start);
	if (surname === 0) return -1;
	const fits = [surname + 2, surname + 1].filter((n) => start + n <= limit && plausible(folded.slice(start, start + n)));
	for (const length of fits) {
		const behind = folded.slice(start + length, Math.min(limit, start + length + 4));
		if (behind === "" || BEHIND.test(behind) || ACTS.test(behind)) {
			const shorter = surname + 1;
			// 王永说: the third character may belong to what the person does.
			if (length > shorter && fits.includes(shorter) && verbStarts(folded, start + shorter, words)) return start + shorter;
			return start + length;
		}
	}
	if (context === "list") return -1;
	// Behind a title a name is likely even before a word that we do not know.
	const longest = fits.find((n) => !commonWord(words, start, n));
	return longest !== undefined && wordStarts(words, start + longest) ? start + longest : -1;
}

function verbStarts(folded: string, at: number, words: readonly Word[]): boolean {
	const word = words.find((w) => w.start === at);
	return word !== undefined && word.text.length >= 2 && ACTS.test(folded.slice(at, at + 4));
}

function wordStarts(words: readonly Word[], at: number): boolean {
	return words.some((w) => w.start === at);
}

function plausible(name: string): boolean {
	if (!/^\p{Script=Han}{2,4}$/u.test(name)) return false;
	const surname = SURNAMES.double.has(name.slice(0, 2)) && name.length > 2 ? 2 : 1;
	if (surname === 1 && name.length > 3) return false;
	if (divisionsByShort(name).length > 0) return false;
	return ![...name.slice(surname)].some((c) => NOT_GIVEN.has(c)) && !OUTSIDE.has(name) && !OUTSIDE.has(name.slice(surname));
}

/** Whether the dictionary has the whole stretch as one word that is no person's name. */
function commonWord(words: readonly Word[], start: number, length: number): boolean {
	return words.some((w) => w.start === start && w.end - w.start >= Math.min(length, 2) && !w.tag.startsWith("nr"));
}
