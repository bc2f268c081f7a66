import { type ClaimType, RELATION_TYPES, type RelationType } from "../schema.ts";
import type { Gold, GoldRelation } from "./gold.ts";

/**
 * A relation as `type from to`. An end is the index of a gold entity, or x and the index of a node that matches none; a symmetric
 * relation has its ends in order.
 */
export type Key = string;

export function keyOf(type: RelationType, from: string, to: string): Key {
	return `${type} ${RELATION_TYPES[type].symmetric ? pair(from, to) : `${from} ${to}`}`;
}

export function partsOf(key: Key): { type: ClaimType; from: string; to: string } {
	const [type, from, to] = key.split(" ") as [ClaimType, string, string];
	return { type, from, to };
}

/** Two ends without a direction. */
export function pair(a: string, b: string): string {
	return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** The relations of a gold file. */
export interface GoldRelations {
	byKey: Map<Key, { gold: GoldRelation; optional: boolean }>;
	/** Other readings, and the relation that they count as. */
	alternatives: Map<Key, Key>;
}

export function goldRelations({ entities, relations }: Gold): GoldRelations {
	const index = new Map(entities.map(({ id }, i) => [id, String(i)]));
	const end = (id: string) => index.get(id) as string;
	const optionalEnd = (id: string) => entities[Number(end(id))]?.optional === true;
	const byKey: GoldRelations["byKey"] = new Map();
	for (const gold of relations) {
		const key = keyOf(gold.type, end(gold.from), end(gold.to));
		const optional = gold.optional === true || optionalEnd(gold.from) || optionalEnd(gold.to);
		// Stated twice, once as optional: it is asked for.
		if (!byKey.has(key) || !optional) byKey.set(key, { gold, optional });
	}
	const alternatives: GoldRelations["alternatives"] = new Map();
	for (const [key, { gold }] of byKey)
		for (const [from, to] of gold.alt ?? []) {
			const other = `${gold.type} ${end(from)} ${end(to)}`;
			if (!alternatives.has(other)) alternatives.set(other, key);
		}
	return { byKey, alternatives };
}

/** Types that pass for one another between the same two ends: to stand in and to be part of; to build and to put money in. */
const FAMILY: Partial<Record<ClaimType, ClaimType>> = {
	LOCATED_IN: "PART_OF",
	PART_OF: "LOCATED_IN",
	DEVELOPS: "INVESTS_IN",
	INVESTS_IN: "DEVELOPS",
};

/** The relation of the gold that a found one counts as; null where it counts as none. */
export function countsAs(key: Key, { byKey, alternatives }: GoldRelations): Key | null {
	if (byKey.has(key)) return key;
	const alternative = alternatives.get(key);
	if (alternative !== undefined) return alternative;
	const { type, from, to } = partsOf(key);
	const other = FAMILY[type] && `${FAMILY[type]} ${from} ${to}`;
	return other !== undefined && byKey.has(other) ? other : null;
}
