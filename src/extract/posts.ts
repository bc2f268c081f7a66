import type { Span } from "../ingest/span.ts";
import { type Appointment, appointments } from "./appointments.ts";
import type { Statement } from "./claim.ts";
import { type Context, clausesOf, nearestBefore } from "./context.ts";
import { BODIES, homeOf, OF_ITS_BODY, type Post, titleOf, UNNAMED, withOrgan } from "./homes.ts";
import { blockKind, type Item, type Reading } from "./reading.ts";
import { statement } from "./statement.ts";
import { endsAsTitle, titleBefore } from "./titles.ts";

/** HOLDS_POST of every person of the document, by the posts before the name, after it, or in a notice. */
export function posts(reading: Reading, contexts: readonly Context[]): Statement[] {
	return reading.doc.sentences.flatMap((_, index) => inSentence(reading, contexts[index] as Context, index));
}

interface Holder {
	person: Item;
	posts: (Post & Partial<Appointment>)[];
}

function inSentence(reading: Reading, context: Context, index: number): Statement[] {
	const { folded } = reading.doc;
	const sentence = reading.doc.sentences[index] as Span;
	const persons = clausesOf(reading, index)
		.flatMap((c) => c.items)
		.filter((i) => i.type === "Person");
	const holders: Holder[] = [];
	let carried: Post | null = null;
	persons.forEach((person, i) => {
		const from = persons[i - 1]?.end ?? sentence.start;
		const before = postsBefore(reading, context, index, person, from, carried);
		const after = appointments(reading, context, person, sentence, persons[i + 1]?.start ?? sentence.end);
		const own = [...before, ...after];
		// «副主席甲、乙»: the second has the first one's post.
		const other = holders.at(-1);
		if (own.length === 0 && other && /^[、和]$/.test(folded.slice(other.person.end, person.start)))
			own.push(...other.posts.map((post) => ({ ...post, rule: "post.shared" })));
		holders.push({ person, posts: own });
		carried = before.at(-1) ?? carried;
	});
	// «甲、乙当选为副主席»: both are.
	for (let i = holders.length - 2; i >= 0; i--) {
		const [holder, next] = [holders[i] as Holder, holders[i + 1] as Holder];
		const given = next.posts.filter((post) => post.rule === "post.after.appointed");
		if (holder.posts.length === 0 && given.length > 0 && /^[、和]$/.test(folded.slice(holder.person.end, next.person.start)))
			holder.posts.push(...given);
	}
	return holders.flatMap(({ person, posts: own }) => own.map((post) => holds(person, post, sentence)));
}

function holds(person: Item, post: Post & Partial<Appointment>, sentence: Span): Statement {
	return statement("HOLDS_POST", person, post.body, {
		spans: [sentence, ...(post.from ? [post.from] : [])],
		trigger: post.trigger ?? null,
		properties: {
			title: post.title,
			...(post.since ? { since: post.since } : {}),
			...(post.until ? { until: post.until } : {}),
		},
		status: post.status ?? null,
		rule: post.status === "cancelled" ? "post.removed" : post.status === "planned" ? "post.ahead" : post.rule,
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
	const gap = folded.slice(from, person.start);
	// «作为X协会会长，甲…»
	const lead = AS.test(gap) ? /，\s*$/.exec(gap) : /(?:为|是|系)?[\s　“‘]*$/.exec(gap);
	const gapEnd = person.start - (lead?.[0].length ?? 0);
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
		// «甲任组长，乙局局长丙»: the title behind the verb is the one before's.
		if (!phrase || /(?:任|为|兼|系)$/.test(folded.slice(from, phrase.start))) return result;
		const bare = bareTitle(folded, phrase, from);
		if (UNNAMED.test(bare)) return result;
		const home = homeOf(reading, context, bare, phrase, from, carried);
		if (home)
			result.unshift({
				title: bare.replace(/^时任|^现任/, "").replace(OF_ITS_BODY, ""),
				body: home.item,
				from: home.from,
				rule: home.rule,
			});
		return result;
	}
}

/** What a person is, told before the name. */
const AS = /(?:^|[。；：“\s])(?:作为|身为)[^，。；]{2,40}，\s*$/;

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

/** A title that only names someone else's function: 由X集团投资的项目经理. */
function shadowed(words: string, title: string): boolean {
	return /^的/.test(words.trim()) && !endsAsTitle(title);
}

/** The title as it stands before the name, without what is no part of it. */
function bareTitle(folded: string, phrase: Span, from: number): string {
	const words = folded.slice(phrase.start, phrase.end);
	return phrase.start > from ? words.replace(/^(?:领导小组|、)/, "").replace(/，/g, "、") : words.replace(/，/g, "、");
}
