import { NODE_TYPES, type NodeType, RELATION_TYPES, STATUSES, type Status } from "../../src/schema.ts";
import type { GraphEdge } from "../../src/server/api.ts";

/** Every word that the viewer shows and that is not data or of the schema. */
export const W = {
	tagline: "从名字到原句：每条关系都能打开报道里的那一句话",
	leadsTitle: "谁牵头负责哪个项目",
	searchLabel: "搜索人物、机关、企业、项目、园区",
	searchHint: "输入姓名、机关、企业或项目，例如一位官员的名字",
	searching: "正在查找…",
	noHit: (q: string) => `没有找到“${q}”。试试更短的一段，或全称里的两个字。`,
	moreHits: "还有更多，请再输入几个字",
	sources: (n: number) => `${n} 篇报道`,
	aliasOf: (alias: string) => `又称 ${alias}`,
	loading: "正在读取…",
	retry: "重试",
	failed: "没有读到数据",
	serverGone:
		"服务器没有回应。它可能已停止：在终端里重新运行 npm start（或 reportgraph serve），再点“重试”。已打开的内容仍可阅读。",
	newData: "数据已更新。",
	reload: "载入新数据",
	emptyGraph: "图里还没有内容。",
	emptyGraphHelp: "先用 reportgraph build <文件夹> 读入报道，这里会自动更新。",
	examples: "可以这样问",
	counts: "图中有",
	officials: (n: number) => `其中官员 ${n} 人`,
	relations: "关系",
	all: (n: number) => `全部 ${n} 条`,
	noLeads: "还没有能由原文推出的“谁牵头负责”。",
	noLeadsFor: (q: string) => `没有与“${q}”相符的行。`,
	filterLeads: "按人名、职务或项目筛选",
	person: "负责人",
	post: "职务",
	project: "项目 / 园区",
	status: "进展",
	investment: "投资",
	proof: "依据",
	openProof: "看原文",
	showMore: (n: number) => `再显示 ${n} 条`,
	showAll: (n: number) => `展开全部 ${n} 条`,
	showLess: "收起",
	reports: "见于报道",
	noRelations: "报道里没有写到它与谁有关系。",
	left: (n: number) => `另有 ${n} 条未列出`,
	inferred: "原文没有直接写出，由行政区划或称谓推得",
	graphOf: (name: string, nodes: number, edges: number) =>
		`${name}的关系图：${nodes} 个节点，${edges} 条连线。同样的内容见旁边的列表。`,
	graphEmpty: "筛选后没有可画的节点。",
	noWebGL: "这台机器的浏览器不支持 WebGL，画不出关系图；旁边的列表有同样的内容。",
	shown: (shown: number, all: number) => (shown === all ? `${shown} 个节点` : `显示 ${shown} / ${all} 个节点`),
	fit: "适应窗口",
	zoomIn: "放大",
	zoomOut: "缩小",
	relayout: "重新排布",
	stop: "停止排布",
	legend: "点击图例可隐藏或显示",
	nodeFilter: "节点",
	edgeFilter: "关系",
	plannedLine: "虚线：计划、洽谈、签约或已取消",
	leadsLine: "深红：由任职与负责推出",
	evidence: "原文依据",
	evidenceHint: "点击左边的一条关系，或图中的一条连线，这里就显示写出它的那句话；点击节点看它的事实，双击展开它的邻居。",
	derivedFrom: (steps: number) => (steps === 1 ? "由以下任职或负责推出" : `由以下 ${steps} 步推出`),
	offsets: (start: number, end: number) => `第 ${start}–${end} 字`,
	untitled: "（无标题）",
	noPaper: "报纸未注明",
	noDate: "日期未注明",
	reporters: "记者",
	byline: "署名",
	pointer: (names: string) => `句中以简称或代称指${names}`,
	markSource: "主体",
	markTarget: "客体",
	markTrigger: "关系词",
	open: "打开",
	expand: "展开邻居",
	collapse: "收起邻居",
	hide: "从图中隐藏",
	close: "关闭",
	hidden: (n: number) => `已隐藏 ${n} 个节点`,
	showHidden: "恢复显示",
	notFound: "这份数据里没有它了。它可能在重新构建后改了名，请搜索它的名字。",
	mentions: "写到的人与事",
	sentences: "写出的关系",
	nothingFound: "这篇报道里没有识别出关系。",
	file: "文件",
	fullText: "原文",
	passage: (source: string, start: number, end: number, length: number) =>
		`${source}，第 ${start}–${end} 字，共 ${length} 字；标出的是图中引用的句子`,
	skip: "跳到正文",
	results: (q: string) => `“${q}”的搜索结果`,
} as const;

export const PROPERTY_WORDS = { investment: "投资", area: "面积", status: "进展", date: "时间", code: "区划代码" } as const;

export function typeWord(type: NodeType): string {
	return NODE_TYPES[type].zh;
}

export function statusWord(status: Status): string {
	return STATUSES[status];
}

/** A statement of this status may never come true: it is drawn apart. */
export function isUncertain(status: Status | null): boolean {
	return status === "planned" || status === "negotiating" || status === "signed" || status === "cancelled" || status === "denied";
}

type Kind = GraphEdge["type"];

const OUTGOING: Partial<Record<Kind, string>> = { HOLDS_POST: "职务", LEADS: "牵头负责" };
const INCOMING: Record<Kind, string> = {
	HOLDS_POST: "任职者",
	RESPONSIBLE_FOR: "负责方",
	DEVELOPS: "建设运营方",
	INVESTS_IN: "投资方",
	LOCATED_IN: "区内",
	PART_OF: "下属与组成",
	PARTNERS_WITH: "合作",
	LEADS: "牵头负责人",
};

/** The heading over relations of a type, seen from one end. */
export function relationWord(type: Kind, outgoing = true): string {
	return outgoing ? (OUTGOING[type] ?? RELATION_TYPES[type].zh) : INCOMING[type];
}

/** What a relation of a type says, as its source says it of its target. */
export function relationVerb(type: Kind): string {
	return RELATION_TYPES[type].zh;
}

/** In the order in which a reader looks for them. */
export const RELATION_ORDER: readonly Kind[] = [
	"LEADS",
	"HOLDS_POST",
	"RESPONSIBLE_FOR",
	"DEVELOPS",
	"INVESTS_IN",
	"PARTNERS_WITH",
	"LOCATED_IN",
	"PART_OF",
];
