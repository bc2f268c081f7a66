import type { Span } from "../ingest/span.ts";
import type { FactProperty, FactStatement } from "./claim.ts";
import { CONFIDENCE } from "./confidence.ts";
import { type Carried, nearestBefore } from "./context.ts";
import type { Document } from "./document.ts";
import { excerpt } from "./excerpt.ts";
import { money, SUM } from "./money.ts";
import type { Clause, Group, Item, Reading } from "./reading.ts";
import { rows } from "./relations/lists.ts";

const STATED: readonly { property: "investment" | "area" | "date"; rule: string; pattern: RegExp }[] = [
	{
		property: "investment",
		rule: "fact.investment",
		pattern: new RegExp(
			`(?:计划总?|预计总?|概算总?|估算|总|拟|完成|固定资产|项目|首期|一期|分期)?(?:投资额?|投入|概算|估算|预算|造价|规模|资金|增资|总额|总价|金额|身价|盘子)(?:总?额)?(?:高)?(?:为|是|约|不过|仅|只有|共|共计|合计|接近|将近|就|便|在|：)*\\s?(?<value>${SUM})`,
			"g",
		),
	},
	{
		property: "investment",
		rule: "fact.investment.of",
		pattern: new RegExp(`(?<value>${SUM})的(?![^，。；]{0,4}(?:价格|总价|合同|订单|产值|贷款|资金|税|收入|规模))`, "g"),
	},
	{
		property: "investment",
		rule: "fact.investment.bracket",
		pattern: new RegExp(`(?<=^|（)\\s?(?<value>${SUM})(?=）|，|$)`, "g"),
	},
	{
		property: "investment",
		rule: "fact.investment.put",
		pattern: new RegExp(
			`(?:斥资|斥|出资|投入|注资|砸下?|豪掷|耗资|自筹|追加(?:投资)?|再投|掷|拿出|花|投下|投了|筹资|筹集|融资|以)(?:了|约|近|超|逾|共|总计)*\\s?(?<value>${SUM})`,
			"g",
		),
	},
	{
		property: "area",
		rule: "fact.area",
		pattern:
			/(?<value>(?:(?:规划|计划|项目|总|一期|首期)*(?:占地|用地|建筑|规划|总|开工|改造|园区总)(?:总?面积|范围|建筑面积)?|面积)(?:为|约|近|超过|超|达|达到|共)*\s?[\d.,]+\s?(?:多|余)?万?(?:亩|平方米|平方公里|公顷|平米))/g,
	},
	{
		property: "date",
		rule: "fact.date",
		pattern:
			/(?<value>(?:(?:预计|计划|力争|争取|将于|拟于|于|确保|今年|明年|去年|当年|上年)*(?:\d{4}年)?(?:(?<=\d{4}年)(?:底|初|内)|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}日|底|初|份|中旬|下旬|上旬)?|[一二三四]季度|上半年|下半年|年底|年内|年初|月底|国庆|“?五一”?|春节|\d{1,2}日)(?:上午|下午|前|后|之前)?)[^，。；\d]{0,8}?(?:开工|动工|奠基|破土|竣工|建成|完工|投产|封顶|开业|交付|通车|启用|投用|投运|试产|试运行|开街|开园|开馆|运营|签约|复工))/g,
	},
];

/** A clause that is nothing but a sum: X, 5.6亿元. */
const BARE_SUM = new RegExp(`^[\\s　]*(?:金额不大，|总额|金额)?(?<value>${SUM})[。；，]?$`);

const LABEL = /(?:投资额?|总额|概算|估算|预算|造价)(?:（[^（）]{0,6}）)?：\s*$/;
const LABELLED = new RegExp(`^\\s*(?<value>${SUM})`);

/** Sums that are not what the thing costs. */
const OTHER_SUM =
	/持有|股权|收购|参股|领投|跟投|中标|产值|营收|收入|税|贷款|注册资本|销售|年度|累计|补贴|欠|合同|产能|利润|租金|授信|每年|工程款/;
/** A sum, an area of several things together. */
const TOGETHER =
	/(?:(?<![这那另唯某第同该])[\d一二三四五六七八九十两几多]+(?:个|大|条|家|处|宗|项)(?!月)[^，。；]{0,12}(?:项目|工程|道路|片区|企业)?|各类项目|均|分别|合计|共计|累计)[^，。；]{0,12}$/;

/** What the rules for facts see of a clause. */
export interface Sight {
	read: Reading;
	clause: Clause;
	next: Clause | undefined;
	/** The one thing told of before. */
	topic: Carried | null;
	sentence: Span;
	/** Whether facts can be told of an item. */
	told(item: Item): boolean;
	/** The lists of the clause that hold such an item. */
	groups: readonly Group[];
}
/** Looser readings of a sum, for those that no surer one has read. */
const LOOSE: ReadonlySet<string> = new Set(["fact.investment.of", "fact.investment.put", "fact.investment.bracket"]);

/** Sums, areas and dates. */
export function figures(sight: Sight): FactStatement[] {
	const { clause, sentence } = sight;
	const { folded } = sight.read.doc;
	const words = folded.slice(clause.start, clause.end);
	const found: FactStatement[] = [];
	const say = (property: "investment" | "area" | "date", match: RegExpExecArray | RegExpMatchArray, rule: string) => {
		const start = clause.start + (match.index ?? 0);
		const end = start + match[0].length;
		// «A项目概算3亿元»: the word 项目 is the name's.
		const from = property === "investment" ? end - (match.groups?.value ?? "").length : start;
		const about = aboutWhat(sight, { start: from, end }, property, match[0], rule);
		const value = about && factOf(property, match.groups?.value ?? "", folded.slice(clause.start, start), match[0]);
		if (
			about &&
			value !== null &&
			!(LOOSE.has(rule) && found.some((f) => f.property === property && f.referent === about.item.referent))
		)
			found.push(
				fact(
					about.item,
					property,
					value as FactStatement["value"],
					quoted(folded, [sentence, about.span], [about.item, { start, end }]),
					rule,
				),
			);
	};
	for (const stated of STATED) for (const match of words.matchAll(stated.pattern)) say(stated.property, match, stated.rule);
	// «总投资：1.2亿元建设单位：…»: the sum right behind its label.
	const labelled = LABEL.test(folded.slice(Math.max(sentence.start, clause.start - 14), clause.start))
		? LABELLED.exec(words)
		: null;
	if (labelled && sight.topic && found.length === 0) say("investment", labelled, "fact.investment.bare");
	const bare = BARE_SUM.exec(words);
	if (bare && sight.topic?.item.type === "Project" && found.length === 0) say("investment", bare, "fact.investment.bare");
	return found;
}

/** What bears on a figure stands no farther before it. */
const NEAR = 60;

/** The one thing that a sum, an area or a date in a clause is said of: right after it (总投资3亿元的X), before it, or carried. */
function aboutWhat(
	{ read, clause, next, topic, told, groups }: Sight,
	span: Span,
	property: FactProperty,
	words: string,
	rule: string,
): Carried | null {
	const { doc } = read;
	const own = bracketed(read, clause, span);
	if (own) return { item: own, span: { start: clause.start, end: clause.end } };
	if (rule === "fact.investment.bracket") return null;
	if (TOGETHER.test(doc.folded.slice(Math.max(clause.start, span.start - NEAR), span.start))) return null;
	const each = eachOwn(doc.folded, groups, span);
	if (each) return { item: each, span: { start: clause.start, end: clause.end } };
	const after = groups.find((g) => g.start >= span.end);
	if (after) {
		const between = (rule === "fact.investment.of" ? "的" : "") + doc.folded.slice(span.end, after.start);
		if (/^(?:余|多|元)?(?:、[^，。；]{0,20})?的[^，。；]{0,14}$/.test(between)) {
			// «投资3亿元的甲、乙» is read of the nearest, «总投资» of them all.
			const item = after.members[0] as Item;
			if (/^总|[^，]总投资/.test(words)) return single(doc, after, clause);
			return { item, span: { start: clause.start, end: clause.end } };
		}
		if (property === "investment" && BUILDS.test(between)) return single(doc, after, clause);
	}
	if (rule === "fact.investment.of") return null;
	// What somebody puts in is the cost of what is built with it, not of what was told of before.
	if (rule === "fact.investment.put") return following(doc, next, told);
	const before =
		groups.findLast((g) => g.end <= span.start && g.members.some((m) => m.type === "Project")) ??
		groups.findLast((g) => g.end <= span.start);
	if (before) return single(doc, before, clause);
	return (property === "investment" ? following(doc, next, told) : null) ?? topic;
}

/** In a list with a sum before every name (总投资3亿元的甲、总投资2亿元的乙) the name right behind the sum. */
function eachOwn(folded: string, groups: readonly Group[], { end }: Span): Item | null {
	for (const { members } of groups) {
		if (members.length < 2) continue;
		const at = firstFrom(members, end);
		const first = members[at];
		// «总投资3亿元的甲公司乙园»
		const item = first?.type === "Company" ? members[at + 1] : first;
		if (!item || !/^(?:余|多|元)?的[^，。；、]{0,20}$/.test(folded.slice(end, item.start))) continue;
		const beside = [members[at - 1], item, members[at + 1]].filter((m) => m !== undefined);
		if (beside.slice(1).every((m, i) => /投资[^、]*的/.test(folded.slice((beside[i] as Item).end, m.start)))) return item;
	}
	return null;
}

/** Index of the first item that starts at or after an offset. */
function firstFrom(members: readonly Item[], offset: number): number {
	let low = 0;
	let high = members.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((members[middle] as Item).start < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** What the next clause says is built. */
function following(doc: Document, next: Clause | undefined, told: (item: Item) => boolean): Carried | null {
	if (!next || !BUILDS_NEXT.test(doc.folded.slice(next.start, next.end))) return null;
	const built =
		next.groups.find((g) => g.members.some((m) => m.type === "Project")) ?? next.groups.find((g) => g.members.some(told));
	return built ? single(doc, built, next) : null;
}

/** The thing right before the bracket that a sum stands in: 甲（总投资3亿元）、乙（某集团，2亿元）. */
function bracketed(read: Reading, clause: Clause, span: Span): Item | null {
	const { folded, sentences } = read.doc;
	const from = Math.max((sentences[clause.sentence] as Span).start, span.start - NEAR);
	const open = from + folded.slice(from, span.start).lastIndexOf("（");
	if (open < from || folded.slice(open, span.start).includes("）")) return null;
	const item = nearestBefore(read, open, () => true, 1);
	return item && item.end === open && (item.type === "Project" || item.type === "Zone") ? item : null;
}

const BUILDS =
	/^[^，。；]{0,16}(?:建设|新建|兴建|打造|改建|改造|开发|扩建|实施|用于|上马|新上|建成|建起|投建|修建|建造|包下|拿下|盘下|接下|启动|引进|建)(?:了|起|出)?[^，。；]{0,10}$/;
const BUILDS_NEXT =
	/^[^，。；]{0,16}?(?:建设|新建|兴建|打造|改建|改造|开发|扩建|依托|上马|新上|建成|建起|投建|修建|建造|实施|启动|把|将|用于|建)/;

/** A list has no single sum. */
export function single(doc: Document, group: Group, clause: Span): Carried | null {
	if (group.members.length > 1 || /^[”’》]?等(?!主体)/.test(doc.folded.slice(group.end, group.end + 2))) return null;
	return { item: group.members[0] as Item, span: { start: clause.start, end: clause.end } };
}

function factOf(property: FactProperty, value: string, before: string, whole: string): FactStatement["value"] | null {
	if (property !== "investment") return value.trim();
	if (OTHER_SUM.test(before.slice(-8)) || OTHER_SUM.test(whole.slice(0, 6))) return null;
	return money(value);
}
/** A sum for a year or a phase: what a thing costs in all goes before it. */
export function isPart({ folded }: Document, { property, value, spans }: FactStatement): boolean {
	if (property !== "investment" || typeof value === "string") return false;
	return spans.some(({ start, end }) => {
		const at = folded.slice(start, end).indexOf(value.text);
		return (
			at >= 0 && /(?:年度|今年|全年|当年|已|累计|一期|二期|首期|其中)[^，。；总]{0,10}$/.test(folded.slice(start, start + at))
		);
	});
}

/** Sums under a label 总投资（亿元） of a table. */
export function tabled(read: Reading): FactStatement[] {
	return rows(read).flatMap(({ thing, cells, spans }) => {
		const head = spans[1] ?? spans[0];
		const caption =
			head &&
			/单位：\s?(亿元|万元|亿美元|万美元|亿|万)/.exec(read.doc.folded.slice(Math.max(0, head.start - CAPTION), head.start));
		return cells.flatMap(({ cell, over }) => {
			const unit =
				/(?:总投资|投资额|计划投资|投资规模|^投资)[^（(]*(?:[（(](?:单位：)?(亿元|万元|亿美元|万美元|亿|万)[）)])?/.exec(
					over.words,
				);
			if (!unit || /年度|累计|完成/.test(over.words)) return [];
			const bare = /^\s*[\d.,]+\s*$/.test(cell.words);
			const inUnits = unit[1] ?? caption?.[1];
			const value = bare ? inUnits && money(cell.words.trim() + inUnits) : money(cell.words);
			if (!value) return [];
			return [
				fact(thing, "investment", { ...value, text: cell.words.trim() + (bare ? inUnits : "") }, spans, "fact.investment.table"),
			];
		});
	});
}

/** A caption over a table stands no farther above it. */
const CAPTION = 60;

/** Of spans that may be very long what must be in a quote. */
export function quoted(folded: string, spans: readonly Span[], held: readonly Span[]): Span[] {
	return spans.flatMap((span) => excerpt(folded, span, held));
}

/** A fact with the confidence that its rule has earned; spans count in the report's text. */
export function fact(
	item: Item,
	property: FactProperty,
	value: FactStatement["value"],
	spans: readonly Span[],
	rule: string,
): FactStatement {
	return {
		referent: item.referent,
		property,
		value,
		spans: spans.map(({ start, end }) => ({ start, end })),
		confidence: CONFIDENCE[rule] ?? 0.5,
		rule,
	};
}
