import { fold } from "../ingest/fold.ts";
import type { Span } from "../ingest/span.ts";
import type { EntityType } from "../schema.ts";
import type { OwnTitle } from "./lexicon/own.ts";

/**
 * Words of posts. A title is written `unit? qualifier* head` (党工委|副|书记, 人力资源部||总经理), several joined by 、 or 兼.
 * All words are of the folded text (simplified script).
 */

/**
 * Heads of posts that lead a body: whoever holds one is taken to lead what the body is responsible for. Not 省长: what a
 * province promotes is not led by its governor in person; nor a firm's legal representative or founder.
 */
export const LEADING_HEADS = [
	..."书记 主任 主委 主席 会长 理事长 董事长 总裁 总经理 经理 行长 厂长 社长 台长 馆长 园长 院长 校长 所长 站长 处长 科长 股长 局长".split(
		" ",
	),
	..."部长 厅长 司长 署长 市长 区长 县长 州长 盟长 旗长 镇长 乡长 村长 师长 团长 连长 队长 组长 秘书长 指挥长 总指挥 指挥 检察长 关长 庭长".split(
		" ",
	),
	..."司令员 负责人 主管 首席执行官 CEO".split(" "),
] as const;

/** Heads of posts that do not lead by themselves. */
export const OTHER_HEADS = [
	..."省长 监事长 政委 召集人 法定代表人 创始人 常委 委员 党组成员 党委成员 班子成员 领导成员 成员 理事 监事 董事 总会计师 总工程师 总经济师 总规划师 总设计师 总建筑师 总工 总监 总编辑 总编 主编".split(
		" ",
	),
	..."总理 国务委员 首席运营官 首席财务官 首席技术官 首席科学家 首席专家 首席代表 首席经济学家 合伙人 发言人 顾问 巡视员 调研员 督导员 督察员 督学 秘书".split(
		" ",
	),
	..."省长助理 市长助理 区长助理 县长助理 局长助理 主任助理 总裁助理 总经理助理 董事长助理 校长助理 院长助理 党代表 人大代表 政协委员".split(
		" ",
	),
	..."审计长 检察员 一级主任科员 二级主任科员 科员 研究员 教授 院士 工程师 设计师 博士 讲师 专员 第一书记 网格员 负责同志 主要负责人 领导".split(
		" ",
	),
] as const;

/** What may stand before a head. */
export const QUALIFIERS = [
	..."首任 新任 继任 候任 副 常务 正 代 代理 原 前 时任 现任 第一 执行 轮值 名誉 荣誉 高级 资深 首席 兼职 专职 挂职 联席 联合 总 党组 党委 执委 候补 一级 二级 三级 四级".split(
		" ",
	),
] as const;

/** Units within a body, written as part of the title. */
export const UNITS = [
	..."党工委 党委 党组 党总支 党支部 党委会 纪工委 纪委 纪检组 纪检监察组 监委 监察委 管委会 管委 工委 办事处 董事会 监事会 理事会 执委会 指挥部 工作组 领导小组 专班 工作专班".split(
		" ",
	),
	..."省委 市委 区委 县委 州委 盟委 旗委 镇委 乡委 师市党委 团党委 村党支部 村党总支 社区党委 社区党支部 社区党总支 村委会 居委会 村委 居委 两委 街道党工委".split(
		" ",
	),
	..."省政府 市政府 区政府 县政府 州政府 盟行署 旗政府 镇政府 乡政府 人民政府 政府 省人大常委会 市人大常委会 区人大常委会 县人大常委会 州人大常委会 人大常委会 人大".split(
		" ",
	),
	..."省政协 市政协 区政协 县政协 州政协 政协 政法委 人武部 武装部 统战部 组织部 宣传部 办公室 秘书处 工会 妇联 团委 工商联 招商办 项目办 人力资源部 财务部 市场部".split(
		" ",
	),
	..."省纪委 市纪委 区纪委 县纪委 镇党委 乡党委 街道 镇人大 乡人大 办公厅 党校 总工会 法院 检察院 项目部 部务 校务 院务 集团 公司 分公司 总公司 中心 支部 分局 支行 项目".split(
		" ",
	),
] as const;

const PRIVATE_HEADS =
	/(董事长|董事|监事长|监事|总裁|总经理|经理|行长|厂长|首席执行官|CEO|创始人|合伙人|法定代表人|总会计师|总工程师|总监|总裁助理|教授|院士|博士|研究员|工程师|设计师|顾问)$/;

/** A pattern for any of the words, the longest that fits first. */
export function either(words: readonly string[]): string {
	return [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");
}

const JOIN = "(?:[、,，]|兼任?|暨|和|及)";

/** The heads that are known, and what is made of them. */
interface Known {
	heads: readonly string[];
	leading: RegExp;
	/** A title phrase at an offset. */
	at: RegExp;
	/** A title phrase at the end. */
	end: RegExp;
	/** A head at the end. */
	headEnd: RegExp;
}

function known(leadingHeads: readonly string[], otherHeads: readonly string[]): Known {
	const heads = [...leadingHeads, ...otherHeads];
	const post = `(?:(?:${either(UNITS)}){0,3}(?:${either(QUALIFIERS)}){0,3}(?:${either(heads)}))`;
	const phrase = `${post}(?:${JOIN}?${post})*`;
	return {
		heads,
		leading: new RegExp(`(?:${either(leadingHeads)})`),
		at: new RegExp(phrase, "y"),
		end: new RegExp(`${phrase}$`),
		headEnd: new RegExp(`(?:${either(heads)})$`),
	};
}

const OURS = known(LEADING_HEADS, OTHER_HEADS);
let words = OURS;

/** With the user's titles, made once for each list. */
const extended = new WeakMap<readonly OwnTitle[], Known>();

/** What `work` gives when the user's titles are known as well: they are words of this report's language, so every rule must see them. */
export function withTitles<T>(titles: readonly OwnTitle[] | undefined, work: () => T): T {
	if (!titles || titles.length === 0) return work();
	let more = extended.get(titles);
	if (!more) {
		const own = (leading: boolean) =>
			titles.filter((t) => t.leading === leading).map(({ title }) => fold(title).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
		more = known([...LEADING_HEADS, ...own(true)], [...OTHER_HEADS, ...own(false)]);
		extended.set(titles, more);
	}
	const before = words;
	words = more;
	try {
		return work();
	} finally {
		words = before;
	}
}

/** The heads that are known, as patterns; the same list while they are the same. */
export function titleWords(): readonly string[] {
	return words.heads;
}

/** No title is longer, with all its posts. */
const LONGEST = 60;

/** Where the longest title phrase that starts at `start` of the folded text ends; -1 where none starts. */
export function titleAt(folded: string, start: number): number {
	words.at.lastIndex = start;
	return words.at.test(folded) ? words.at.lastIndex : -1;
}

/** The longest title phrase that ends at `end` and does not start before `from`; null where none does. */
export function titleBefore(folded: string, from: number, end: number): Span | null {
	const start = Math.max(from, end - LONGEST);
	const match = words.end.exec(folded.slice(start, end));
	return match ? { start: start + match.index, end } : null;
}

/** Whether the words end as a title does. */
export function endsAsTitle(text: string): boolean {
	return words.headEnd.test(text);
}

/** Whether a title, as written, is one of those whose holder leads the body, or is a deputy of it. */
export function isLeading(title: string): boolean {
	return words.leading.test(title);
}

/** Whether a post of this title in a body of this type is a public office. */
export function isPublicPost(title: string, body: EntityType): boolean {
	if (body === "Company" || body === "Project") return false;
	if (body === "Institution") return /书记|党委|党组|党工委/.test(title);
	const posts = title.split(/[、,，]|兼任?/).filter((post) => post !== "");
	return posts.some((post) => !PRIVATE_HEADS.test(post));
}
