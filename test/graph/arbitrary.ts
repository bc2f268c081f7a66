import fc from "fast-check";
import type { Evidence, Graph, GraphEdge, GraphNode } from "../../src/graph/graph.ts";
import { ENTITY_TYPES, RELATION_TYPES, STATUSES, type Status } from "../../src/schema.ts";

const id = fc.stringMatching(/^[0-9a-f]{16}$/);
const word = fc.oneof(
	fc.constantFrom("昆山市", "一期工程", "=1+1", '"引号"', "a,b", "行\n行", "𠮷野家", "‮反"),
	fc.string({ unit: "grapheme", maxLength: 12 }),
);
const maybe = fc.option(word);
const status = fc.option(fc.constantFrom(...(Object.keys(STATUSES) as Status[])));
const ratio = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
const money = fc.record({ value: fc.option(fc.integer({ min: 0 })), unit: fc.constantFrom("CNY", "USD"), text: word });
const EDGE_TYPES = Object.keys(RELATION_TYPES).filter((type) => type !== "MENTIONED_IN") as GraphEdge["type"][];

/** Any graph of the right form, its lists in any order. */
export const graphs: fc.Arbitrary<Graph> = fc
	.tuple(
		fc.uniqueArray(id, { minLength: 1, maxLength: 4 }),
		fc.uniqueArray(id, { minLength: 1, maxLength: 6 }),
		fc.uniqueArray(id, { maxLength: 6 }),
	)
	.chain(([reports, nodes, edges]) =>
		fc.record({
			format: fc.constant("reportgraph/1" as const),
			rules: word,
			decisions: maybe,
			reports: each(reports, (id) =>
				fc.record({
					id: fc.constant(id),
					sources: fc.array(word, { maxLength: 3 }),
					title: maybe,
					paper: maybe,
					date: maybe,
					reporters: fc.array(word, { maxLength: 2 }),
					byline: maybe,
					place: maybe,
				}),
			),
			nodes: each(nodes, (id) => node(id, reports)),
			edges: each(edges, (id) => edge(id, reports, nodes, edges)),
		}),
	);

/** The same graph, every list whose order means nothing put into another one. */
export function shuffled(graph: Graph, random: () => number): Graph {
	const shuffle = <T>(list: readonly T[]): T[] =>
		list
			.map((item) => ({ item, at: random() }))
			.sort((a, b) => a.at - b.at)
			.map(({ item }) => item);
	return {
		...graph,
		reports: shuffle(graph.reports.map((r) => ({ ...r, sources: shuffle(r.sources) }))),
		nodes: shuffle(
			graph.nodes.map((n) => ({
				...n,
				keys: shuffle(n.keys),
				labels: shuffle(n.labels),
				aliases: shuffle(n.aliases),
				facts: shuffle(n.facts),
			})),
		),
		edges: shuffle(
			graph.edges.map((e) => ({
				...e,
				basis: shuffle(e.basis),
				evidence: shuffle(e.evidence),
				properties: Object.fromEntries(shuffle(Object.entries(e.properties))),
			})),
		),
	};
}

function node(id: string, reports: string[]): fc.Arbitrary<GraphNode> {
	return fc.record({
		id: fc.constant(id),
		keys: fc.array(fc.stringMatching(/^[0-9a-f]{16}$/), { maxLength: 2 }).map((keys) => [id, ...keys]),
		type: fc.constantFrom(...ENTITY_TYPES),
		labels: fc.subarray(["Official"]),
		name: word.map((name) => name || "无名"),
		aliases: fc.array(word, { maxLength: 3 }),
		mentioned: fc.boolean(),
		properties: fc.record({ investment: money, area: word, code: word }, { requiredKeys: [] }),
		facts: fc.array(
			fc.record({ property: fc.constantFrom("investment", "area"), value: fc.oneof(word, money), evidence: evidence(reports) }),
			{ maxLength: 2 },
		),
	});
}

function edge(id: string, reports: string[], nodes: string[], edges: string[]): fc.Arbitrary<GraphEdge> {
	return fc.record({
		id: fc.constant(id),
		type: fc.constantFrom(...EDGE_TYPES),
		source: fc.constantFrom(...nodes),
		target: fc.constantFrom(...nodes),
		derived: fc.boolean(),
		basis: fc.subarray(edges),
		properties: fc.dictionary(fc.constantFrom("title", "since", "until", "amount"), word),
		status,
		confidence: ratio,
		count: fc.nat(99),
		firstSeen: maybe,
		lastSeen: maybe,
		evidence: fc.array(evidence(reports), { maxLength: 3 }),
	});
}

function evidence(reports: string[]): fc.Arbitrary<Evidence> {
	return fc.record({
		report: fc.constantFrom(...reports),
		source: word,
		spans: fc.array(fc.record({ start: fc.nat(99), end: fc.nat(99) }), { maxLength: 2 }),
		quote: word,
		trigger: maybe,
		status,
		date: maybe,
		confidence: ratio,
		rule: word,
	});
}

function each<T>(ids: string[], make: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
	return fc.tuple(...ids.map(make));
}
