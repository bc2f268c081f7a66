import type { Span } from "../ingest/span.ts";
import type { EntityType } from "../schema.ts";
import { type Context, clauseSpan, nearestAfter, nearestBefore, sentenceAt, territory } from "./context.ts";
import type { Item, Reading } from "./reading.ts";
import { endsAsTitle } from "./titles.ts";

/** What can have posts. */
export const BODIES: readonly EntityType[] = ["Agency", "Company", "Institution", "Zone", "Place", "Project"];

/** A post as the text names it: a title, and the body that it belongs to. */
export interface Post {
	title: string;
	body: Item;
	/** Where the body is named, when that is elsewhere. */
	from: Span | null;
	rule: string;
}

/** No post of one unit is longer. */
const LONGEST_POST = 18;

/** The title that the words between a body and a person's name make; null where they are something else. */
export function titleOf(words: string): string | null {
	const text = words.replace(/^[\s　的”’》）)]+/, "").replace(/[\s　]+$/, "");
	if (text === "") return null;
	const parts = text.split(/[、，]|(?<=书记|主任|长|经理|裁|席|员)兼任?/);
	if (!parts.every((part) => part.trim().length <= LONGEST_POST && endsAsTitle(part.trim()) && !NO_TITLE.test(part))) return null;
	return text.replace(/，/g, "、").replace(/\s+/g, "").replace(THEN, "");
}

/** When a post was held is no part of it. */
const THEN = /^(?:时任|现任)(?=.)/;

/** Someone of the leadership holds no named post. */
export const UNNAMED = /^(?:[省市区县州校院镇街]|公司|集团|有关|相关|主要|部门)*领导(?:同志)?$/;

/** What a title without its body says of the body: 公司副总经理. */
export const OF_ITS_BODY =
	/^(?:该|本)?(?:公司|集团|企业|街道?(?=党工委|办事处)|区(?=党工委|管委)|[镇乡](?=党委|人大)|社区|村(?=党|委)|学校|学院|医院|园区|基地)(?=.)/;

/** Words that no title holds: then the words before the name are a clause. */
const NO_TITLE =
	/[。；：！？“”‘’（）()]|表示|介绍|会见|出席|陪同|主持|带领|代表|要求|强调|指出|参加|以及|作为|已经|正在|负责的|[了着说讲是]/;

const LEVEL_END = /(自治州|自治县|省|市|区|县|州|盟|旗|镇|乡|街道|村|社区)$/;
const PARTY_ORGAN =
	/(党工委|党委|党组|党总支|党支部|纪工委|管委会|管委|办事处|(?:[省市区县州盟旗镇乡]委))(?:、(?:党工委|党委|管委会|管委))?$/;
const GOVERNMENT = /^(?:人民)?政府/;

/** The title with what the body's name has taken of it: 三河区|委书记 is 区委书记. */
export function withOrgan(reading: Reading, body: Item, title: string): { title: string } {
	const name = reading.doc.folded.slice(body.start, body.end);
	if (body.type !== "Place" && body.type !== "Zone") return { title };
	const level = LEVEL_END.exec(name)?.[1];
	if (level && /^委/.test(title)) return { title: level.slice(-1) + title };
	if (GOVERNMENT.test(title)) return { title: title.replace(GOVERNMENT, "") };
	const organ = PARTY_ORGAN.exec(name)?.[1];
	return { title: organ ? organ + title : title };
}

interface Home {
	item: Item;
	from: Span | null;
	rule: string;
}

const LEVEL_START =
	/^(?:时任|现任|原|中共)?(省|市|区|县|州|盟|旗|镇|乡|街道|街|村|社区)(?=委|政府|长|党|人大|政协|纪|府|领导)|^(?:时任|现任|原)?(?:代|副|常务副)?(省|市|区|县|州|盟|旗|镇|乡|村)长/;
const COMPANY_TITLE = /集团|公司|董事|总经理|总裁|监事|首席|经理|创始人|法定代表人|厂长|行长|总工程师|总会计师/;
const KINDS: readonly { title: RegExp; type: readonly EntityType[]; name?: RegExp }[] = [
	{ title: /局长|局党/, type: ["Agency"], name: /局$/ },
	{ title: /厅长/, type: ["Agency"], name: /厅$/ },
	{ title: /校长|校党委/, type: ["Institution"], name: /校|大学|学院|中学|小学/ },
	{ title: /院长/, type: ["Institution", "Agency"], name: /院/ },
	{ title: /办事处/, type: ["Place", "Agency"], name: /街道?$|办事处/ },
	{
		title: /管委会|开发区|园区|党工委/,
		type: ["Zone", "Agency", "Place"],
		name: /街道?$|开发区|园区|新区|功能区|度假区|高新区|经开区|管理区|实验区|示范区|合作区|自贸区|保税区|中心$|基地$|产业园$|片区$|新城$|管委会?$|党工委$/,
	},
	{ title: /中心/, type: ["Agency", "Institution"], name: /中心$/ },
	{ title: /项目|指挥/, type: ["Project"] },
	{ title: COMPANY_TITLE, type: ["Company"] },
	{ title: /村|社区/, type: ["Place"], name: /村|社区/ },
];

/** Whose committee the section's own unit is likeliest to be. */
const SPOKEN_FOR = 5;

/** The body of a post that is named without it: 市委书记, 公司副总经理, 副主任 in a list. */
export function homeOf(
	reading: Reading,
	context: Context,
	title: string,
	phrase: Span,
	from: number,
	carried: Post | null,
): Home | null {
	const level = LEVEL_START.exec(title);
	if (level) {
		const item = territory(reading, context, (level[1] ?? level[2]) as string, phrase.start);
		return item && { item, from: clauseSpan(reading, item), rule: "post.territory" };
	}
	const between = reading.doc.folded.slice(from, phrase.start);
	if (carried && /^[\s、和及与，（）]*(?:以及)?$/.test(between) && sameKind(title, carried))
		return { item: carried.body, from: carried.from, rule: "post.list" };
	const kind = KINDS.find((k) => k.title.test(title));
	if (kind) {
		const fits = (i: Item) => {
			const name = reading.doc.referents[i.referent]?.name ?? "";
			return kind.type.includes(i.type) && (!kind.name || kind.name.test(name));
		};
		const speaker = context.speaker;
		const own = speaker?.by === "heading" && fits(speaker.item) ? speaker.item : null;
		const item = own ?? leader(reading, phrase.start, fits) ?? nearestBefore(reading, phrase.start, fits);
		if (speaker && kind === KINDS[SPOKEN_FOR]) return { item: speaker.item, from: speaker.span, rule: "post.speaker" };
		if (item) return { item, from: clauseSpan(reading, item), rule: "post.kind" };
	}
	if (context.speaker && context.speaker.by !== "byline")
		return { item: context.speaker.item, from: context.speaker.span, rule: "post.speaker" };
	return carried ? { item: carried.body, from: carried.from, rule: "post.carried" } : null;
}

/** The body that the sentence begins with, when it is of the kind that the post needs. */
function leader(reading: Reading, at: number, fits: (item: Item) => boolean): Item | null {
	const sentence = sentenceAt(reading, at);
	const first = sentence && nearestAfter(reading, sentence.start);
	return first && first.end <= at && first.start - sentence.start <= 2 && fits(first) ? first : null;
}

function sameKind(title: string, carried: Post): boolean {
	return COMPANY_TITLE.test(title) ? carried.body.type === "Company" : true;
}
