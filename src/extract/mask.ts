import type { Span } from "../ingest/span.ts";
import type { EntityType } from "../schema.ts";
import { clausesOf } from "./context.ts";
import type { Group, Reading } from "./reading.ts";

/**
 * A sentence with its names masked: every group of names stands as one private-use sign for its first code unit and
 * another for the rest, so that patterns match types instead of names, no trigger is found inside a name, and offsets stay.
 */
export interface Mask {
	/** As long as the sentence; offset 0 is `start`. */
	text: string;
	/** Offset of the sentence in the report's text. */
	start: number;
	/** The groups by their start offsets in `text`. */
	groups: Map<number, Group>;
	/** The same, in order. */
	list: readonly Group[];
	/** The types that its groups are masked as. */
	types: ReadonlySet<EntityType>;
}

const SIGNS: Record<EntityType, readonly [first: string, rest: string]> = {
	Person: ["\ue000", "\ue010"],
	Agency: ["\ue001", "\ue011"],
	Company: ["\ue002", "\ue012"],
	Institution: ["\ue003", "\ue013"],
	Project: ["\ue004", "\ue014"],
	Zone: ["\ue005", "\ue015"],
	Place: ["\ue006", "\ue016"],
};

/** The words for masked names in patterns: {company}, {site} … */
const CLASSES: Record<string, readonly EntityType[]> = {
	person: ["Person"],
	agency: ["Agency"],
	company: ["Company"],
	institution: ["Institution"],
	project: ["Project"],
	zone: ["Zone"],
	place: ["Place"],
	/** Who builds and invests. */
	firm: ["Company", "Institution"],
	/** Who governs. */
	office: ["Agency", "Zone", "Place"],
	/** Anyone who can act. */
	body: ["Agency", "Company", "Institution", "Zone", "Place"],
	/** What is built or run. */
	thing: ["Project", "Zone"],
	/** What can be taken care of. */
	site: ["Project", "Zone", "Place"],
	/** Where things stand; several areas side by side are one, the finest last: 三河县柳溪镇. */
	area: ["Zone", "Place"],
	/** What can stand somewhere. */
	standing: ["Project", "Company", "Agency", "Institution", "Zone"],
	any: ["Person", "Agency", "Company", "Institution", "Project", "Zone", "Place"],
};

/** What may follow a list of names: 等4个重点项目. */
const TAIL =
	"(?:（[^（）]{0,20}）)?(?:[”’》]?等?(?:[0-9一二三四五六七八九十两几多]+[个大条家处座所片项宗])?[^，。；：、\\ue000-\\ue016]{0,8}?)";

/** A short form introduced in brackets after a name: （以下简称…）. */
const ALSO_CALLED = "(?:[（(](?:以下|下称|简称|即|原)[^（）()]{0,30}[）)])?";

/** A pattern over masked text: `{class}` stands for a masked group, `{tail}` for the end of a list. */
export function pattern(template: string): RegExp {
	const source = template.replace(/\{([a-z]+)\}/g, (whole, word: string) => {
		if (word === "tail") return TAIL;
		const types = CLASSES[word];
		if (!types) throw new Error(`no class of names ${whole} in the pattern ${template}`);
		const first = types.map((t) => SIGNS[t][0]).join("");
		const rest = types.map((t) => SIGNS[t][1]).join("");
		// A name is matched whole or not at all.
		const name = `[${first}][${rest}]*(?![${rest}])${ALSO_CALLED}`;
		return word === "area" ? `(?:${name})+` : name;
	});
	return new RegExp(source, "dg");
}

/** The types of which a capture of a pattern may be; null where it has no such capture. */
export function capturable(template: string, name: string): ReadonlySet<EntityType> | null {
	const body = new RegExp(`\\(\\?<${name}>([^()]*)\\)`).exec(template)?.[1];
	if (body === undefined) return null;
	return new Set([...body.matchAll(/\{([a-z]+)\}/g)].flatMap((m) => CLASSES[m[1] as string] ?? []));
}

/** Masks every sentence that names something; null for the others. */
export function masks(reading: Reading): (Mask | null)[] {
	return reading.doc.sentences.map((sentence, index) => {
		const groups = clausesOf(reading, index).flatMap((clause) => clause.groups);
		return groups.length > 0 ? mask(reading.doc.folded, sentence, groups) : null;
	});
}

function mask(folded: string, { start, end }: Span, groups: readonly Group[]): Mask {
	let text = "";
	let at = start;
	const found = new Map<number, Group>();
	const types = new Set<EntityType>();
	for (const group of groups) {
		const type = typeOf(group);
		const [first, rest] = SIGNS[type];
		types.add(type);
		found.set(group.start - start, group);
		text += folded.slice(at, group.start) + first + rest.repeat(group.end - group.start - 1);
		at = group.end;
	}
	return { text: text + folded.slice(at, end), start, groups: found, list: groups, types };
}

/** The type that a mixed list is masked as: a project among firms makes it a list of projects. */
const RANK: readonly EntityType[] = ["Project", "Agency", "Company", "Institution", "Zone", "Place", "Person"];

function typeOf(group: Group): EntityType {
	return RANK.find((type) => group.members.some((m) => m.type === type)) as EntityType;
}

/** The group that a capture of a pattern's match stands for. */
export function captured(mask: Mask, match: RegExpExecArray, name: string): Group | null {
	const span = match.indices?.groups?.[name];
	return span ? (mask.groups.get(span[0]) ?? null) : null;
}

/** A capture's span in the report's text. */
export function capturedSpan(mask: Mask, match: RegExpExecArray, name: string): Span | null {
	const span = match.indices?.groups?.[name];
	return span && span[1] > span[0] ? { start: mask.start + span[0], end: mask.start + span[1] } : null;
}
