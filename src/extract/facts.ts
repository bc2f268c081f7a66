import type { Span } from "../ingest/span.ts";
import type { FactProperty, FactStatement } from "./claim.ts";
import { CONFIDENCE } from "./confidence.ts";
import { type Carried, clausesOf } from "./context.ts";
import type { Document } from "./document.ts";
import { money, SUM } from "./money.ts";
import { type Clause, type Group, type Item, type Reading, reading } from "./reading.ts";
import { statusOf } from "./status.ts";

const STATED: readonly { property: "investment" | "area" | "date"; rule: string; pattern: RegExp }[] = [
	{
		property: "investment",
		rule: "fact.investment",
		pattern: new RegExp(
			`(?:计划总?|预计总?|概算总?|估算|总|拟|完成|固定资产|项目|首期|一期|分期)?(?:投资额?|概算|造价|规模|资金|增资)(?:总?额)?(?:高)?(?:为|是|约)?\\s?(?<value>${SUM})`,
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
			/(?<value>(?:(?:预计|计划|力争|争取|将于|拟于|于|确保|今年|明年|去年|当年|上年)*(?:\d{4}年)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}日|底|初|份|中旬|下旬|上旬)?|[一二三四]季度|上半年|下半年|年底|年内|年初|月底|国庆|“?五一”?|春节|\d{1,2}日)(?:上午|下午|前|后|之前)?)[^，。；\d]{0,8}?(?:开工|动工|奠基|破土|竣工|建成|完工|投产|封顶|开业|交付|通车|启用|投用|投运|试产|试运行|开街|开园|开馆|运营|签约|复工))/g,
	},
];

/** Sums that are not what the thing costs. */
const OTHER_SUM = /产值|营收|收入|税|贷款|注册资本|销售|年度|累计|补贴|欠|合同|产能|利润|租金|基金$|授信|每年|工程款/;
/** A sum, an area of several things together. */
const TOGETHER =
	/(?:[\d一二三四五六七八九十两几多]+(?:个|大|条|家|处|宗|项)(?!月)[^，。；]{0,12}(?:项目|工程|道路|片区|企业)?|各类项目|均|分别|合计|共计|累计)[^，。；]{0,12}$/;

/** Sums, areas, dates and statuses that the text states of a project or zone, one fact a thing and statement. */
export function facts(doc: Document): FactStatement[] {
	const read = reading(doc);
	const found: FactStatement[] = [];
	let block = -1;
	let topic: Carried | null = null;
	doc.sentences.forEach((sentence, index) => {
		if (sentence.block !== block) {
			block = sentence.block;
			topic = null;
		}
		const clauses = clausesOf(read, index);
		clauses.forEach((clause, at) => {
			const next = clauses[at + 1];
			const words = doc.folded.slice(clause.start, clause.end);
			for (const stated of STATED) {
				stated.pattern.lastIndex = 0;
				for (const match of words.matchAll(stated.pattern)) {
					const start = clause.start + match.index;
					const span = { start, end: start + match[0].length };
					const about = aboutWhat(read, clause, next, span, topic, stated.property);
					if (!about) continue;
					const value = match.groups?.value ?? "";
					const fact = factOf(stated.property, value, doc.folded.slice(clause.start, start), match[0]);
					if (fact !== null) found.push(statementOf(about.item, stated.property, fact, [sentence, about.span], stated.rule));
				}
			}
			found.push(...statuses(read, clause, topic, sentence));
			const things = clause.groups.filter((g) => thing(g));
			const last = things.at(-1);
			if (last)
				topic =
					last.members.length > 1 ? null : { item: last.members[0] as Item, span: { start: clause.start, end: clause.end } };
			else if (/[\d一二三四五六七八九十两]+(?:个|大)(?:重点|重大|产业)?项目/.test(words)) topic = null;
		});
	});
	return found;
}

function thing(group: Group): boolean {
	return group.members.some((m) => m.type === "Project" || m.type === "Zone");
}

/** The one thing that a sum, an area or a date in a clause is said of: right after it (总投资3亿元的X), before it, or carried. */
function aboutWhat(
	read: Reading,
	clause: Clause,
	next: Clause | undefined,
	span: Span,
	topic: Carried | null,
	property: FactProperty,
): Carried | null {
	const { folded } = read.doc;
	const before = clause.groups.findLast((g) => g.end <= span.start && thing(g));
	const after = clause.groups.find((g) => g.start >= span.end && thing(g));
	const here = { start: clause.start, end: clause.end };
	if (TOGETHER.test(folded.slice(clause.start, span.start))) return null;
	if (after) {
		const between = folded.slice(span.end, after.start);
		if (
			/^(?:余|多|元)?(?:、[^，。；]{0,20})?的[^，。；]{0,14}$/.test(between) ||
			(property === "investment" &&
				/^[^，。；]{0,10}(?:建设|新建|兴建|打造|改建|改造|开发|扩建|实施|用于)[^，。；]{0,8}$/.test(between))
		)
			return single(after, here, folded);
	}
	if (before) return single(before, here, folded);
	if (
		property === "investment" &&
		next &&
		/^[\s　]*(?:用于|用来|来|计划|拟|将)?[^，。；]{0,4}(?:建设|新建|兴建|打造|改建|改造|开发|依托)/.test(
			folded.slice(next.start, next.end),
		)
	) {
		const following = next.groups.find(thing);
		if (following) return single(following, { start: next.start, end: next.end }, folded);
	}
	return topic;
}

/** A list has no single sum; a pair named as two (两个) neither. */
function single(group: Group, span: Span, folded: string): Carried | null {
	if (group.members.length > 1) return null;
	if (/^[”’》]?等(?!主体)/.test(folded.slice(group.end, group.end + 2))) return null;
	const item = group.members[0] as Item;
	return { item, span };
}

function factOf(property: FactProperty, value: string, before: string, whole: string): FactStatement["value"] | null {
	if (property !== "investment") return value.trim();
	if (OTHER_SUM.test(before.slice(-8)) || OTHER_SUM.test(whole.slice(0, 6))) return null;
	return money(value);
}

/** The status that a clause gives to its things: to all of a list, or to the thing carried on from the clause before. */
function statuses(read: Reading, clause: Clause, topic: Carried | null, sentence: Span): FactStatement[] {
	const words = read.doc.folded.slice(clause.start, clause.end);
	const found = statusOf(words);
	if (!found || found.status === "denied") return [];
	const own = clause.groups.filter(thing);
	const items =
		own.length > 0
			? own.flatMap((g) => g.members).filter((m) => m.type === "Project" || m.type === "Zone")
			: topic
				? [topic.item]
				: [];
	const spans = [sentence, ...(own.length === 0 && topic ? [topic.span] : [])];
	return items.map((item) => statementOf(item, "status", found.status, spans, `fact.status.${found.id}`));
}

function statementOf(
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
