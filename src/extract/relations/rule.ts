import type { Span } from "../../ingest/span.ts";
import { allowsEnds, type ClaimType, type EntityType, type Status } from "../../schema.ts";
import type { Statement } from "../claim.ts";
import type { Carried } from "../context.ts";
import type { Document } from "../document.ts";
import { capturable, captured, capturedSpan, type Mask, pattern } from "../mask.ts";
import type { Group, Item, Reading } from "../reading.ts";
import { statement } from "../statement.ts";
import { statusOf } from "../status.ts";
import type { Unsaid } from "../subjects.ts";

/**
 * A rule: a pattern over a masked sentence. Its captures: `s` subject, `o` object, `t` trigger, `m` amount.
 * Where it has no `s` (or no `o`), the subject (object) is what the clause leaves unsaid: the actor (the topic).
 */
export interface Rule {
	id: string;
	/** `ACTS`: DEVELOPS for a firm, RESPONSIBLE_FOR for a public body or a person. */
	type: ClaimType | "ACTS";
	pattern: string;
	/** What is carried as the subject where the pattern does not capture it: who acts, what is told of, who speaks. */
	carries?: "actor" | "topic" | "person" | "firm";
	/** Types of what is told of, where it is no project or zone. */
	about?: readonly EntityType[];
	/** What the name of an object must be like. */
	objectName?: RegExp;
	/** Whether a village or street may be what is told of, too. */
	land?: boolean;
	/** A look at the words before the match, at most 12 of them: a match after such words does not count. */
	notAfter?: RegExp;
	/** The same for the words after the match. */
	notBefore?: RegExp;
}

export interface CompiledRule extends Rule {
	regex: RegExp;
	/** The types of which a sentence must hold one each, for the captures that the pattern has. */
	needs: ReadonlySet<EntityType>[];
}

export function compile(rules: readonly Rule[]): CompiledRule[] {
	return rules.map((rule) => ({
		...rule,
		regex: pattern(rule.pattern),
		needs: ["s", "o"].flatMap((name) => capturable(rule.pattern, name) ?? []),
	}));
}

/** What a rule looks at in one sentence. */
export interface Sight {
	reading: Reading;
	sentence: Span;
	mask: Mask;
	/** Of the clause at an offset of the report's text. */
	unsaidAt(offset: number): Unsaid | null;
}

/** The statements that a rule reads in a sentence: for lists, one for every pair of members. */
export function apply(rule: CompiledRule, sight: Sight): Statement[] {
	const { mask } = sight;
	if (!rule.needs.every((types) => [...types].some((type) => mask.types.has(type)))) return [];
	const found: Statement[] = [];
	rule.regex.lastIndex = 0;
	for (let match = rule.regex.exec(mask.text); match; match = rule.regex.exec(mask.text)) {
		// Names overlap between matches: go on right behind the first sign of this one.
		rule.regex.lastIndex = match.index + 1;
		const end = match.index + match[0].length;
		if (rule.notAfter?.test(mask.text.slice(Math.max(0, match.index - 12), match.index))) continue;
		if (rule.notBefore?.test(mask.text.slice(end, end + 12))) continue;
		found.push(...read(rule, sight, match));
	}
	return found;
}

function read(rule: CompiledRule, sight: Sight, match: RegExpExecArray): Statement[] {
	const { mask, sentence } = sight;
	const trigger = capturedSpan(mask, match, "t");
	const spans: Span[] = [sentence];
	let subjects: readonly Item[] | undefined = captured(mask, match, "s")?.members;
	let objects: readonly Item[] | undefined = chain(mask, captured(mask, match, "o"), rule.type === "LOCATED_IN");
	const unsaid = sight.unsaidAt(mask.start + match.index);
	if (!subjects) {
		if (rule.carries === "topic") {
			const topic = before(rule, sight, match, unsaid);
			if (!topic) return [];
			subjects = topic.items;
			spans.push(topic.span);
		} else {
			const carried =
				rule.carries === "person" ? unsaid?.person : rule.carries === "firm" ? firmBefore(sight, match, unsaid) : unsaid?.actor;
			if (!carried) return [];
			subjects = [carried.item];
			spans.push(carried.span);
		}
	}
	if (!objects) {
		const topic = before(rule, sight, match, unsaid);
		if (!topic) return [];
		objects = topic.items;
		spans.push(topic.span);
	}
	const { objectName } = rule;
	if (objectName) objects = objects.filter((o) => objectName.test(sight.reading.doc.referents[o.referent]?.name ?? ""));
	// A body's own territory (全区, 我市) is no project of it.
	if (rule.type === "ACTS" || rule.type === "RESPONSIBLE_FOR")
		objects = objects.filter((o) => o.names && o.referent !== unsaid?.host?.item.referent);
	// What a carried firm does to a zone (服务, 助力) is not building it.
	if (rule.carries === "actor") {
		const firm = subjects.some((s) => s.type === "Company" || s.type === "Institution");
		if (firm && rule.type === "RESPONSIBLE_FOR") return [];
		if (firm && rule.type === "ACTS") objects = objects.filter((o) => o.type === "Project");
	}
	const status = STATED.has(rule.type)
		? clauseStatus(sight.reading, mask, match.index + match[0].length - 1, objects[0] ?? null)
		: null;
	const amount = match.groups?.m;
	const properties: Record<string, string> = amount ? { amount: amount.replace(/\s/g, "") } : {};
	const respective =
		subjects.length > 1 &&
		subjects.length === objects.length &&
		inTurn(sight, [...subjects, ...objects], match.index + match[0].length);
	const said = respective
		? subjects.flatMap((subject, i) => pairs(sight.reading.doc, rule.type, [subject], [(objects as readonly Item[])[i] as Item]))
		: pairs(sight.reading.doc, rule.type, subjects, objects);
	return said.map(([type, subject, object]) =>
		statement(type, subject, object, {
			spans,
			trigger,
			rule: rule.id,
			status,
			...(type === "INVESTS_IN" ? { properties } : {}),
		}),
	);
}

/** Whether two lists answer one another: A、B分别由C、D建设. */
function inTurn({ reading, mask }: Sight, ends: readonly Item[], to: number): boolean {
	const from = Math.min(...ends.map((item) => item.start));
	return from >= mask.start && /分别|依次/.test(reading.doc.folded.slice(from, mask.start + to));
}

/** Relations that come and go with the state of what they are about. */
const STATED: ReadonlySet<string> = new Set(["ACTS", "RESPONSIBLE_FOR", "DEVELOPS", "INVESTS_IN", "LOCATED_IN", "PARTNERS_WITH"]);

/** No clause is read farther than this from its trigger. */
const NEAR = 120;

/** The status that the clause around an offset of a mask gives to what it says; `object`: the thing that it is said of. */
export function clauseStatus(reading: Reading, mask: Mask, at: number, object: Item | null): Status | null {
	const from = Math.max(0, at - NEAR);
	const start = from + Math.max(0, ...[..."，；："].map((mark) => mask.text.slice(from, at).lastIndexOf(mark) + 1));
	const rest = mask.text.slice(at, at + NEAR).search(/[，；。：]/);
	const end = rest < 0 ? Math.min(mask.text.length, at + NEAR) : at + rest;
	const thing = object ? object.start - mask.start - start : -1;
	const words = reading.doc.folded.slice(mask.start + start, mask.start + end);
	return statusOf(words, thing >= 0 && thing < words.length ? thing : null)?.status ?? null;
}

/** The things of a group; with those of the areas right behind it, where they are named as one: 三河县柳溪镇、东坪镇. */
function chain(mask: Mask, group: Group | null, areas: boolean): Item[] | undefined {
	if (!group || !areas) return group?.members;
	const members = [...group.members];
	for (let next = mask.groups.get(group.end - mask.start); next; next = mask.groups.get(next.end - mask.start)) {
		if (next.members.some((m) => m.type !== "Place" && m.type !== "Zone")) break;
		members.push(...next.members);
	}
	return members;
}

/** What is told of stands no more lists of names before. */
const REACH = 20;

/** Index of the first group that starts at or after an offset. */
function firstFrom(list: readonly Group[], offset: number): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle] as Group).start < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The projects or zones named last before the match: in this sentence, else before it in the paragraph. */
function before(
	rule: Rule,
	sight: Sight,
	match: RegExpExecArray,
	unsaid: Unsaid | null,
): { items: readonly Item[]; span: Span } | null {
	if (rule.about) return aboutBefore(rule.about, sight, match, unsaid);
	const fits = (item: Item) => item.type === "Project" || item.type === "Zone" || (rule.land === true && item.type === "Place");
	// A project is what is built; a zone named after it is only where.
	const { list, start } = sight.mask;
	let last: Group | null = null;
	let at = firstFrom(list, start + match.index) - 1;
	for (const end = Math.max(0, at - REACH); at >= end; at--) {
		const group = list[at] as Group;
		if (!group.members.some(fits)) continue;
		const names = group.members.some((m) => m.type === "Project");
		if (!names && !last && OPENS.test(sight.reading.doc.folded.slice(Math.max(start, group.start - 1), group.start))) {
			last = group;
			break;
		}
		last ??= group;
		if (!group.members.some((m) => m.type === "Project")) continue;
		last = group;
		break;
	}
	if (last) return { items: last.members.filter(fits), span: sight.sentence };
	return unsaid?.topic ? { items: [unsaid.topic.item], span: unsaid.topic.span } : null;
}

/** The firm that acts where a clause names none: the subject of an earlier clause, else the one named last in the sentence. */
function firmBefore(sight: Sight, match: RegExpExecArray, unsaid: Unsaid | null): Carried | null {
	const actor = unsaid?.actor;
	if (actor && actor.by === "sentence") return FIRMS.includes(actor.item.type) ? actor : null;
	const { list, start } = sight.mask;
	for (let at = firstFrom(list, start + match.index) - 1, end = Math.max(0, at - REACH); at >= end; at--) {
		const group = list[at] as Group;
		const [item] = group.members;
		if (item && group.members.length === 1 && FIRMS.includes(item.type)) return { item, span: sight.sentence };
	}
	return actor && FIRMS.includes(actor.item.type) ? actor : null;
}

const FIRMS: readonly EntityType[] = ["Company", "Institution"];

/** The subject of an earlier clause, where it is of such a type; else what was named last of it. */
function aboutBefore(
	types: readonly EntityType[],
	sight: Sight,
	match: RegExpExecArray,
	unsaid: Unsaid | null,
): { items: readonly Item[]; span: Span } | null {
	const actor = unsaid?.actor;
	if (actor && actor.by === "sentence" && types.includes(actor.item.type)) return { items: [actor.item], span: actor.span };
	const { list, start } = sight.mask;
	for (let at = firstFrom(list, start + match.index) - 1, end = Math.max(0, at - REACH); at >= end; at--) {
		const group = list[at] as Group;
		if (group.members.every((m) => types.includes(m.type))) return { items: group.members, span: sight.sentence };
	}
	return actor && types.includes(actor.item.type) ? { items: [actor.item], span: actor.span } : null;
}

/** What stands before a zone that is told of itself; elsewhere it may only say where. */
const OPENS = /^$|[，。；：、\s的“]$/;

const MOST_PAIRS = 300;

function pairs(
	doc: Document,
	type: Rule["type"],
	subjects: readonly Item[],
	objects: readonly Item[],
): [ClaimType, Item, Item][] {
	// No sentence means every pair of two such lists.
	if (subjects.length * objects.length > MOST_PAIRS) return [];
	return subjects.flatMap((subject) =>
		objects.flatMap((object): [ClaimType, Item, Item][] => {
			const actual = type === "ACTS" ? (acts(subject, object) as ClaimType) : type;
			const fits = subject.referent !== object.referent && allowsEnds(actual, subject.type, object.type);
			return fits && (actual !== "PART_OF" || finer(doc, subject, object)) ? [[actual, subject, object]] : [];
		}),
	);
}

const LEVELS = [/(?:省|自治区)$/, /(?:[市州盟]|地区)$/, /(?:[^社园街片]区|县|旗)$/, /(?:镇|乡|街道|街)$/, /(?:村|社区|屯)$/];

/** Whether a place can lie in another by their levels: no county in its town. */
export function finer(doc: Document, part: Item, whole: Item): boolean {
	if (part.type !== "Place" || whole.type !== "Place") return true;
	const level = (item: Item) => LEVELS.findIndex((suffix) => suffix.test(doc.referents[item.referent]?.name ?? ""));
	const [low, high] = [level(part), level(whole)];
	// A county-level city lies in a city.
	return low < 0 || (high >= 0 && (low > high || (low === 1 && high === 1)));
}

function acts(subject: Item, object: Item): ClaimType {
	if (subject.type === "Company") return "DEVELOPS";
	return subject.type === "Institution" && object.type !== "Place" ? "DEVELOPS" : "RESPONSIBLE_FOR";
}
