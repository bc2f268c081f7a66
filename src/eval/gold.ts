import { z } from "zod";
import { parseChecked, show } from "../graph/faults.ts";
import { CLAIM_TYPES, type ClaimType, ENTITY_TYPES, type EntityType } from "../schema.ts";

/** What a careful analyst would put in the graph of one source. */
export interface Gold {
	/** File name of the source; without it the gold file's own name tells. */
	source?: string;
	entities: GoldEntity[];
	relations: GoldRelation[];
}

export interface GoldEntity {
	id: string;
	type: EntityType;
	/** Other types that count as right. */
	also?: EntityType[];
	/** The fullest proper form. */
	name: string;
	/** All forms that the text uses. */
	names?: string[];
	/** Names of the organs that run it: as nodes of their own they count neither way. */
	organs?: string[];
	/** Counts neither way. */
	optional?: boolean;
	facts?: { investment?: { value?: number | null } | null } | null;
}

export interface GoldRelation {
	type: ClaimType;
	/** Ids of entities. */
	from: string;
	to: string;
	/** Other pairs of ends that count as the same statement. */
	alt?: [string, string][];
	title?: string;
	evidence?: string;
	optional?: boolean;
}

const words = z.array(z.string());
const entity = z.looseObject({
	id: z.string().min(1),
	type: z.enum(ENTITY_TYPES),
	also: z.array(z.enum(ENTITY_TYPES)).optional(),
	name: z.string().min(1),
	names: words.optional(),
	organs: words.optional(),
	optional: z.boolean().optional(),
	facts: z.looseObject({ investment: z.looseObject({ value: z.number().nullish() }).nullish() }).nullish(),
});
const relation = z.looseObject({
	type: z.enum(CLAIM_TYPES),
	from: z.string(),
	to: z.string(),
	alt: z.array(z.tuple([z.string(), z.string()])).optional(),
	title: z.string().optional(),
	evidence: z.string().optional(),
	optional: z.boolean().optional(),
});
const schema = z.looseObject({ source: z.string().optional(), entities: z.array(entity), relations: z.array(relation) });

/** The annotations that a gold file's text holds. Throws an Error that names `file`, the place in the JSON and what is wrong there. */
export function parseGold(text: string, file: string): Gold {
	return parseChecked(text, file, "a gold file", schema, danglers);
}

/** What the shape alone does not say: ids are given once, and ends are there. */
function danglers({ entities, relations }: Gold): string[] {
	const faults: string[] = [];
	const ids = new Map<string, number>();
	entities.forEach(({ id }, i) => {
		const first = ids.get(id);
		if (first === undefined) ids.set(id, i);
		else faults.push(`entities[${i}].id: ${show(id)} is the id of entities[${first}] already`);
	});
	const need = (id: string, place: string) => {
		if (!ids.has(id)) faults.push(`${place}: there is no entity ${show(id)}`);
	};
	relations.forEach(({ from, to, alt = [] }, i) => {
		need(from, `relations[${i}].from`);
		need(to, `relations[${i}].to`);
		alt.flat().forEach((id) => {
			need(id, `relations[${i}].alt`);
		});
	});
	return faults;
}
