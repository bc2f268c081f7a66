import type { Span } from "../ingest/span.ts";
import type { EntityType } from "../schema.ts";
import type { Statement } from "./claim.ts";
import { type Context, clauseSpan, clausesOf, nearestAfter, nearestBefore, sentenceAt, territory } from "./context.ts";
import { blockKind, type Item, type Reading } from "./reading.ts";
import { statement } from "./statement.ts";
import { endsAsTitle, titleAt, titleBefore } from "./titles.ts";

const BODIES: readonly EntityType[] = ["Agency", "Company", "Institution", "Zone", "Place", "Project"];

/** A post as the text names it: a title, and the body that it belongs to. */
interface Post {
	title: string;
	body: Item;
	/** Where the body is named, when that is elsewhere. */
	from: Span | null;
	rule: string;
}

/** HOLDS_POST of every person of the document, by the posts before the name, after it, or in a notice. */
export function posts(reading: Reading, contexts: readonly Context[]): Statement[] {
	const found: Statement[] = [];
	reading.doc.sentences.forEach((sentence, index) => {
		const context = contexts[index] as Context;
		let previous: Item | null = null;
		let carried: Post | null = null;
		let shared: Post[] = [];
		for (const person of clausesOf(reading, index).flatMap((c) => c.items)) {
			if (person.type !== "Person") continue;
			const from = previous?.end ?? sentence.start;
			const before = postsBefore(reading, context, index, person, from, carried);
			const after = postsAfter(reading, context, person, sentence);
			const own = [...before, ...after.posts];
			// «副主席甲、乙»: the second has the first one's post.
			if (own.length === 0 && previous && /^[、和]$/.test(reading.doc.folded.slice(previous.end, person.start)))
				own.push(...shared.map((post) => ({ ...post, rule: "post.shared" })));
			shared = own;
			for (const post of own) found.push(holds(person, post, sentence, after));
			carried = before.at(-1) ?? after.posts.at(-1) ?? carried;
			previous = person;
		}
	});
	return found;
}

interface Appointment {
	posts: Post[];
	properties: Record<string, string>;
}

function holds(person: Item, post: Post, sentence: Span, { properties }: Appointment): Statement {
	const spans = [sentence, ...(post.from ? [post.from] : [])];
	return statement("HOLDS_POST", person, post.body, {
		spans,
		properties: { title: post.title, ...(post.rule.startsWith("post.after") || post.rule === "post.named" ? properties : {}) },
		rule: post.rule,
	});
}

/** The posts named right before the person: «body posts name», several bodies, or a body carried on from the item before. */
function postsBefore(
	reading: Reading,
	context: Context,
	sentence: number,
	person: Item,
	from: number,
	carried: Post | null,
): Post[] {
	const { folded } = reading.doc;
	const gapEnd = person.start - (/(?:为|是|系)?[\s　“‘]*$/.exec(folded.slice(from, person.start))?.[0].length ?? 0);
	const result: Post[] = [];
	let end = gapEnd;
	const kind = blockKind(reading.doc, sentence);
	for (;;) {
		const body = bodyBefore(reading, from, end);
		if (body && body.end <= end) {
			const parsed = titleOf(folded.slice(body.end, end));
			if (parsed && !UNNAMED.test(parsed) && !shadowed(folded.slice(body.end, end), parsed)) {
				result.unshift({
					...withOrgan(reading, body, parsed),
					body,
					from: null,
					rule: kind === "byline" ? "post.byline" : result.length > 0 ? "post.also" : "post.named",
				});
				const left = /(?:[、，;；]|兼任?|和|及|暨)\s*$/.exec(folded.slice(from, body.start));
				if (!left) return result;
				end = body.start - left[0].length;
				continue;
			}
		}
		const phrase = withLevel(folded, titleBefore(folded, Math.max(from, body?.end ?? from), end), from);
		if (!phrase) return result;
		const bare = bareTitle(folded, phrase, from);
		if (UNNAMED.test(bare)) return result;
		const home = homeOf(reading, context, bare, phrase, from, carried);
		if (home) result.unshift({ title: bare.replace(OF_ITS_BODY, ""), body: home.item, from: home.from, rule: home.rule });
		return result;
	}
}

/** A title with the level before it that tells whose it is: 区|党工委书记. */
function withLevel(folded: string, phrase: Span | null, from: number): Span | null {
	if (!phrase || phrase.start <= from) return phrase;
	const level = /(?:^|[^一-龥])(?:街道|社区|[省市区县州镇乡村街])$/.exec(
		folded.slice(Math.max(from, phrase.start - 4), phrase.start),
	);
	if (!level) return phrase;
	const length = /[一-龥]+$/.exec(level[0])?.[0].length ?? 0;
	return { start: phrase.start - length, end: phrase.end };
}

function bodyBefore(reading: Reading, from: number, end: number): Item | null {
	const item = nearestBefore(reading, end, () => true, 1);
	return item && item.start >= from && BODIES.includes(item.type) ? item : null;
}

/** No post of one unit is longer. */
const LONGEST_POST = 18;

/** The title that the words between a body and a person's name make; null where they are something else. */
function titleOf(words: string): string | null {
	const text = words.replace(/^[\s　的”’》）)]+/, "").replace(/[\s　、，]+$/, "");
	if (text === "") return null;
	const parts = text.split(/[、，]|(?<=书记|主任|长|经理|裁|席|员)兼任?/);
	if (!parts.every((part) => part.trim().length <= LONGEST_POST && endsAsTitle(part.trim()) && !NO_TITLE.test(part))) return null;
	return text.replace(/，/g, "、").replace(/\s+/g, "");
}

/** Someone of the leadership holds no named post. */
const UNNAMED = /^(?:[省市区县州校院镇街]|公司|集团|有关|相关|主要|部门)*领导(?:同志)?$/;

/** What a title without its body says of the body: 公司副总经理. */
const OF_ITS_BODY =
	/^(?:该|本)?(?:公司|集团|企业|街道?(?=党工委|办事处)|区(?=党工委|管委)|社区|村(?=党|委)|学校|学院|医院|园区|基地)(?=.)/;

/** Words that no title holds: then the words before the name are a clause. */
const NO_TITLE =
	/[。；：！？“”‘’（）()]|表示|介绍|会见|出席|陪同|主持|带领|代表|要求|强调|指出|参加|以及|作为|已经|正在|负责的|[了着说讲是]/;

/** A title that only names someone else's function: 由X集团投资的项目经理. */
function shadowed(words: string, title: string): boolean {
	return /^的/.test(words.trim()) && !endsAsTitle(title);
}

const LEVEL_END = /(自治州|自治县|省|市|区|县|州|盟|旗|镇|乡|街道|村|社区)$/;
const PARTY_ORGAN =
	/(党工委|党委|党组|党总支|党支部|纪工委|管委会|管委|办事处|(?:[省市区县州盟旗镇乡]委))(?:、(?:党工委|党委|管委会|管委))?$/;
const GOVERNMENT = /^(?:人民)?政府/;

/** The title with what the body's name has taken of it: 萧山区|委书记 is 区委书记. */
function withOrgan(reading: Reading, body: Item, title: string): { title: string } {
	const name = reading.doc.folded.slice(body.start, body.end);
	if (body.type !== "Place" && body.type !== "Zone") return { title };
	const level = LEVEL_END.exec(name)?.[1];
	if (level && /^委/.test(title)) return { title: level.slice(-1) + title };
	if (GOVERNMENT.test(title)) return { title: title.replace(GOVERNMENT, "") };
	const organ = PARTY_ORGAN.exec(name)?.[1];
	return { title: organ ? organ + title : title };
}

/** The title as it stands before the name, without what is no part of it. */
function bareTitle(folded: string, phrase: Span, from: number): string {
	const words = folded.slice(phrase.start, phrase.end);
	return phrase.start > from ? words.replace(/^(?:领导小组|、)/, "").replace(/，/g, "、") : words.replace(/，/g, "、");
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
function homeOf(
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
		const item = leader(reading, phrase.start, fits) ?? nearestBefore(reading, phrase.start, fits);
		const speaker = context.speaker;
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

/** «董事长由集团副总裁甲兼任»: the post that the sentence begins with. */
function postGiven(reading: Reading, context: Context, person: Item, sentence: Span, rest: string): Post | null {
	if (!/^(?:同志)?(?:兼任|担任|出任|任)(?:[，。；）]|$)/.test(rest)) return null;
	const { folded } = reading.doc;
	const words = folded.slice(Math.max(sentence.start, person.start - 60), person.start);
	const by = words.lastIndexOf("由");
	const end = person.start - words.length + by;
	const phrase = by < 0 ? null : titleBefore(folded, sentence.start, end);
	if (!phrase) return null;
	const title = folded.slice(phrase.start, phrase.end);
	const body = nearestBefore(reading, phrase.start, (i) => BODIES.includes(i.type) && i.end === phrase.start, 1);
	const home = body
		? { item: body, from: null }
		: (homeOf(reading, context, title, phrase, sentence.start, null) ?? subject(reading, phrase.start));
	return home && { title, body: home.item, from: home.from, rule: "post.after.given" };
}

function subject(reading: Reading, at: number): { item: Item; from: Span } | null {
	const item = nearestBefore(reading, at, (i) => BODIES.includes(i.type) && i.type !== "Place", 6);
	return item && { item, from: clauseSpan(reading, item) };
}

const AFTER =
	/^(?:同志)?(?:[，、]|\s*[（(])?\s*(?:(?<past>曾任|历任|原任)|(?<now>现任|任命为|被任命为|当选为?|出任|担任|兼任|任|为|系|是|挂职))?/;

/** The posts after the name: «姓名，职务», «姓名（职务）», «姓名同志任…», «姓名区长», 免去…职务. */
function postsAfter(reading: Reading, context: Context, person: Item, sentence: Span): Appointment {
	const { folded } = reading.doc;
	const rest = folded.slice(person.end, Math.min(sentence.end, person.end + 40));
	const direct = titleAt(folded, person.end);
	if (
		direct > 0 &&
		/^(?:同志)?[^、，]{0,4}(?:书记|主任|[省市区县州镇乡局校院厅部]长|主席|总经理|董事长)(?![、，]?(?:[一-龥]{2,3})(?:说|表示))/.test(
			rest.slice(0, direct - person.end + 1),
		)
	) {
		const title = folded.slice(person.end, direct);
		const home = homeOf(reading, context, title, { start: person.end, end: direct }, person.start, null);
		if (home) return { posts: [{ title, body: home.item, from: home.from, rule: "post.after.direct" }], properties: {} };
	}
	const given = postGiven(reading, context, person, sentence, rest);
	if (given) return { posts: [given], properties: {} };
	const match = AFTER.exec(rest);
	if (!match || match[0] === "") return { posts: [], properties: {} };
	const verb = match.groups?.past ?? match.groups?.now;
	const bracket = /[（(]/.test(match[0]);
	if (!verb && !bracket && !match[0].includes("，")) return { posts: [], properties: {} };
	const result: Post[] = [];
	let at = person.end + match[0].length;
	for (;;) {
		const next = nearestAfter(reading, at);
		const body = next && next.start <= at + 1 && BODIES.includes(next.type) ? next : null;
		const start = body ? body.end : at;
		const end = titleAt(folded, start + (/^[\s的]*/.exec(folded.slice(start, start + 4))?.[0].length ?? 0));
		if (end < 0 || end > sentence.end) break;
		// «姓名，X局局长姓名» names the next person's post.
		const tail = folded.slice(end, end + 1);
		if (!verb && !bracket && !/[，。；\s）]/.test(tail)) break;
		const title = titleOf(folded.slice(start, end));
		if (!title) break;
		const home = body
			? { item: body, from: null, rule: "" }
			: verb
				? homeOf(reading, context, title, { start, end }, person.start, null)
				: null;
		if (!home) break;
		result.push({
			...(body ? withOrgan(reading, body, title) : { title }),
			body: home.item,
			from: home.from,
			rule: verb ? "post.after.appointed" : bracket ? "post.after.bracket" : "post.after.comma",
		});
		if (!/[、，]/.test(folded.charAt(end))) break;
		at = end + 1;
	}
	return { posts: result, properties: {} };
}
