import type { Span } from "../ingest/span.ts";
import type { EntityType } from "../schema.ts";
import type { Document } from "./document.ts";
import { blockKind, type Clause, type Item, type Reading } from "./reading.ts";

/** A thing that a clause speaks of without naming it, and the place that names it. */
export interface Carried {
	item: Item;
	/** The stretch that holds the mention: a byline, a heading, an earlier clause. */
	span: Span;
}

/** Who speaks, whose matters are told, and where: for every sentence, what its clauses may leave out. */
export interface Context {
	/** The body that the section speaks for: by its heading, else by the article's byline; null where there is none. */
	speaker: (Carried & { by: "heading" | "byline" | "title" | "topic" }) | null;
	/** The person of the byline. */
	person: Carried | null;
	/** The place that the report is about: its 我区, 我市. */
	host: Carried | null;
}

const BODY: readonly EntityType[] = ["Agency", "Zone", "Place", "Institution", "Company"];
const PUBLIC: readonly EntityType[] = ["Agency", "Zone", "Place", "Institution"];

/** Words by which a heading is that of a unit: nothing else stands beside the name. */
const UNIT_HEADING = /^[\s■◎●◆▲△□○★☆•·\-—【[（(]*$/;
const UNIT_HEADING_TAIL = /^(?:[\s】\])）：]|$)/;

/** Words that make a headline tell of a body's own doings: X将建九大项目, X十个项目开工. */
const TOPIC_TAIL =
	/^(?:将|拟|新建|加快|加速|推进|打造|建设|签约|引进|招引|启动|开建|全力|聚力|[\d一二三四五六七八九十]+(?:个|大)[^，。]{0,6}(?:项目|工程))/;

/** The context of every sentence, in order. Linear. */
export function contexts(reading: Reading): Context[] {
	const { doc } = reading;
	const host = findHost(reading);
	const byline = bylineBody(reading);
	const person = bylinePerson(reading);
	let heading: Context["speaker"] = null;
	return doc.sentences.map((_, index) => {
		const kind = blockKind(doc, index);
		if (kind === "heading" || kind === "title" || kind === "subtitle") {
			const own = headingBody(reading, index, kind !== "heading");
			if (own) heading = own;
			else if (kind === "title") heading = null;
		}
		return { speaker: heading ?? byline, person, host };
	});
}

function headingBody(reading: Reading, sentence: number, title: boolean): Context["speaker"] {
	const clauses = clausesOf(reading, sentence);
	const first = clauses[0];
	const item = first?.items[0];
	if (!first || !item?.names || !PUBLIC.includes(item.type)) return null;
	const { folded } = reading.doc;
	if (!UNIT_HEADING.test(folded.slice(first.start, item.start))) return null;
	const tail = folded.slice(item.end, (clauses.at(-1) as Clause).end);
	if (TOPIC_TAIL.test(tail)) return { item, span: { ...(reading.doc.sentences[sentence] as Span) }, by: "topic" };
	if (!UNIT_HEADING_TAIL.test(tail)) return null;
	return { item, span: { ...(reading.doc.sentences[sentence] as Span) }, by: title ? "title" : "heading" };
}

/** The body of the posts that a byline names: the one next to the person's name. */
function bylineBody(reading: Reading): Context["speaker"] {
	const { doc } = reading;
	for (let index = 0; index < doc.sentences.length; index++) {
		if (blockKind(doc, index) !== "byline") continue;
		const bodies = clausesOf(reading, index).flatMap((c) => c.items.filter((i) => BODY.includes(i.type)));
		const item = bodies.at(-1);
		if (item) return { item, span: { ...(doc.sentences[index] as Span) }, by: "byline" };
	}
	// No byline of its own: the person who is interviewed, as the headline or the first lines introduce them.
	const person = bylinePerson(reading);
	const item = person && nearestBefore(reading, person.item.start, () => true, 1);
	if (!person || !item || !BODY.includes(item.type) || person.item.start - item.end > INTRODUCED) return null;
	return { item, span: { start: Math.min(item.start, person.span.start), end: person.span.end }, by: "byline" };
}

/** A name stands no farther behind its body than its posts take. */
const INTRODUCED = 24;

function bylinePerson(reading: Reading): Carried | null {
	const { doc } = reading;
	const index = doc.sentences.findIndex((_, i) => blockKind(doc, i) === "byline");
	const named = index < 0 ? undefined : clausesOf(reading, index).flatMap((c) => c.items.filter((i) => i.type === "Person"))[0];
	if (named) return { item: named, span: { ...(doc.sentences[index] as Span) } };
	const name = doc.report.byline;
	const item =
		name === null ? undefined : reading.items.find((i) => i.type === "Person" && doc.referents[i.referent]?.names.includes(name));
	return item ? { item, span: clauseSpan(reading, item) } : null;
}

/** The place that the report names as its own, else the one that 我区 or 全市 points at, else none. */
function findHost(reading: Reading): Carried | null {
	const { doc, items } = reading;
	const named = doc.report.place;
	const referent = named === null ? -1 : doc.referents.findIndex((r) => r.names.includes(named) && PUBLIC.includes(r.type));
	const pointed = referent >= 0 ? referent : mostPointedAt(reading);
	if (pointed === null) return titlePlace(reading);
	const item = items.find((i) => i.referent === pointed && i.names) ?? items.find((i) => i.referent === pointed);
	return item ? { item, span: clauseSpan(reading, item) } : null;
}

/** The area that the headline or a line under it names first. */
function titlePlace(reading: Reading): Carried | null {
	for (let index = 0; index < reading.doc.sentences.length; index++) {
		const kind = blockKind(reading.doc, index);
		if (kind !== "title" && kind !== "subtitle") continue;
		const item = clausesOf(reading, index)
			.flatMap((c) => c.items)
			.find((i) => i.names && (i.type === "Place" || i.type === "Zone"));
		if (item) return { item, span: clauseSpan(reading, item) };
	}
	return null;
}

const OWN = /^(?:我|全|本)[省市区县州盟旗镇乡]/;

function mostPointedAt({ doc, items }: Reading): number | null {
	const counts = new Map<number, number>();
	for (const item of items)
		if (!item.names && OWN.test(doc.folded.slice(item.start, item.end)))
			counts.set(item.referent, (counts.get(item.referent) ?? 0) + 1);
	let best: number | null = null;
	for (const [referent, count] of counts) if (best === null || count > (counts.get(best) as number)) best = referent;
	return best;
}

/** Whether a block holds a name and little else: 3.柳溪冷链园. */
export function isName({ report }: Document, index: number, carried: Carried | null): boolean {
	const block = report.blocks[index];
	if (!block || !carried || carried.item.start < block.start || carried.item.end > block.end) return false;
	return block.kind !== "title" && block.end - block.start - (carried.item.end - carried.item.start) <= NUMBERING;
}

/** Whether a stretch begins with a label: 投资额：, 建设地点：. */
export function isLabelled({ folded }: Document, { start }: Span): boolean {
	return /^\s*[^，。；：\s]{2,8}：/.test(folded.slice(start, start + 12));
}

/** As long as （十二） and a full stop. */
const NUMBERING = 7;

/** The clauses of a sentence. */
export function clausesOf(reading: Reading, sentence: number): Clause[] {
	const range = reading.clausesOf[sentence] as Span;
	return reading.clauses.slice(range.start, range.end);
}

/** The clause around an item, or the item itself where a clause end cuts it. */
export function clauseSpan(reading: Reading, item: Item): Span {
	let low = 0;
	let high = reading.clauses.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((reading.clauses[middle] as Clause).end <= item.start) low = middle + 1;
		else high = middle;
	}
	const clause = reading.clauses[low];
	return clause && clause.start <= item.start && item.end <= clause.end
		? { start: clause.start, end: clause.end }
		: { start: item.start, end: item.end };
}

/** The nearest item before `at` that fits, no farther than `reach` items back; items are in order. */
export function nearestBefore(reading: Reading, at: number, fits: (item: Item) => boolean, reach = 40): Item | null {
	let low = 0;
	let high = reading.items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((reading.items[middle] as Item).end <= at) low = middle + 1;
		else high = middle;
	}
	for (let i = low - 1; i >= 0 && low - i <= reach; i--) {
		const item = reading.items[i] as Item;
		if (fits(item)) return item;
	}
	return null;
}

/** The sentence around an offset. */
export function sentenceAt({ doc }: Reading, at: number): Span | null {
	let low = 0;
	let high = doc.sentences.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((doc.sentences[middle] as Span).end <= at) low = middle + 1;
		else high = middle;
	}
	return doc.sentences[low] ?? null;
}

/** The first item that starts at or after `at`. */
export function nearestAfter(reading: Reading, at: number): Item | null {
	return reading.items[indexFrom(reading, at)] ?? null;
}

function indexFrom(reading: Reading, at: number): number {
	let low = 0;
	let high = reading.items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((reading.items[middle] as Item).start < at) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The items within a stretch. */
export function itemsIn(reading: Reading, { start, end }: Span): Item[] {
	const found: Item[] = [];
	for (let i = indexFrom(reading, start); i < reading.items.length; i++) {
		const item = reading.items[i] as Item;
		if (item.end > end) break;
		found.push(item);
	}
	return found;
}

/** The territory of a level (市, 区 …) that an unnamed 市委, 区政府 belongs to: the report's own, else the one named shortly before, else the one named most often. */
export function territory(reading: Reading, context: Context, level: string, at: number): Item | null {
	const fits = (item: Item) => item.names && atLevel(reading.doc, item.referent, level);
	if (context.host && atLevel(reading.doc, context.host.item.referent, level)) return context.host.item;
	const speaker = context.speaker?.item;
	if (speaker && fits(speaker)) return speaker;
	const close = nearestBefore(reading, at, fits, NEAR);
	if (close) return close;
	return commonest(reading, level);
}

/** Of every reading, by level, the territory that it names most often: found once. */
const COMMONEST = new WeakMap<Reading, Map<string, Item | null>>();

function commonest(reading: Reading, level: string): Item | null {
	const known = COMMONEST.get(reading) ?? new Map<string, Item | null>();
	COMMONEST.set(reading, known);
	const before = known.get(level);
	if (before !== undefined) return before;
	const counts = new Map<number, { item: Item; count: number }>();
	for (const item of reading.items.flatMap((i) => [i, ...i.inner])) {
		if (!item.names || !atLevel(reading.doc, item.referent, level)) continue;
		const counted = counts.get(item.referent);
		if (counted) counted.count++;
		else counts.set(item.referent, { item, count: 1 });
	}
	let best: { item: Item; count: number } | null = null;
	for (const counted of counts.values()) if (!best || counted.count > best.count) best = counted;
	known.set(level, best?.item ?? null);
	return best?.item ?? null;
}

/** A territory named no more things ago is the one that is meant. */
const NEAR = 6;

const LEVEL_TYPES: readonly EntityType[] = ["Place", "Zone"];
const LEVEL_SUFFIX: Record<string, RegExp> = { 街道: /街道?$/, 街: /街道?$/, 村: /村$/, 社区: /社区$/ };

/** Areas that end in 区 and have no 区委. */
const NO_DISTRICT =
	/(?:社|园|片|街|保税|示范|度假|旅游|风景|名胜|核心|矿|灌|港|库|林|景|小|商务|商贸|集聚|聚集|服务|组团|试验)区$/;

function atLevel(doc: Document, referent: number, level: string): boolean {
	const thing = doc.referents[referent];
	if (!thing || !LEVEL_TYPES.includes(thing.type)) return false;
	const suffix = LEVEL_SUFFIX[level];
	return suffix ? suffix.test(thing.name) : thing.name.endsWith(level) && !(level === "区" && NO_DISTRICT.test(thing.name));
}
