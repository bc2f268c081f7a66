import type { EntityType } from "../schema.ts";
import type { Statement } from "./claim.ts";
import { type Carried, type Context, clauseSpan, clausesOf, isLabelled, isName } from "./context.ts";
import { blockKind, type Clause, type Item, type Reading } from "./reading.ts";
import { isLeading } from "./titles.ts";

/** What a clause leaves unsaid: who acts in it, and which thing it tells of. */
export interface Unsaid {
	/** The subject named in this very clause; null where it has none of its own. */
	own: Item | null;
	/** The body or person that acts, where the clause names none: of an earlier clause, the speaker, or the host. */
	actor: (Carried & { by: "sentence" | "paragraph" | "heading" | "byline" | "title" | "topic" | "host" }) | null;
	/** The project or zone last named before the clause in this paragraph, and the list that it stands in. */
	topic: Carried | null;
	/** The person who speaks in the article: 我 of its text. */
	person: Carried | null;
	/** The place that the report is about. */
	host: Carried | null;
}

const ACTORS: readonly EntityType[] = ["Agency", "Company", "Institution", "Zone", "Place"];

/** Words that may stand before the subject of a clause. */
const OPENING =
	/^[\s　“‘"（●■◎◆▲△▶★☆*·—-]*(?:(?:近日|日前|目前|当前|今年|明年|去年|近年来|近期|同时|此外|另外|其中|下一步|接下来|据悉|据了解|据介绍|随后|当天|当日|会上|会后|截至目前|截至|届时|未来|今后|为此|对此|因此|所以|但|而|并|也|又|由此|一直以来|长期以来|与此同时|近两年|这几年|这两年|\d{4}年(?:以来)?|\d{1,2}月(?:份|底|初|以来)?|\d{1,2}日(?:上午|下午|晚)?|上半年|下半年|前三季度|[一二三四]季度|年初|年内|年底|开春以来|春节后|“?十[三四五]五”?(?:期间|以来)?)[，\s]*)*$/;
/** What follows a name that is no subject but a modifier or an adverbial of place. */
const MODIFIER = /^[”’》]?(?:的|内|里|境内|附近|周边|一带|以[东西南北]|等地|上空|方面的|、)/;

/** A place that has no government to act. */
const NATURE = /(?:岛|湖|河|江|海|山|港|路|巷|大道|桥|湾|峡|岭|园|桥|水库|机场|盆地|半岛)$/;
const OWNS = /^(?:所属|旗下|下属|控股|下面)的?/;

/** For every clause of the reading what it leaves unsaid. Linear. */
export function unsaid(reading: Reading, contexts: readonly Context[], held: readonly Statement[]): Unsaid[] {
	const { doc } = reading;
	const spokenFor = bodiesOf(reading, held);
	const result: Unsaid[] = [];
	let block = -1;
	let kept: Carried | null = null;
	let topic: Carried | null = null;
	let headed: Carried | null = null;
	let inSentence: Carried | null = null;
	let semicolon = false;
	doc.sentences.forEach((sentence, index) => {
		const context = contexts[index] as Context;
		if (sentence.block !== block) {
			inSentence = null;
			// A line that is nothing but a name heads what stands under it.
			if (block >= 0 && isName(doc, block, topic)) headed = topic;
			else if (!isLabelled(doc, sentence)) headed = null;
			topic = headed;
			block = sentence.block;
			kept = null;
		}
		// A semicolon ends a sentence of the text, not what it is about.
		if (!semicolon) inSentence = null;
		semicolon = /；\s*$/.test(doc.folded.slice(sentence.end - 2, sentence.end));
		for (const clause of clausesOf(reading, index)) {
			const own = subjectOf(reading, clause) ?? speakersBody(reading, clause, spokenFor);
			result.push({
				own,
				actor: inSentence ? { ...inSentence, by: "sentence" } : actor(context, kept),
				topic,
				person: context.person,
				host: context.host,
			});
			if (own) {
				inSentence = { item: own, span: clauseSpan(reading, own) };
				const host = context.host?.item.referent === own.referent;
				if (
					(own.type !== "Zone" || host || acts(doc.folded, own)) &&
					(blockKind(doc, index) === "paragraph" || blockKind(doc, index) === "item")
				)
					kept = inSentence;
			}
			const thing = clause.items.findLast((i) => i.type === "Project" || i.type === "Zone");
			if (thing) topic = { item: thing, span: clauseSpan(reading, thing) };
		}
	});
	return result;
}

function actor(context: Context, kept: Carried | null): Unsaid["actor"] {
	const speaker = context.speaker;
	if (speaker && speaker.by !== "title" && speaker.by !== "topic")
		return { item: speaker.item, span: speaker.span, by: speaker.by };
	if (kept) return { ...kept, by: "paragraph" };
	if (speaker) return { item: speaker.item, span: speaker.span, by: speaker.by };
	return context.host ? { ...context.host, by: "host" } : null;
}

/** What an area does when it is spoken of as the body that runs it; else it is only told of. */
const ACTS =
	/^(?:管委会?|党工委)?(?:将|要|已经?|坚持|着力|全力|大力|积极|紧盯|狠抓|聚焦|围绕|加快|推进|推动|全面|先后|还|也|正|计划|引进|承担|通过|以|把|共)/;

function acts(folded: string, { end }: Item): boolean {
	return ACTS.test(folded.slice(end, end + 8));
}

/** Of every person with a leading post the body that they speak for. */
function bodiesOf({ doc, items }: Reading, held: readonly Statement[]): ReadonlyMap<number, Item> {
	const mentions = new Map(items.flatMap((item) => [item, ...item.inner]).map((item) => [item.mention, item]));
	const bodies = new Map<number, Item>();
	for (const { subject, object, properties, status } of held) {
		const person = doc.mentions[subject]?.referent;
		const body = mentions.get(object);
		if (person === undefined || !body || status !== null || bodies.has(person) || !ACTORS.includes(body.type)) continue;
		if (isLeading(properties.title ?? "")) bodies.set(person, body);
	}
	return bodies;
}

/** What one says of one's own work, not of what others are to do. */
const SPEAKS =
	/^(?:同志)?(?:则|还|也|随后|当场|现场)?(?:对记者|向记者|在[^，。；]{0,8})?(?:说|介绍|告诉|表示|坦言|透露|代表|直言|解释|回应|答复|承诺|表态|汇报|算了)/;

/** The body of the person who speaks in a clause. */
function speakersBody({ doc }: Reading, clause: Clause, bodies: ReadonlyMap<number, Item>): Item | null {
	const [first] = clause.items;
	if (first?.type !== "Person" || !OPENING.test(doc.folded.slice(clause.start, first.start))) return null;
	return SPEAKS.test(doc.folded.slice(first.end, first.end + 16)) ? (bodies.get(first.referent) ?? null) : null;
}

const FIRMS: readonly EntityType[] = ["Company", "Institution"];
/** Words before a firm that describe it. */
const DESCRIBED =
	/(?:的|公司|平台|企业|业主|投资方|投资商|开发商|运营方|运营商|承建方|施工方|总包方|国企|央企|民企|龙头|巨头|房企|药企|车企|上市公司|供应商|服务商|制造商|老厂|老牌企业|集团|子公司|同行)$/;
/** Words by which what follows is no subject. */
const OBLIQUE = /由|与|和|同|跟|被|把|将|向|给|为|对|是|至|到|引进|引入|招引|携手|联合|委托|支持|帮助|服务|包括|比如|例如/;
/** Verbs whose object is what stands behind them, described or not. */
const OBJECT =
	/引进|引入|招引|招来|支持|帮助|服务|包括|比如|例如|携手|联合|委托|收购|控股|来自|走进|来到|见到|成立|组建|还有|就是|^是|^有/;
const OPENING_WORDS = /^[\s　“]*/;

/** The body that a clause begins with, when it is what the clause is about. */
function subjectOf(reading: Reading, clause: Clause): Item | null {
	const { folded } = reading.doc;
	for (const item of clause.items) {
		const before = folded.slice(clause.start, item.start);
		if (!OPENING.test(before)) {
			// «总部设在A的乙公司», «平台公司乙公司»: what stands before the firm only tells what it is.
			if (!FIRMS.includes(item.type) || !item.names || !DESCRIBED.test(before)) continue;
			const oblique = before.endsWith("的") ? OBJECT : OBLIQUE;
			if (oblique.test(before.replace(OPENING_WORDS, "")) || MODIFIER.test(folded.slice(item.end, item.end + 6))) return null;
			return item;
		}
		const after = folded.slice(item.end, item.end + 6);
		const nature = item.type === "Place" && NATURE.test(reading.doc.referents[item.referent]?.name ?? "");
		if (ACTORS.includes(item.type) && !nature && !MODIFIER.test(after) && !OWNS.test(after)) return item;
		// «甲集团所属的乙公司»: the second is the subject.
		if (OWNS.test(after)) return clause.items.find((i) => i.start >= item.end && ACTORS.includes(i.type)) ?? null;
		if (!MODIFIER.test(after)) return null;
	}
	return null;
}
