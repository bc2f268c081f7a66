import type { Span } from "../../ingest/span.ts";
import type { EntityType } from "../../schema.ts";
import { divisions, divisionsByShort } from "../lexicon/places.ts";
import { endingOf } from "../lexicon/suffixes.ts";
import { GENERIC, GRAMMAR, LEADING_VERBS, NOMINAL_VERBS, NOT_ENTITY, OUTSIDE, SINGLE_VERBS } from "../lexicon/words.ts";
import type { Word } from "../segment.ts";
import type { Candidate } from "./candidate.ts";

/**
 * What the words behind a list say of its members: «A、B、C等4个重点项目». The head noun comes after 等, a number with its
 * measure, or both; describing words may stand between.
 */
const HEADS: readonly { type: EntityType; words: string }[] = [
	{
		type: "Company",
		words:
			"企业 石企 药企 车企 房企 民企 央企 国企 外企 农企 茶企 公司 龙头企业 龙头 集团 上市公司 商家 银行 投资商 开发商 客商 品牌 车企 药企 商超",
	},
	{
		type: "Project",
		words:
			"项目 工程 综合体 城市综合体 商业综合体 基地 生产线 农贸市场 市场 公园 学校项目 道路工程 道路 桥梁 安置房 高铁 铁路 高速 高速公路 快速路 水库 学校 场馆 大桥",
	},
	{
		type: "Zone",
		words:
			"片区 园区 产业园 产业园区 街区 历史文化街区 开发区 新城 板块 功能区 工业园 工业园区 科技园 港区 老旧片区 老旧区片 区片 棚户区 灌区 组团 商圈 街坊 小区 景区",
	},
	{
		type: "Place",
		words: "村 行政村 社区 镇 乡镇 街道 镇街 县 区县 县市 市 城市 地 省份 国家 岛屿 海岛 河流 村庄 城中村 试点社区 个村",
	},
	{ type: "Institution", words: "高校 大学 院校 学校 医院 科研院所 中小学 协会 商会" },
	{ type: "Agency", words: "部门 单位 街道办 委办局 机关 镇街部门" },
];
const BY_HEAD = new Map(HEADS.flatMap(({ type, words }) => words.split(" ").map((word) => [word, type] as const)));
const HEAD = [...BY_HEAD.keys()].sort((a, b) => b.length - a.length).join("|");

const DESCRIBING =
	"(?:[省市区县]?级|重点|重大|重要|优质|在谈|在建|续建|新建|拟建|签约|新签约|产业|工业|文旅|文化|旅游|农业|民生|基础设施|大型|中型|小型|知名|著名|骨干|龙头|外资|台资|内资|民营|战略|支柱|专业|特色|现代|高端|前期|招商|投资|试点|国家|示范|老旧|相关|本土|本地|辖区|规上|配套|央|国|名|的|大中型|各类|等级|主题|一批|一系列|专业化|合作|意向|科技|高新技术|上下游|知名度高的)*";
const COUNT = "(?:(?:\\d+|[一二三四五六七八九十两几多数]+)(?:余|多)?(?:个|家|条|座|所|大|处|宗|村|镇|类|批)?)";
/** Behind the last member: 等…企业, 4个项目, 等4个重大项目, 两个历史文化街区. */
const TAIL = new RegExp(
	`^(?:(?:等(?:一批|多个|多家)?${COUNT}?|${COUNT})${DESCRIBING}|(?:这些|这样的|这类|这几[家个]|之类的)[^，。；、]{0,14}?)(${HEAD})`,
);
/** A list that only ends in 等: its members have the type of those that show one. */
const OPEN_TAIL = /^(?:等(?!级|候|待|于|同|地)|[，。；])/;

/** What follows the last member within its part. */
const LAST_END = new RegExp(
	`等|这些|这样的|这类|之类的|(?:\\d+|[两三四五六七八九十]+)(?:个|家|条|座|所|大|处|宗)${DESCRIBING}(?:${HEAD})`,
);

const MEMBER_LIMIT = 30;
const JOINTS = /[、]/;

/** Members of lists, typed by the list's head noun or by each other; `typed` are names found by other rules. */
export function coordination(folded: string, words: readonly Word[], typed: readonly Candidate[]): Candidate[] {
	const first = words[0];
	const last = words.at(-1);
	if (!first || !last) return [];
	const found: Candidate[] = [];
	for (const list of lists(folded, first.start, last.end)) {
		const tail = TAIL.exec(folded.slice(list.end, Math.min(last.end, list.end + 30)));
		const head = tail ? (BY_HEAD.get(tail[1] as string) as EntityType) : null;
		const members = list.members.map((m, i) => (i === 0 ? fromRight(m, words, typed) : m)).filter((m) => m !== null);
		const types = members.map((m) => typeOfMember(m, typed));
		if (head === null && !OPEN_TAIL.test(folded.slice(list.end))) continue;
		const shown = types.filter((t) => t !== null);
		const common = head ?? (shown.length * 2 > members.length && new Set(shown).size === 1 ? (shown[0] as EntityType) : null);
		if (common === null) continue;
		members.forEach((m, i) => {
			const name = folded.slice(m.start, m.end);
			const own = types[i];
			// A list of projects may name them by their companies: 云帆包装、捷安汽修等项目.
			const renames = head === "Project" && own === "Company" && !/(公司|集团|银行)$/.test(name);
			if ((own !== null && !renames) || !nameLike(name, words, m)) return;
			found.push({ ...m, type: common, score: head ? 0.8 : 0.55, rule: head ? "list-head" : "list-like" });
		});
	}
	return found;
}

interface List {
	members: Span[];
	/** Where the last member ends. */
	end: number;
}

/** Stretches of A、B、C between other marks; the last member ends before 等, a number or a mark. */
function lists(folded: string, from: number, to: number): List[] {
	const found: List[] = [];
	for (const clause of folded.slice(from, to).matchAll(/[^，。；：！？\n]+/g)) {
		const text = clause[0];
		if (!JOINTS.test(text)) continue;
		const base = from + clause.index;
		const parts: Span[] = [];
		let at = 0;
		for (const part of text.split("、")) {
			parts.push({ start: base + at, end: base + at + part.length });
			at += part.length + 1;
		}
		// Groups of parts that are short enough to be members; a long one ends the list within itself.
		let group: Span[] = [];
		const close = () => {
			if (group.length >= 2) found.push({ members: group, end: (group.at(-1) as { end: number }).end });
			group = [];
		};
		parts.forEach((part, i) => {
			const value = folded.slice(part.start, part.end);
			const cut = i === 0 ? -1 : lastMemberEnd(value);
			if (cut > 0) {
				group.push(...split(folded, part.start, part.start + cut));
				close();
			} else if (part.end - part.start > MEMBER_LIMIT && i > 0) close();
			else if (i === parts.length - 1) {
				group.push(part);
				close();
			} else group.push(part);
		});
		close();
	}
	return found;
}

/** Where the last member of a list ends in its part: before 等, or a number that counts the members. */
function lastMemberEnd(part: string): number {
	return part.slice(1).search(LAST_END) + 1 || -1;
}

/** «C和D» as the last part of a list. */
function split(folded: string, start: number, end: number): Span[] {
	const text = folded.slice(start, end);
	const joint = /^(.{2,})(和|与|及|以及)(.{2,})$/.exec(text);
	if (!joint || text.length < 5) return [{ start, end }];
	const middle = start + (joint[1] as string).length;
	return [
		{ start, end: middle },
		{ start: middle + (joint[2] as string).length, end },
	];
}

/** The first member has its sentence before it: the name is the shortest stretch from its end back to a boundary. */
function fromRight(part: Span, words: readonly Word[], typed: readonly Candidate[]) {
	const own = typed.filter((c) => c.end === part.end && c.start >= part.start).sort((a, b) => a.start - b.start)[0];
	if (own) return { start: own.start, end: own.end };
	const inside = words.filter((w) => w.start >= part.start && w.end <= part.end);
	let start = part.end;
	for (let i = inside.length - 1; i >= 0; i--) {
		const word = inside[i] as Word;
		if (
			OUTSIDE.has(word.text) ||
			/^[“”‘’（）《》\s]+$/.test(word.text) ||
			(LEADING_VERBS.has(word.text) && i < inside.length - 1)
		)
			break;
		if (
			word.text.length === 1
				? GRAMMAR.has(word.text) || SINGLE_VERBS.has(word.text) || /^(p|c|u)/.test(word.tag)
				: /^(p|c|u|d|v$)/.test(word.tag) && !NOMINAL_VERBS.has(word.text)
		)
			break;
		start = word.start;
	}
	return part.end - start >= 2 && part.end - start <= MEMBER_LIMIT ? { start, end: part.end } : null;
}

function typeOfMember(member: Span, typed: readonly Candidate[]): EntityType | null {
	const exact = typed.find((c) => c.start === member.start && c.end === member.end);
	if (exact) return exact.type;
	const within =
		typed.find((c) => c.end === member.end && c.start >= member.start) ??
		typed.find((c) => c.start <= member.start && c.end >= member.end);
	return within?.type ?? null;
}

/** Whether a member can be a name at all: short, no sentence in it, not general words. */
function nameLike(name: string, words: readonly Word[], member: Span): boolean {
	if (name.length < 2 || name.length > 20 || !/^[\p{Script=Han}A-Za-z0-9·\-—（）().]+$/u.test(name) || /^\d+$/.test(name))
		return false;
	if (NOT_ENTITY.test(name) || endingOf(name)?.strong === false) return !NOT_ENTITY.test(name);
	const inside = words.filter((w) => w.start >= member.start && w.end <= member.end);
	if (inside.length === 0 || inside.some((w) => OUTSIDE.has(w.text))) return false;
	if (inside.every((w) => GENERIC.has(w.text) || LEADING_VERBS.has(w.text))) return false;
	const proper = inside.some(
		(w) =>
			/^(n[rstz]|x|j|eng)/.test(w.tag) ||
			w.text.length === 1 ||
			divisionsByShort(w.text).length > 0 ||
			divisions(w.text).length > 0,
	);
	return proper || name.length <= 4;
}
