import { SURNAMES, surnameLength } from "../../ingest/surnames.ts";
import { divisionsByShort } from "../lexicon/places.ts";
import { endingOf } from "../lexicon/suffixes.ts";
import { GENERIC, GRAMMAR, LEADING_VERBS, OUTSIDE } from "../lexicon/words.ts";
import type { Word } from "../segment.ts";
import type { Candidate } from "./candidate.ts";
import { titleHeads } from "./heads.ts";

/** What a person does in a report, behind the name. */
const ACTS =
	/^(?:同志|先生|女士|教授|博士|院士|一行|说道|说|坦言|表示|介绍|告诉|指出|强调|要求|认为|希望|透露|解释|回忆|感慨|笑道|出席|参加|陪同|主持|致辞|讲话|宣布|带队|率队|带领|率领|调研|考察|视察|察看|走访|会见|座谈|来|前往|作|做|代表|任|兼|为|当选|担任|挂钩|包联|联系|分包|负责|牵头|领办|在|到|就|与|和|及|等|对|将|也|还|已|又|从|向|则|称|有|边走|说起|签|点|叮嘱|参|深|先后|当场|随后|分别|共同|一起|接着)/;

/** Characters that hardly stand in a given name. */
const NOT_GIVEN = new Set(
	"的了是在不我你他她它们这那与及或等其所被把从向就也都会能说到过得着很又去来个上下而且但则该每各某第两几年月日吨亩号省市区县街局厅委办部处室队组站所厂店司副总项目",
);

/** Words that look like a surname and a given name. */
const NOT_PEOPLE = new Set(
	"班子 嘉宾 和平 安全 安置 常委 全面 全体 全程 全力 高度 高端 高效 万元 万亿 成员 成立 成果 成效 时代 时间 金融 金额 方面 方式 方案 方向 安排 平台 平安 文化 文旅 文明 江苏 江西 江南 江北 海南 海外 华东 华北 华南 华中 温馨 温暖 景区 景观 明确 明显 明年 程度 程序 项目 向上 向前 向好 经济 经营 经验 经过 党员 党建 党委 党组 黄金 黄河 白云 白天 龙头 马上 马路 车间 车辆 石化 石油 石材 水利 水务 水平 水库 雷同 终于 应当 应急 应用 丰富 丰收 充分 充足 关于 关注 关键 关系 相关 相应 相当 支持 支部 支撑 左右 上下 东西 南北 何时 何处 任务 任何 任免 双方 双向 双赢 从而 从事 包括 包联 包保 计划 计算 强化 强调 强势 能力 能源 和谐 和睦 宣传 宣布 和着 着手 着力 班组".split(
		" ",
	),
);

const BEHIND = /^[，。、；：！？）”’》\s（]/;

/** People by what stands beside them: a title before or behind, or what they do. */
export function persons(folded: string, words: readonly Word[]): Candidate[] {
	const first = words[0];
	const last = words.at(-1);
	if (!first || !last) return [];
	const found = new Map<number, Candidate>();
	const add = (start: number, end: number, context: Context): boolean => {
		if (start === -1 || end === -1 || found.has(start)) return false;
		found.set(start, { start, end, type: "Person", score: SCORES[context], rule: `person-${context}` });
		return true;
	};
	for (const head of titleHeads(folded, words)) {
		let at = head.end;
		// A list of people under one title: 副市长郝润、赖怀家和何文怀
		for (let context: Context = "title"; ; context = "list") {
			const start = at + (/^[\s　：]{0,4}/.exec(folded.slice(at, at + 4))?.[0].length ?? 0);
			const end = nameEnd(folded, start, last.end, words, context);
			if (!add(start, end, context) || !/[、和及]/.test(folded[end] ?? "")) break;
			at = end + 1;
		}
		add(nameBefore(folded, head.start, words), head.start, "before");
	}
	for (const match of folded.slice(first.start, last.end).matchAll(/同志|总书记|先生|女士|一行/g)) {
		const end = first.start + match.index;
		add(nameBefore(folded, end, words), end, "before");
	}
	for (const word of words) {
		const before = folded[word.start - 1] ?? "\n";
		if (!/[，。；：、！？“”\s（）]/.test(before) || surnameAt(folded, word.start) === 0) continue;
		for (const length of [3, 2, 4]) {
			const end = word.start + length;
			if (!plausible(folded.slice(word.start, end)) || commonWord(words, word.start, length)) continue;
			if (!STRONG_ACTS.test(folded.slice(end, Math.min(last.end, end + 3)))) continue;
			add(word.start, end, "act");
			break;
		}
	}
	return [...found.values()];
}

type Context = "title" | "list" | "act" | "before";

const SCORES: Record<Context, number> = { title: 0.92, list: 0.85, before: 0.8, act: 0.8 };

/** Where a personal name starts that ends at `end`, with a boundary before it (由常红勇区长); -1 where none does. */
function nameBefore(folded: string, end: number, words: readonly Word[]): number {
	for (const length of [3, 2, 4]) {
		const start = end - length;
		if (start < 0 || !plausible(folded.slice(start, end)) || !wordStarts(words, start) || commonWord(words, start, length))
			continue;
		if (length === 2 && !wordStarts(words, start + 1)) continue;
		const before = words.find((w) => w.end === start);
		if (!before || /^[，。；：、！？“”\s（）]$/.test(before.text) || GRAMMAR.has(before.text) || /^(v|p|c)/.test(before.tag))
			return start;
	}
	return -1;
}

/** Acts that only people do, so that the name needs no title. */
const STRONG_ACTS =
	/^(?:同志|先生|女士|一行|说道|说[，：:。“]|坦言|表示|介绍|告诉|指出|强调|透露|叮嘱|回忆|感慨|出席|陪同|主持|致辞|挂钩|包联|带队|率队|任(?!务))/;

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
	const longest = fits.find((n) => !commonWord(words, start, n) && wordStarts(words, start + n));
	return longest === undefined ? -1 : start + longest;
}

function verbStarts(folded: string, at: number, words: readonly Word[]): boolean {
	const word = words.find((w) => w.start === at);
	return word !== undefined && word.text.length >= 2 && ACTS.test(folded.slice(at, at + 4));
}

function wordStarts(words: readonly Word[], at: number): boolean {
	return words.some((w) => w.start === at);
}

function plausible(name: string): boolean {
	if (!/^\p{Script=Han}{2,4}$/u.test(name) || NOT_PEOPLE.has(name)) return false;
	const surname = SURNAMES.double.has(name.slice(0, 2)) && name.length > 2 ? 2 : 1;
	if (surname === 1 && name.length > 3) return false;
	if (divisionsByShort(name).length > 0 || endingOf(name)?.type === "Agency") return false;
	// 和|嘉宾, 由|集团: a surname that is a word of grammar as well.
	if (
		GRAMMAR.has(name[0] as string) &&
		(name.length === 2 || OUTSIDE.has(name.slice(1)) || GENERIC.has(name.slice(1)) || LEADING_VERBS.has(name.slice(1)))
	)
		return false;
	return ![...name.slice(surname)].some((c) => NOT_GIVEN.has(c)) && !OUTSIDE.has(name) && !OUTSIDE.has(name.slice(surname));
}

/** Whether the dictionary has the whole stretch as one word that is no person's name. */
function commonWord(words: readonly Word[], start: number, length: number): boolean {
	return words.some((w) => w.start === start && w.end - w.start >= Math.min(length, 2) && !w.tag.startsWith("nr"));
}
