import type { Span } from "../../ingest/span.ts";
import { COUNTRIES, onMap } from "../lexicon/places.ts";
import { GRAMMAR, LEADING_VERBS, NOMINAL_VERBS, OUTSIDE } from "../lexicon/words.ts";
import type { Word } from "../segment.ts";
import type { Run } from "./candidate.ts";
import { titleHeads } from "./heads.ts";

/** Marks that end a name; · and - and brackets may stand within one. */
const MARKS = /^[，。；：！？、…“”‘’"'《》〈〉【】「」『』[\]{}〔〕\s　|／/■●◆▲□◎★☆→—―–_=+*#@&%<>~^`\\①-⑳]+$/;

/** Measure words: a number before one counts things and is part of no name (4个项目; but 第8.6代, 110千伏, 12号楼). */
const MEASURES = new Set(
	"个 家 条 座 所 只 批 栋 幢 项 次 名 位 户 人 处 宗 组 套 种 类 件 支 份 张 辆 台 间 层 届 场 笔 轮 倍 岁 天 周 月 年 日 元 多 余 万 亿 万元 亿元 % 个月 小时 分钟".split(
		" ",
	),
);

const NUMBER = /^[\d.０-９一二三四五六七八九十百千万亿两几数]+$/;

/** Names of offices that hold a verb or 和 (昆山市|自然资源和规划局, 行政审批局). */
const OFFICES = new RegExp(
	"(?:自然资源(?:和|与)规划|规划(?:和|与)自然资源|经济(?:和|与)信息化|工业(?:和|与)信息化|发展(?:和|与)改革|住房(?:和|与)城乡建设|人力资源(?:和|与)社会保障|文化(?:和|与)旅游|林业(?:和|与)草原|教育(?:和|与)体育|" +
		"卫生(?:和|与)计划生育|城市管理(?:和|与)综合执法|科技(?:和|与)工业信息化|民族(?:和|与)宗教事务|国有资产监督管理|市场监督管理|行政审批服务|行政审批|政务服务管理|应急管理|投资促进|公共资源交易|医疗保障|退役军人事务)(?:局|委员会|委|厅|部|中心)",
	"g",
);

/** «年产62万吨»: a number with its measure that begins the name of a project. */
const CAPACITY =
	/年产(?:[\d.]+|[一二三四五六七八九十百千]+)(?:万|亿)?(?:吨|套|台|辆|件|只|支|米|平方米|立方米|片|颗|块|瓶|kta|GWh|MW|吉瓦|兆瓦)/g;

/**
 * Cuts the words of a sentence into runs. `folded` is the whole folded text that the words' offsets count in; `taken`
 * spans (people) are no part of another name. Strict runs also end at the dictionary's verbs, adverbs and words of grammar;
 * loose ones, from which the scorer chooses, only at what no name holds whatever stands around it.
 */
export function runs(folded: string, words: readonly Word[], taken: readonly Span[], strict = true): Run[] {
	const first = words[0];
	const last = words.at(-1);
	if (!first || !last) return [];
	const sentence = folded.slice(first.start, last.end);
	const heads = titleHeads(folded, words);
	const capacities = [...sentence.matchAll(CAPACITY)].map((m) => ({
		start: first.start + m.index,
		end: first.start + m.index + m[0].length,
	}));
	const offices = [...sentence.matchAll(OFFICES)].map((m) => ({
		start: first.start + m.index,
		end: first.start + m.index + m[0].length,
	}));
	const inSpan = (spans: readonly Span[], word: Word) => spans.some((s) => word.start < s.end && s.start < word.end);

	const found: Run[] = [];
	let run: Word[] = [];
	const close = () => {
		const [head, tail] = [run[0], run.at(-1)];
		if (head && tail) found.push({ start: head.start, end: tail.end, words: run });
		run = [];
	};
	for (let i = 0; i < words.length; i++) {
		const word = words[i] as Word;
		if (inSpan(capacities, word)) {
			if (run.length > 0 && !inSpan(capacities, run.at(-1) as Word)) close();
			run.push(word);
		} else if (inSpan(offices, word)) run.push(word);
		else if (
			(strict ? bounds(word) : MARKS.test(word.text) || OUTSIDE.has(word.text)) ||
			inSpan(heads, word) ||
			inSpan(taken, word) ||
			counts(words, i) ||
			bracket(folded, words, i)
		)
			close();
		else if (strict ? GRAMMAR.has(word.text) && !joinsName(folded, words, i) : HARD_GRAMMAR.has(word.text)) close();
		else run.push(word);
	}
	close();
	return found;
}

/** Words of grammar that no name holds. */
const HARD_GRAMMAR = new Set(
	"暨 在 因 或 是 等 该 此 这 那 其 我 每 了 着 过 的 不 没 未 若 如 若 比 据 至今 并 且 而".split(" "),
);

/** Whether no name holds the word, whatever stands around it. */
function bounds({ text, tag }: Word): boolean {
	if (MARKS.test(text) || OUTSIDE.has(text)) return true;
	if (text.length < 2 || NOMINAL_VERBS.has(text)) return false;
	return /^(v(?!n)|d|p|c|r|t$|y|e$|o|z|u|i$|f)/.test(tag);
}

/** Whether a bracket here, or within reach, ends the name: only 中韩（盐城）产业园 and the like go on behind it. */
function bracket(folded: string, words: readonly Word[], at: number): boolean {
	const word = words[at] as Word;
	if (!/[（）()]/.test(word.text)) return false;
	const open = word.text === "（" ? word.start : folded.lastIndexOf("（", word.start);
	const close = folded.indexOf("）", open);
	if (open === -1 || close === -1 || word.start - open > 9 || close - open > 9 || close < word.start) return true;
	const inner = folded.slice(open + 1, close);
	const known = COUNTRIES.has(inner) || onMap(inner) || /^(集团|控股|中国|国际|[一二三四五六]期)$/.test(inner);
	const after = folded[close + 1] ?? "";
	return !known || !/[\p{Script=Han}A-Za-z0-9]/u.test(after) || !/[\p{Script=Han}A-Za-z0-9]/u.test(folded[open - 1] ?? "");
}

/** Whether a number here counts things. */
function counts(words: readonly Word[], at: number): boolean {
	const word = words[at] as Word;
	const next = words[at + 1];
	if (
		MEASURES.has(word.text) &&
		(NUMBER.test(words[at - 1]?.text ?? "") || /^[余多各每首这那该几]$/.test(words[at - 1]?.text ?? ""))
	)
		return true;
	// «1.», «2．» before an entry of a list.
	if (NUMBER.test(word.text) && /^[.．]/.test(next?.text ?? "")) return true;
	if (/^[.．]$/.test(word.text)) return true;
	return NUMBER.test(word.text) && next !== undefined && MEASURES.has(next.text) && words[at - 1]?.text !== "第";
}

/**
 * Whether a word of grammar stands between two pieces of one name (云|和|园): its neighbours are single characters that the
 * dictionary does not join, and the text has it beside one of them elsewhere as well.
 */
function joinsName(folded: string, words: readonly Word[], at: number): boolean {
	const word = words[at] as Word;
	if (!"和与为有本以至".includes(word.text)) return false;
	const before = words[at - 1];
	const after = words[at + 1];
	if (!before || !after || !single(before) || GRAMMAR.has(before.text) || LEADING_VERBS.has(before.text)) return false;
	if (single(after) && !GRAMMAR.has(after.text)) return true;
	return folded.split(before.text + word.text).length > 2;
}

function single(word: Word): boolean {
	return word.text.length === 1 && !MARKS.test(word.text);
}
