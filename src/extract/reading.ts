import type { BlockKind } from "../ingest/report.ts";
import type { Span } from "../ingest/span.ts";
import type { EntityType } from "../schema.ts";
import type { Mention } from "./claim.ts";
import type { Document } from "./document.ts";

/** A mention as the rules for claims see it. */
export interface Item extends Span {
	/** Index into `doc.mentions`. */
	mention: number;
	referent: number;
	type: EntityType;
	/** False for a pointer (该公司). */
	names: boolean;
	/** Mentions nested in this one, in order of their starts. */
	inner: Item[];
}

/** Things named in one breath: A、B和C等三个项目; a single thing is a group of one. */
export interface Group extends Span {
	members: Item[];
}

/** A stretch of a sentence between two of ，。；： and the things that it names. */
export interface Clause extends Span {
	/** Index of its sentence in `doc.sentences`. */
	sentence: number;
	items: Item[];
	groups: Group[];
}

/** A document cut into clauses. */
export interface Reading {
	doc: Document;
	/** The outermost mentions, in order. */
	items: Item[];
	clauses: Clause[];
	/** For every sentence the range of its clauses: first (inclusive), last (exclusive). */
	clausesOf: Span[];
}

const CLAUSE_END = /[，。；：！？\n\t]|——+|…+/g;

/** What may stand between two names of one list. */
const JOIN =
	/^(?:[”’》」]?(?:等)?(?:项目|工程|片区|街道|镇|村|社区|县|区|市|小区|公司|路段|地块)?(?:（[^（）]{0,30}）)?[”’》」]?)(?:、|和|与|及|以及|暨|、以及|，以及|，?及其|&|＆)(?:[“‘《「]|新建的?|新增的?|总投资[\d.]+[亿万]元的)?$/;

/** Cuts a document into clauses with their things. Linear in the length of the text. */
export function reading(doc: Document): Reading {
	const items = outermost(doc);
	const clauses: Clause[] = [];
	const clausesOf: Span[] = [];
	let next = 0;
	doc.sentences.forEach((sentence, index) => {
		const first = clauses.length;
		for (const span of cut(doc.folded, sentence, items)) {
			const own: Item[] = [];
			while (next < items.length && (items[next] as Item).start < span.start) next++;
			while (next < items.length && (items[next] as Item).end <= span.end) own.push(items[next++] as Item);
			clauses.push({ ...span, sentence: index, items: own, groups: groups(doc.folded, own) });
		}
		clausesOf.push({ start: first, end: clauses.length });
	});
	return { doc, items, clauses, clausesOf };
}

/** The kind of block that a sentence stands in. */
export function blockKind(doc: Document, sentence: number): BlockKind {
	return doc.report.blocks[doc.sentences[sentence]?.block ?? -1]?.kind ?? "paragraph";
}

function outermost(doc: Document): Item[] {
	const items: Item[] = [];
	doc.mentions.forEach((mention, index) => {
		const item = asItem(doc, mention, index);
		const outer = items.at(-1);
		if (outer && mention.end <= outer.end) outer.inner.push(item);
		else items.push(item);
	});
	return items;
}

function asItem(doc: Document, mention: Mention, index: number): Item {
	const type = (doc.referents[mention.referent] as { type: EntityType }).type;
	return {
		start: mention.start,
		end: mention.end,
		mention: index,
		referent: mention.referent,
		type,
		names: mention.names,
		inner: [],
	};
}

/** The clauses of a sentence. A mark inside a name does not cut. */
function cut(folded: string, sentence: Span, items: Item[]): Span[] {
	const spans: Span[] = [];
	const text = folded.slice(sentence.start, sentence.end);
	let start = 0;
	for (const mark of text.matchAll(CLAUSE_END)) {
		const at = sentence.start + mark.index;
		if (holding(items, at) || (mark[0] === "，" && amongPlaces(folded, items, at))) continue;
		const end = mark.index + mark[0].length;
		if (end > start) spans.push({ start: sentence.start + start, end: sentence.start + end });
		start = end;
	}
	if (start < text.length) spans.push({ start: sentence.start + start, end: sentence.end });
	return spans;
}

/** Whether an item covers the offset. */
function holding(items: Item[], at: number): boolean {
	const item = items[itemEndingAfter(items, at)];
	return item !== undefined && item.start <= at && at < item.end;
}

/** Whether a comma stands between the places of one list: A县B镇、C镇，D县E镇. */
function amongPlaces(folded: string, items: Item[], at: number): boolean {
	const index = itemEndingAfter(items, at);
	const [first, before, after] = [items[index - 2], items[index - 1], items[index]];
	if (!first || !before || !after || before.end !== at || after.start !== at + 1) return false;
	return [first, before, after].every((i) => i.type === "Place" && i.names) && folded.slice(first.end, before.start) === "、";
}

/** Index of the first item that ends behind the offset; binary search over items in order. */
function itemEndingAfter(items: Item[], at: number): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((items[middle] as Item).end <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}

function groups(folded: string, items: Item[]): Group[] {
	const found: Group[] = [];
	items.forEach((item, at) => {
		const last = found.at(-1);
		const before = last?.members.at(-1);
		if (
			last &&
			before &&
			!ofItsOwn(folded, before, item, items[at + 1]) &&
			sameClass(before, item) &&
			(JOIN.test(folded.slice(before.end, item.start)) || goesOn(folded, last, before, item))
		) {
			last.members.push(item);
			last.end = item.end;
		} else found.push({ start: item.start, end: item.end, members: [item] });
	});
	return found;
}

/** «甲公司的乙园、丙公司的丁园»: the second firm goes with its own project, not into the list. */
function ofItsOwn(folded: string, before: Item, item: Item, next: Item | undefined): boolean {
	if (item.type !== "Company" || before.type !== "Project" || next?.type !== "Project") return false;
	return /^的?[“《·]?$/.test(folded.slice(item.end, next.start));
}

/** A list of places that goes on behind a comma: A县B镇、C镇，D县E镇. */
function goesOn(folded: string, list: Group, before: Item, item: Item): boolean {
	if (before.type !== "Place" || item.type !== "Place" || list.members.length < 2) return false;
	return folded.slice(before.end, item.start) === "，" && before.names && item.names;
}

const CLASS: Record<EntityType, string> = {
	Person: "person",
	Agency: "body",
	Company: "body",
	Institution: "body",
	Project: "site",
	Zone: "site",
	Place: "site",
};

function sameClass(a: Item, b: Item): boolean {
	if (a.type === "Person" || b.type === "Person") return a.type === b.type;
	return CLASS[a.type] === CLASS[b.type] || a.type === "Institution" || b.type === "Institution" || mixed(a.type, b.type);
}

/** A town and a bureau, a firm and its project stand in one list now and then. */
function mixed(a: EntityType, b: EntityType): boolean {
	const pair = [a, b];
	return (pair.includes("Place") || pair.includes("Zone")) && pair.includes("Agency")
		? true
		: pair.includes("Company") && (pair.includes("Project") || pair.includes("Place") || pair.includes("Zone"));
}
