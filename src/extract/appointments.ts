import type { Span } from "../ingest/span.ts";
import type { Status } from "../schema.ts";
import { type Context, clauseSpan, nearestAfter, nearestBefore } from "./context.ts";
import { BODIES, homeOf, type Post, titleOf, UNNAMED, withOrgan } from "./homes.ts";
import type { Item, Reading } from "./reading.ts";
import { titleAt, titleBefore } from "./titles.ts";

/** A post that the words after a person's name give or take. */
export interface Appointment extends Post {
	trigger: Span | null;
	/** `planned` for a candidate, `cancelled` for a post that is taken away. */
	status: Status | null;
	since: string | null;
	until: string | null;
}

type Kind = "holds" | "past" | "ahead" | "ends";

/** What one does to get, hold or leave a post. The bare verbs count only where a clause begins with them. */
const VERBS: readonly { kind: Kind; words: string }[] = [
	{ kind: "ends", words: "不再担任|不再兼任|不再任|辞去|免去|卸任" },
	{ kind: "ahead", words: "拟任命为|拟提名为|拟提拔为|拟推荐为|拟任|提名为|推荐为|拟聘任为" },
	{ kind: "past", words: "曾任|历任|原任|时任|先后任|先后担任|曾担任|历任过" },
	{
		kind: "holds",
		words:
			"现任|现为|任命为|被任命为|当选为|当选|选举为|推选为|聘任为|聘为|受聘为|担任|兼任|出任|转任|调任|接任|就任|挂职任|挂任|还兼着|兼着|还兼|同时兼|代理",
	},
	{ kind: "holds", words: "任|为|系|是" },
];
const VERB = new RegExp(
	`(?:${VERBS.slice(0, -1)
		.map((v) => v.words)
		.join("|")})|(?<=^(?:同志)?|，|；|\\d年|\\d月|起|挂职)(?:${VERBS.at(-1)?.words})(?!务)`,
	"g",
);

const DATE = /(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?/g;
/** No biography is read farther than this. */
const REACH = 160;

/**
 * The posts that follow a name: «甲，乙局局长», «甲（乙局局长）», «甲同志任…», «甲，男，…，现任…，拟任…», «甲区长».
 * `limit`: where the words about the next person begin.
 */
export function appointments(reading: Reading, context: Context, person: Item, sentence: Span, limit: number): Appointment[] {
	const { folded } = reading.doc;
	const direct = directTitle(reading, context, person);
	if (direct) return [direct];
	const given = givenPost(reading, context, person, sentence);
	if (given) return [given];
	const removed = /(?:免去|接受|同意)(?:了)?$/.exec(folded.slice(Math.max(sentence.start, person.start - 4), person.start));
	const end = Math.min(limit, person.end + REACH);
	const rest = folded.slice(person.end, end);
	const found: Appointment[] = [];
	for (const match of rest.matchAll(VERB)) {
		const at = person.end + match.index;
		const kind = VERBS.find((v) => v.words.split("|").includes(match[0]))?.kind ?? "holds";
		const posts = postsFrom(reading, context, at + match[0].length, end, true);
		const dates = datesAround(folded, sentence, person, at, posts.end);
		for (const post of posts.posts)
			found.push({ ...post, ...told(kind, dates), trigger: { start: at, end: at + match[0].length } });
	}
	if (removed && found.length === 0) {
		const from = person.end + (/^(?:同志)?的?/.exec(rest)?.[0].length ?? 0);
		const { posts } = postsFrom(reading, context, from, end, true);
		const start = person.start - removed[0].length;
		return posts.map((post) => ({ ...post, ...told("ends", [null, null]), trigger: { start, end: person.start } }));
	}
	if (found.length > 0) return found;
	const mark = /^(?:同志)?\s*(?:[（(]|，|、)\s*/.exec(rest);
	if (!mark) return [];
	const bracket = /[（(]/.test(mark[0]);
	const { posts } = postsFrom(reading, context, person.end + mark[0].length, end, bracket);
	const rule = bracket ? "post.after.bracket" : "post.after.comma";
	return posts.map((post) => ({ ...post, rule, status: null, since: null, until: null, trigger: null }));
}

function told(kind: Kind, [since, until]: [string | null, string | null]): Pick<Appointment, "status" | "since" | "until"> {
	if (kind === "ends") return { status: "cancelled", since: null, until: since };
	return { status: kind === "ahead" ? "planned" : null, since, until };
}

/** The posts listed from an offset on: body and titles, then more of them behind 、 or ，; a body carries on to what has none. */
function postsFrom(
	reading: Reading,
	context: Context,
	from: number,
	end: number,
	homeless: boolean,
): { posts: Post[]; end: number } {
	const { folded } = reading.doc;
	const posts: Post[] = [];
	/** Posts before the last comma: those behind it may turn out to be the next person's. */
	let sure = 0;
	let at = from + (/^[\s的：]*/.exec(folded.slice(from, from + 3))?.[0].length ?? 0);
	for (;;) {
		const next = nearestAfter(reading, at);
		const body =
			next && next.start <= at + 2 && BODIES.includes(next.type) && /^(?:中共|原)?$/.test(folded.slice(at, next.start))
				? next
				: null;
		const start = body ? body.end : at;
		const stop = titleAt(folded, start + (/^[\s的]*/.exec(folded.slice(start, start + 3))?.[0].length ?? 0));
		// «甲，乙局局长丙»: the words before the next name are of the next person.
		if (stop >= 0 && isName(reading, stop)) posts.length = sure;
		if (stop < 0 || stop > end || isName(reading, stop)) break;
		const title = titleOf(folded.slice(start, stop));
		if (!title || UNNAMED.test(title)) break;
		// «他担任总经理的乙公司»
		const owner = body || folded.charAt(stop) !== "的" ? null : nearestAfter(reading, stop);
		if (owner && owner.start <= stop + 2 && BODIES.includes(owner.type) && posts.length === 0) {
			posts.push({ title, body: owner, from: null, rule: "post.after.of" });
			at = owner.end;
			break;
		}
		if (!homeless && !/^(?:职务)?(?:[，。；、\s）]|$)/.test(folded.slice(stop, stop + 3))) break;
		const before = posts.at(-1);
		const home = body
			? { item: body, from: null }
			: before
				? { item: before.body, from: before.from }
				: homeless
					? homeOf(reading, context, title, { start, end: stop }, from, null)
					: null;
		if (!home) break;
		posts.push({
			...(body ? withOrgan(reading, body, title) : { title }),
			body: home.item,
			from: home.from,
			rule: "post.after.appointed",
		});
		at = stop + (/^职务/.test(folded.slice(stop, stop + 2)) ? 2 : 0);
		if (!/[、，]/.test(folded.charAt(at)) || at + 1 >= end) break;
		if (folded.charAt(at) === "，") sure = posts.length;
		at += 1;
	}
	return { posts, end: at };
}

function isName(reading: Reading, at: number): boolean {
	const next = nearestAfter(reading, at);
	return next?.type === "Person" && next.start === at;
}

/** From when and until when, by the dates right before the person or the verb, and those in brackets behind the posts. */
function datesAround(folded: string, sentence: Span, person: Item, verb: number, after: number): [string | null, string | null] {
	const bracket = /^（([^（）]{4,24})）/.exec(folded.slice(after, after + 28))?.[1];
	const own = folded.slice(person.end, verb);
	const lead = folded.slice(Math.max(sentence.start, person.start - 24), person.start);
	const words =
		bracket && /\d{4}年/.test(bracket)
			? bracket
			: /\d{4}年[^，。；]*$/.test(own)
				? own.slice(-24)
				: /\d{4}年[^。；]{0,12}$/.test(lead)
					? lead
					: "";
	const dates = [...words.matchAll(DATE)].filter((m) => !/^(?:生|出生|入党|参加)/.test(words.slice(m.index + m[0].length)));
	const iso = (m: RegExpMatchArray | undefined) =>
		m ? [m[1], m[2], m[3]].flatMap((part) => (part ? [part.padStart(2, "0")] : [])).join("-") : null;
	return [iso(dates[0]), dates.length > 1 && /[至到—–-]/.test(words) ? iso(dates[1]) : null];
}

const DIRECT =
	/^(?:同志)?[^、，]{0,4}(?:书记|主任|[省市区县州镇乡局校院厅部]长|主席|总经理|董事长)(?![、，]?[一-龥]{2,3}(?:说|表示))/;

/** «甲区长»: the title right behind the name. */
function directTitle(reading: Reading, context: Context, person: Item): Appointment | null {
	const { folded } = reading.doc;
	const end = titleAt(folded, person.end);
	if (end < 0 || !DIRECT.test(folded.slice(person.end, end + 1))) return null;
	const title = folded.slice(person.end, end);
	const home = homeOf(reading, context, title, { start: person.end, end }, person.start, null);
	return home && plain({ title, body: home.item, from: home.from, rule: "post.after.direct" });
}

function plain(post: Post): Appointment {
	return { ...post, status: null, since: null, until: null, trigger: null };
}

/** «董事长由集团副总裁甲兼任»: the post that the sentence begins with. */
function givenPost(reading: Reading, context: Context, person: Item, sentence: Span): Appointment | null {
	const { folded } = reading.doc;
	if (
		!/^(?:同志)?(?:受聘)?(?:兼任|担任|出任|任|兼|执掌|接任|代理|掌舵)(?:[，。；）]|$)/.test(
			folded.slice(person.end, Math.min(sentence.end, person.end + 8)),
		)
	)
		return null;
	const words = folded.slice(Math.max(sentence.start, person.start - 60), person.start);
	const by = words.lastIndexOf("由");
	const phrase = by < 0 ? null : titleBefore(folded, sentence.start, person.start - words.length + by);
	if (!phrase) return null;
	const title = folded.slice(phrase.start, phrase.end);
	const body = nearestBefore(reading, phrase.start, (i) => BODIES.includes(i.type) && i.end === phrase.start, 1);
	const home = body
		? { item: body, from: null }
		: (homeOf(reading, context, title, phrase, sentence.start, null) ?? subject(reading, phrase.start));
	return home && plain({ title, body: home.item, from: home.from, rule: "post.after.given" });
}

function subject(reading: Reading, at: number): { item: Item; from: Span } | null {
	const item = nearestBefore(reading, at, (i) => BODIES.includes(i.type) && i.type !== "Place", 6);
	return item && { item, from: clauseSpan(reading, item) };
}
