import type { EntityType } from "../schema.ts";
import type { Gold } from "./gold.ts";
import { type GoldRelations, partsOf } from "./relations.ts";

/** The posts that lead a body, in the sense of the annotations: a list of theirs, wider than that of the rules. */
const LEADING =
	/书记|主任|局长|区长|市长|县长|镇长|乡长|部长|院长|校长|所长|站长|处长|科长|主席|会长|总裁|总经理|经理|董事长|厂长|行长|理事长|负责人|指挥|组长|司长|厅长|秘书长|主管|CEO/;

/**
 * Who leads what by the gold, as `person thing` in indices of its entities: a person with a leading post in a body that is responsible for
 * a project or zone or develops it, or in the thing itself; a person who is responsible for it. `generous` takes what is optional, and
 * other readings, for true as well: what follows from these is no mistake.
 */
export function goldLeads({ entities }: Gold, relations: GoldRelations, generous: boolean): Set<string> {
	const led = (index: string): boolean => {
		const entity = entities[Number(index)];
		const types: EntityType[] = entity ? [entity.type, ...(generous ? (entity.also ?? []) : [])] : [];
		return types.includes("Project") || types.includes("Zone");
	};
	const counted = [...relations.byKey].filter(([, relation]) => generous || !relation.optional).map(([key]) => partsOf(key));
	const charges = counted.filter(({ type }) => type === "RESPONSIBLE_FOR" || type === "DEVELOPS");
	if (generous) charges.push(...[...relations.alternatives.keys()].map(partsOf));
	const found = new Set<string>();
	for (const [key, { gold, optional }] of relations.byKey) {
		const { type, from: person, to: body } = partsOf(key);
		if (type !== "HOLDS_POST" || (optional && !generous) || !LEADING.test(gold.title ?? "")) continue;
		if (led(body)) found.add(`${person} ${body}`);
		for (const { from, to } of charges) if (from === body && to !== body && led(to)) found.add(`${person} ${to}`);
	}
	for (const { from, to } of charges) if (entities[Number(from)]?.type === "Person" && led(to)) found.add(`${from} ${to}`);
	return found;
}
