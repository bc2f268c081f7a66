import type { Claim, Fact, Referent } from "../extract/claim.ts";
import { isPublicPost } from "../extract/titles.ts";
import { OFFICIAL_LABEL, RELATION_TYPES } from "../schema.ts";
import { cluster, type Member } from "./cluster.ts";
import type { Entity, Evidence, Relation } from "./entity.ts";
import { compare, hashOf, normalName } from "./key.ts";
import type { ReadReport } from "./read-report.ts";

export interface Resolved {
	entities: Entity[];
	relations: Relation[];
}

/** The entities and relations of what all reports state, in order of their ids; independent of the order of the reports. */
export function resolve(reports: readonly ReadReport[]): Resolved {
	const ordered = [...reports].sort((a, b) => compare(a.report.id, b.report.id));
	const clusters = cluster(ordered);
	const entities = new Map<string, Entity>();
	/** By report (index into `ordered`) and referent, the entity. */
	const entityOf = ordered.map(() => [] as Entity[]);
	for (const members of clusters) {
		const entity = entityFrom(members, ordered);
		entities.set(entity.id, entity);
		for (const member of members) (entityOf[member.report] as Entity[])[member.referent] = entity;
	}
	const relations = new Map<string, Relation>();
	ordered.forEach((read, i) => {
		const ends = entityOf[i] as Entity[];
		for (const claim of read.extraction.claims) {
			const from = ends[claim.subject];
			const to = ends[claim.object];
			if (from && to && from !== to) addClaim(relations, read, claim, from, to);
		}
		for (const fact of read.extraction.facts) addFact(ends[fact.referent] as Entity, read, fact);
	});
	for (const relation of relations.values()) finish(relation, entities);
	for (const entity of entities.values()) settleFacts(entity);
	return {
		entities: [...entities.values()].sort((a, b) => compare(a.id, b.id)),
		relations: [...relations.values()].sort((a, b) => compare(a.id, b.id)),
	};
}

function entityFrom(members: readonly Member[], reports: readonly ReadReport[]): Entity {
	const referents = members.map((m) => reports[m.report]?.extraction.referents[m.referent] as Referent);
	const type = majority(referents);
	const names = new Map<string, number>();
	for (const r of referents) names.set(r.name, (names.get(r.name) ?? 0) + 1);
	// The fullest name; of equally long ones the most frequent.
	const name = [...names].sort((a, b) => b[0].length - a[0].length || b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] as string;
	const keys = [...new Set(members.map((m, i) => hashOf(type, normalName((referents[i] as Referent).name), m.scope)))].sort(
		compare,
	);
	const aliases = new Set(referents.flatMap((r) => r.names));
	aliases.delete(name);
	return {
		id: keys[0] as string,
		keys,
		type,
		labels: [],
		name,
		aliases: [...aliases].sort(compare),
		mentioned: true,
		properties: {},
		facts: [],
	};
}

/** The type that most referents have, by confidence. */
function majority(referents: readonly Referent[]): Entity["type"] {
	const votes = new Map<Entity["type"], number>();
	for (const r of referents) votes.set(r.type, (votes.get(r.type) ?? 0) + r.confidence);
	return [...votes].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] as Entity["type"];
}

function addClaim(relations: Map<string, Relation>, read: ReadReport, claim: Claim, from: Entity, to: Entity): void {
	const swap = RELATION_TYPES[claim.type].symmetric && compare(to.id, from.id) < 0;
	const [source, target] = swap ? [to.id, from.id] : [from.id, to.id];
	const id = hashOf(claim.type, source, target);
	const relation = relations.get(id) ?? {
		id,
		type: claim.type,
		source,
		target,
		derived: false,
		basis: [],
		properties: {},
		status: null,
		confidence: 0,
		count: 0,
		firstSeen: null,
		lastSeen: null,
		evidence: [],
	};
	relation.evidence.push(evidence(read, claim, claim.status, claim.date));
	for (const [key, value] of Object.entries(claim.properties)) relation.properties[key] = joined(relation.properties[key], value);
	const seen = read.report.date;
	if (seen && (relation.firstSeen === null || seen < relation.firstSeen)) relation.firstSeen = seen;
	if (seen && (relation.lastSeen === null || seen > relation.lastSeen)) relation.lastSeen = seen;
	relations.set(id, relation);
}

function evidence(read: ReadReport, claim: Claim | Fact, status: Evidence["status"], date: string | null): Evidence {
	const { spans, quote, trigger, confidence, rule } = claim;
	return {
		report: read.report.id,
		source: read.source,
		spans,
		quote,
		trigger,
		status,
		date: date ?? read.report.date,
		confidence,
		rule,
	};
}

/** Several values of a property, each once, in order of appearance: 区委书记、区长. */
function joined(before: string | undefined, value: string): string {
	if (before === undefined || before === value) return value;
	const parts = before.split("、");
	return [...parts, ...value.split("、").filter((v) => !parts.includes(v))].join("、");
}

function byPlace(a: Evidence, b: Evidence): number {
	return (
		compare(a.report, b.report) ||
		(a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0) ||
		compare(a.rule, b.rule) ||
		compare(a.quote, b.quote)
	);
}

/** The latest of the stated: by date, then by place in its report. */
function latest<T extends { date: string | null }>(stated: readonly T[]): T | undefined {
	return [...stated].sort((a, b) => compare(a.date ?? "", b.date ?? "")).at(-1);
}

function finish(relation: Relation, entities: ReadonlyMap<string, Entity>): void {
	relation.evidence.sort(byPlace);
	relation.count = relation.evidence.length;
	relation.confidence = Math.max(...relation.evidence.map((e) => e.confidence));
	relation.status = latest(relation.evidence.filter((e) => e.status !== null))?.status ?? null;
	const person = entities.get(relation.source) as Entity;
	const body = entities.get(relation.target) as Entity;
	if (relation.type === "HOLDS_POST" && isPublicPost(relation.properties.title ?? "", body.type))
		person.labels = [OFFICIAL_LABEL];
}

function addFact(entity: Entity, read: ReadReport, fact: Fact): void {
	entity.facts.push({ property: fact.property, value: fact.value, evidence: evidence(read, fact, null, null) });
}

/** Orders the facts, and takes the surest, then the latest, of each property as the entity's own. */
function settleFacts(entity: Entity): void {
	entity.facts.sort((a, b) => compare(a.property, b.property) || byPlace(a.evidence, b.evidence));
	for (const property of ["investment", "area", "status", "date"] as const) {
		const stated = entity.facts.filter((f) => f.property === property).map((f) => ({ ...f, date: f.evidence.date }));
		const surest = Math.max(...stated.map((f) => f.evidence.confidence));
		const fact = property === "status" ? latest(stated) : stated.find((f) => f.evidence.confidence === surest);
		if (fact) Object.assign(entity.properties, { [property]: fact.value });
	}
}
