import type { GraphNode } from "../graph/graph.ts";
import type { GoldEntity } from "./gold.ts";
import { common, normal, normalSet } from "./names.ts";

/** Which node stands for which entity of the gold: indices of both. */
export interface Matching {
	/** One node, one entity. */
	entityOf: Map<number, number>;
	nodeOf: Map<number, number>;
	/** Nodes left over whose name is an entity's that has another node already. */
	splitOf: Map<number, number>;
}

interface Candidate {
	node: number;
	entity: number;
	sameType: boolean;
	/** Whether the node's own name, not just an alias, is one of the entity's. */
	named: boolean;
	shared: number;
}

/** Matches by shared names, the best pairs first: of the same type, by the node's own name, by most names. */
export function matchEntities(entities: readonly GoldEntity[], nodes: readonly GraphNode[]): Matching {
	const forms = entities.map(({ name, names = [] }) => normalSet([name, ...names]));
	const organs = entities.map(({ organs = [] }) => normalSet(organs));
	const candidates: Candidate[] = [];
	nodes.forEach((node, i) => {
		const own = normalSet([node.name, ...node.aliases]);
		entities.forEach((entity, j) => {
			const names = forms[j] as Set<string>;
			const shared = common(own, names).length || common(own, organs[j] as Set<string>).length;
			if (shared > 0)
				candidates.push({
					node: i,
					entity: j,
					sameType: typesOf(entity).has(node.type),
					named: names.has(normal(node.name)),
					shared,
				});
		});
	});
	candidates.sort(
		(a, b) =>
			Number(b.sameType) - Number(a.sameType) ||
			Number(b.named) - Number(a.named) ||
			b.shared - a.shared ||
			a.node - b.node ||
			b.entity - a.entity,
	);
	const matching: Matching = { entityOf: new Map(), nodeOf: new Map(), splitOf: new Map() };
	for (const { node, entity } of candidates) {
		if (matching.entityOf.has(node) || matching.nodeOf.has(entity)) continue;
		matching.entityOf.set(node, entity);
		matching.nodeOf.set(entity, node);
	}
	for (const { node, entity } of candidates)
		if (!matching.entityOf.has(node) && !matching.splitOf.has(node)) matching.splitOf.set(node, entity);
	return matching;
}

/** Every type that counts as right. */
export function typesOf({ type, also = [] }: GoldEntity): Set<string> {
	return new Set([type, ...also]);
}
