import type { Graph, GraphEdge, GraphNode } from "../graph/graph.ts";
import type { ClaimType, EntityType, RelationType } from "../schema.ts";
import { type Matching, matchEntities, typesOf } from "./entities.ts";
import type { Gold } from "./gold.ts";
import { goldLeads } from "./leads.ts";
import { common, normal, normalSet, once } from "./names.ts";
import { countsAs, type GoldRelations, goldRelations, type Key, keyOf, pair, partsOf } from "./relations.ts";
import { emptyTally, type Share, Tallies, type Tally } from "./tally.ts";

/** How the graph of one source agrees with its gold. */
export interface Comparison {
	entities: Tally;
	entityTypes: Tallies<EntityType>;
	/** Whatever the types. */
	names: Tally;
	relations: Tally;
	relationTypes: Tallies<ClaimType>;
	/** Ends that are related, whatever the type and direction. */
	pairs: Tally;
	leads: Tally;
	/** Of the posts found, those whose title is as in the gold. */
	titles: Share;
	/** Relations whose quotes all stand in the source. */
	quotes: Share;
	/** Sums of investment that the gold gives. */
	investments: Share;
	differences: Difference[];
	/** Every relation that was found and stated, and whether the gold has it; open where the gold leaves that open. */
	verdicts: { edge: GraphEdge; verdict: "right" | "open" | "wrong" }[];
}

/**
 * missed: the gold has it, the graph does not; extra: the other way round; split: a second node for one entity of the gold;
 * type: found, but the gold has another type.
 */
export type Difference =
	| {
			kind: "missed" | "extra" | "split" | "type";
			of: "entity";
			type: EntityType;
			name: string;
			/** The gold's type, for `type`. */
			should?: EntityType;
			/** The sentence that names it. */
			quotes: string[];
	  }
	| { kind: "missed" | "extra"; of: "relation"; type: RelationType; from: End; to: End; quotes: string[] };

/** An end of a relation. */
export interface End {
	name: string;
	/** False for a node that is no entity of the gold. */
	inGold: boolean;
}

/** A source's text as it was found, which quotes must stand in, and as it was repaired. */
export interface Texts {
	found: string;
	repaired: string;
}

/** Compares the graph of one source with its gold. */
export function compareGraph(gold: Gold, graph: Graph, texts: Texts): Comparison {
	const nodes = graph.nodes.filter((node) => node.mentioned);
	const matching = matchEntities(gold.entities, nodes);
	const comparison: Comparison = {
		entities: emptyTally(),
		entityTypes: new Tallies(),
		names: emptyTally(),
		relations: emptyTally(),
		relationTypes: new Tallies(),
		pairs: emptyTally(),
		leads: emptyTally(),
		titles: { right: 0, of: 0 },
		quotes: { right: 0, of: 0 },
		investments: { right: 0, of: 0 },
		differences: [],
		verdicts: [],
	};
	compareEntities(comparison, gold, nodes, matching, texts.repaired);
	compareInvestments(comparison, gold, nodes, matching);
	const sides = sidesOf(gold, nodes, matching);
	const wanted = goldRelations(gold);
	const edges = graph.edges.filter((edge) => sides.end(edge.source) !== null && sides.end(edge.target) !== null);
	const found = compareRelations(
		comparison,
		sides,
		wanted,
		edges.filter((edge) => !edge.derived),
	);
	comparePairs(comparison, sides, wanted, found);
	compareLeads(
		comparison,
		gold,
		sides,
		wanted,
		edges.filter((edge) => edge.type === "LEADS"),
	);
	compareQuotes(
		comparison,
		edges.filter((edge) => !edge.derived),
		texts.found,
	);
	return comparison;
}

function compareEntities(
	{ entities, entityTypes, names, differences }: Comparison,
	gold: Gold,
	nodes: readonly GraphNode[],
	{ entityOf, nodeOf, splitOf }: Matching,
	repaired: string,
): void {
	const quotes = (name: string) => sentenceWith(repaired, name);
	nodes.forEach(({ type, name }, i) => {
		const own = entityOf.get(i);
		const other = splitOf.get(i);
		const entity = gold.entities[own ?? other ?? -1];
		if (entity?.optional) return;
		if (own !== undefined && entity) {
			names.right++;
			if (typesOf(entity).has(type)) {
				entities.right++;
				entityTypes.at(entity.type).right++;
			} else {
				entities.extra++;
				entities.missed++;
				entityTypes.at(type).extra++;
				entityTypes.at(entity.type).missed++;
				differences.push({ kind: "type", of: "entity", type, name, should: entity.type, quotes: quotes(name) });
			}
			return;
		}
		if (entity && normalSet(entity.organs ?? []).has(normal(name))) return;
		entities.extra++;
		names.extra++;
		entityTypes.at(type).extra++;
		differences.push({ kind: entity ? "split" : "extra", of: "entity", type, name, quotes: quotes(name) });
	});
	gold.entities.forEach(({ type, name, names: forms = [], optional }, j) => {
		if (optional || nodeOf.has(j)) return;
		entities.missed++;
		names.missed++;
		entityTypes.at(type).missed++;
		const told = [name, ...forms].map(quotes).find((quote) => quote.length > 0) ?? [];
		differences.push({ kind: "missed", of: "entity", type, name, quotes: told });
	});
}

/** Sums within a thousandth of the gold's are the same. */
const TOLERANCE = 0.001;

function compareInvestments({ investments }: Comparison, gold: Gold, nodes: readonly GraphNode[], { nodeOf }: Matching): void {
	gold.entities.forEach(({ facts, optional }, j) => {
		const value = facts?.investment?.value;
		if (optional || value === null || value === undefined) return;
		investments.of++;
		const found = nodes[nodeOf.get(j) ?? -1]?.properties.investment?.value ?? null;
		if (found !== null && Math.abs(found - value) <= TOLERANCE * Math.abs(value)) investments.right++;
	});
}

/** The ends of relations, as the gold numbers them. */
interface Sides {
	/** The end that a node is; null for a node that no text names. */
	end(id: string): string | null;
	named(end: string): End;
	/** Whether the gold leaves open whether the entity is there at all. */
	optional(end: string): boolean;
}

function sidesOf(gold: Gold, nodes: readonly GraphNode[], { entityOf, splitOf }: Matching): Sides {
	const ends = new Map(nodes.map(({ id }, i) => [id, String(entityOf.get(i) ?? splitOf.get(i) ?? `x${i}`)]));
	const own = (end: string) => end.startsWith("x");
	return {
		end: (id) => ends.get(id) ?? null,
		named: (end) =>
			own(end)
				? { name: (nodes[Number(end.slice(1))] as GraphNode).name, inGold: false }
				: { name: gold.entities[Number(end)]?.name ?? "", inGold: true },
		optional: (end) => !own(end) && gold.entities[Number(end)]?.optional === true,
	};
}

/** Counts the relations; gives their keys as they were counted. */
function compareRelations(
	{ relations, relationTypes, titles, differences, verdicts }: Comparison,
	sides: Sides,
	wanted: GoldRelations,
	edges: readonly GraphEdge[],
): Set<Key> {
	const direct = new Map<Key, GraphEdge[]>();
	for (const edge of edges) {
		const key = keyOf(edge.type, sides.end(edge.source) as string, sides.end(edge.target) as string);
		direct.set(key, [...(direct.get(key) ?? []), edge]);
	}
	// What is in the gold as it stands goes before another reading of the same, and that before another type.
	const rank = (key: Key) => (wanted.byKey.has(key) ? 0 : wanted.alternatives.has(key) ? 1 : 2);
	const found = new Map<Key, GraphEdge>();
	for (const [key, same] of [...direct].sort(([a], [b]) => rank(a) - rank(b))) {
		const as = countsAs(key, wanted) ?? key;
		const known = wanted.byKey.get(as);
		const { from, to } = partsOf(as);
		const open = known ? known.optional : sides.optional(from) || sides.optional(to);
		for (const edge of same) verdicts.push({ edge, verdict: open ? "open" : known ? "right" : "wrong" });
		if (!found.has(as)) found.set(as, same[0] as GraphEdge);
	}
	for (const [key, edge] of found) {
		const { type, from, to } = partsOf(key);
		const known = wanted.byKey.get(key);
		if (known?.optional || (!known && (sides.optional(from) || sides.optional(to)))) continue;
		if (!known) {
			relations.extra++;
			relationTypes.at(type).extra++;
			const quotes = [...new Set(edge.evidence.map((e) => e.quote))];
			differences.push({ kind: "extra", of: "relation", type, from: sides.named(from), to: sides.named(to), quotes });
			continue;
		}
		relations.right++;
		relationTypes.at(type).right++;
		const title = known.gold.title;
		if (type === "HOLDS_POST" && title) {
			titles.of++;
			if (normal(edge.properties.title ?? "") === normal(title)) titles.right++;
		}
	}
	for (const [key, { gold, optional }] of wanted.byKey) {
		if (optional || found.has(key)) continue;
		const { type, from, to } = partsOf(key);
		relations.missed++;
		relationTypes.at(type).missed++;
		const quotes = gold.evidence ? [gold.evidence] : [];
		differences.push({ kind: "missed", of: "relation", type, from: sides.named(from), to: sides.named(to), quotes });
	}
	return new Set(found.keys());
}

function comparePairs({ pairs }: Comparison, sides: Sides, { byKey }: GoldRelations, found: ReadonlySet<Key>): void {
	const pairsOf = (keys: Iterable<Key>) =>
		new Set(
			[...keys].map((key) => {
				const { from, to } = partsOf(key);
				return pair(from, to);
			}),
		);
	const required = pairsOf([...byKey].filter(([, { optional }]) => !optional).map(([key]) => key));
	const allowed = pairsOf(byKey.keys());
	const own = pairsOf(found);
	pairs.right = common(required, own).length;
	pairs.missed = required.size - pairs.right;
	pairs.extra = [...own].filter((ends) => !allowed.has(ends) && !ends.split(" ").some(sides.optional)).length;
}

function compareLeads(
	{ leads, differences }: Comparison,
	gold: Gold,
	sides: Sides,
	wanted: GoldRelations,
	edges: readonly GraphEdge[],
): void {
	const required = goldLeads(gold, wanted, false);
	const allowed = goldLeads(gold, wanted, true);
	const own = new Map(edges.map((edge) => [`${sides.end(edge.source)} ${sides.end(edge.target)}`, edge]));
	const told = (kind: "missed" | "extra", ends: string, quotes: string[]) => {
		const [from, to] = ends.split(" ").map(sides.named) as [End, End];
		differences.push({ kind, of: "relation", type: "LEADS", from, to, quotes });
	};
	for (const ends of required) {
		if (own.has(ends)) leads.right++;
		else {
			leads.missed++;
			told("missed", ends, []);
		}
	}
	for (const [ends, edge] of own) {
		if (required.has(ends) || allowed.has(ends)) continue;
		if (!ends.split(" ").some(sides.optional)) leads.extra++;
		told("extra", ends, [...new Set(edge.evidence.map((e) => e.quote))]);
	}
}

function compareQuotes({ quotes }: Comparison, edges: readonly GraphEdge[], source: string): void {
	const text = normal(source);
	const undoubled = once(text);
	const stands = (part: string) => text.includes(part) || undoubled.includes(once(part));
	for (const { evidence } of edges) {
		const parts = evidence.flatMap(({ quote }) => quote.split(/…+|\.\.\./)).map(normal);
		quotes.of++;
		if (parts.some((part) => part !== "") && parts.every(stands)) quotes.right++;
	}
}

/** The sentence of the text in which a name stands first; none where it is composed of more than one place. */
function sentenceWith(text: string, name: string): string[] {
	const at = text.indexOf(name);
	if (at < 0) return [];
	const before = text.slice(Math.max(0, at - REACH), at);
	const start = at - before.length + Math.max(before.lastIndexOf("\n"), before.lastIndexOf("。")) + 1;
	const end = Math.min(...["\n", "。"].map((mark) => indexOrEnd(text, mark, at + name.length)), at + name.length + REACH);
	return [text.slice(start, end).trim()];
}

/** How much of a sentence is shown on each side of a name. */
const REACH = 60;

function indexOrEnd(text: string, mark: string, from: number): number {
	const at = text.indexOf(mark, from);
	return at < 0 ? text.length : at;
}
