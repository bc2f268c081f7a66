import type { Span } from "../../ingest/span.ts";
import { allowsEnds, type ClaimType, type EntityType } from "../../schema.ts";
import type { Statement } from "../claim.ts";
import { clausesOf } from "../context.ts";
import { blockKind, type Clause, type Group, type Reading } from "../reading.ts";
import { statement } from "../statement.ts";
import { statusOf } from "../status.ts";

/**
 * What stands together belongs together where nothing else can be meant: the only firm and the only project of a clause,
 * the only office and the only project. For all the ways of saying it that no pattern knows.
 */
interface Pairing {
	id: string;
	type: ClaimType;
	subjects: readonly EntityType[];
	objects: readonly EntityType[];
	/** Whether the two stand in one clause, or in two side by side; in which order. */
	where: "clause" | "next";
	order: "any" | "subject first" | "object first";
	/** A clause with such words says something else of the two. */
	unless: RegExp;
	/** Of the words right before the subject. */
	notAfter?: RegExp;
}

const OTHERWISE =
	/配套|供货|供应|采购|客户|贷款|授信|放款|融资|观摩|考察|参观|学习|退出|否认|起诉|拖欠|欠款|设计|监理|相邻|毗邻|隔壁|对面|相距|旁边|一墙之隔|不是|没有|并非|而非|类似|相比|媲美|如同|辐射|连接|往返|直达|至今未/;
const AWAY = /(?:从|自|距|离|往|通往|通向|对接|面向|辐射|服务|带动|来自|至|与|和|同|向|对|比|经|由|及|给|以|让|被)$/;

/** What an office does that makes it responsible for nothing. */
const NO_DUTY = new RegExp(
	`${OTHERWISE.source}|法院|信访|检察|审批|批复|批准|批文|印发|视察|会见|出席|到场|致辞|讲话|通报|立案|处罚|配合|协助|获奖|文件|报告|代表|副总理|调研`,
);

const PAIRINGS: readonly Pairing[] = [
	{
		id: "together.firm",
		type: "DEVELOPS",
		subjects: ["Company"],
		objects: ["Project"],
		where: "clause",
		order: "any",
		unless: OTHERWISE,
	},
	{
		id: "together.firm.next",
		type: "DEVELOPS",
		subjects: ["Company"],
		objects: ["Project"],
		where: "next",
		order: "any",
		unless: OTHERWISE,
	},
	{
		id: "together.office",
		type: "RESPONSIBLE_FOR",
		subjects: ["Agency"],
		objects: ["Project"],
		where: "clause",
		order: "any",
		unless: NO_DUTY,
	},
	{
		id: "together.office.lead",
		type: "RESPONSIBLE_FOR",
		subjects: ["Agency"],
		objects: ["Project"],
		where: "next",
		order: "subject first",
		unless: NO_DUTY,
		notAfter: AWAY,
	},
	{
		id: "together.office.next",
		type: "RESPONSIBLE_FOR",
		subjects: ["Agency"],
		objects: ["Project"],
		where: "next",
		order: "object first",
		unless: OTHERWISE,
		notAfter: AWAY,
	},
];

/** No more things are told of in one breath. */
const MOST = 6;

/** Pairs of the clauses of one sentence; `known`: what patterns have read in the same sentence, which goes before. */
export function fromTogether(reading: Reading, index: number, known: readonly Statement[]): Statement[] {
	const kind = blockKind(reading.doc, index);
	if (kind !== "paragraph" && kind !== "item") return [];
	const sentence = reading.doc.sentences[index] as Span;
	const clauses = clausesOf(reading, index);
	const taken = new Taken(reading, known);
	const found: Statement[] = [];
	for (const pairing of PAIRINGS) {
		const own: Statement[] = [];
		clauses.forEach((clause, at) => {
			const next = clauses[at + 1];
			if (pairing.where === "clause") own.push(...pair(reading, pairing, clause, clause, sentence, taken));
			else if (next) own.push(...pair(reading, pairing, clause, next, sentence, taken));
		});
		for (const one of own) taken.add(one);
		found.push(...own);
	}
	return found;
}

/** What already is said of whom in a sentence. */
class Taken {
	readonly #reading: Reading;
	readonly #pairs = new Set<string>();
	readonly #told = new Set<string>();

	constructor(reading: Reading, known: readonly Statement[]) {
		this.#reading = reading;
		for (const one of known) this.add(one);
	}

	add({ type, subject, object }: Statement): void {
		const [s, o] = [subject, object].map((mention) => this.#reading.doc.mentions[mention]?.referent);
		this.#pairs.add(`${s} ${o}`).add(`${o} ${s}`);
		this.#told.add(`${type} ${s}`);
		this.#told.add(`${type} ${o}`);
	}

	pair(a: number, b: number): boolean {
		return this.#pairs.has(`${a} ${b}`);
	}

	/** Whether the developer, the office, the area of a thing is told already, or what a firm or office does. */
	thing(type: ClaimType, referent: number): boolean {
		return this.#told.has(`${type} ${referent}`);
	}
}

function pair(
	reading: Reading,
	{ id, type, subjects, objects, where, order, unless, notAfter }: Pairing,
	first: Clause,
	second: Clause,
	sentence: Span,
	taken: Taken,
): Statement[] {
	const { folded } = reading.doc;
	const groupsOf = (clause: Clause, types: readonly EntityType[]) =>
		clause.groups.filter((g) => g.members.some((m) => types.includes(m.type)));
	const one = where === "clause";
	const clauses = one ? [first] : [first, second];
	const from = clauses.flatMap((clause) => groupsOf(clause, subjects));
	const to = clauses.flatMap((clause) => groupsOf(clause, objects));
	const [subject, object] = [from[0], to[0]];
	if (!subject || !object || from.length > 1 || to.length > 1 || subject === object) return [];
	if (!one && subject.start < second.start === object.start < second.start) return [];
	if (subject.members.length > 1 && object.members.length > 1) return [];
	if (!one && subject.members.length + object.members.length > 2) return [];
	if (order !== "any" && subject.start < object.start !== (order === "subject first")) return [];
	const words = folded.slice(first.start, second.end);
	if (unless.test(words)) return [];
	if (notAfter?.test(folded.slice(Math.max(first.start, subject.start - 4), subject.start))) return [];
	return members(subject, subjects).flatMap((s) =>
		members(object, objects).flatMap((o) => {
			if (s.referent === o.referent || !allowsEnds(type, s.type, o.type) || taken.pair(s.referent, o.referent)) return [];
			if (!s.names || !o.names) return [];
			if (where === "next" && (taken.thing(type, o.referent) || taken.thing(type, s.referent))) return [];
			const status = statusOf(words, o.start - first.start)?.status ?? null;
			return [statement(type, s, o, { spans: [sentence], status, rule: id })];
		}),
	);
}

function members(group: Group, types: readonly EntityType[]) {
	return group.members.length > MOST ? [] : group.members.filter((m) => types.includes(m.type));
}
