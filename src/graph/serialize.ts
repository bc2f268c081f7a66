import type { Money } from "../extract/claim.ts";
import { compare } from "../resolve/key.ts";
import type { Evidence, Graph, GraphEdge, GraphFact, GraphNode, GraphReport } from "./graph.ts";

/**
 * The graph as JSON text in the one order that a graph has, ending in a line break: whatever order its lists are in,
 * equal graphs give equal bytes. A report, node or edge takes a line each, so that line tools and diffs work on it.
 */
export function serializeGraph(graph: Graph): string {
	return [...lines(graph)].join("");
}

/** As `serializeGraph`, piece by piece: a graph's text may be longer than a string can be. */
export function* lines(graph: Graph): Generator<string> {
	const head = { format: graph.format, rules: graph.rules, decisions: graph.decisions };
	yield `${JSON.stringify(head).slice(0, -1)},\n`;
	yield* list("reports", graph.reports, report);
	yield ",\n";
	yield* list("nodes", graph.nodes, node);
	yield ",\n";
	yield* list("edges", graph.edges, edge);
	yield "}\n";
}

function* list<T extends { id: string }>(name: string, items: readonly T[], ordered: (item: T) => T): Generator<string> {
	yield `"${name}":[`;
	let separator = "\n";
	for (const item of [...items].sort((a, b) => compare(a.id, b.id))) {
		yield separator + JSON.stringify(ordered(item));
		separator = ",\n";
	}
	yield "]";
}

function report(r: GraphReport): GraphReport {
	return {
		id: r.id,
		sources: sorted(r.sources),
		title: r.title,
		paper: r.paper,
		date: r.date,
		reporters: r.reporters,
		byline: r.byline,
		place: r.place,
	};
}

function node(n: GraphNode): GraphNode {
	const { investment, status, area, date, code } = n.properties;
	return {
		id: n.id,
		keys: sorted(n.keys),
		type: n.type,
		labels: sorted(n.labels),
		name: n.name,
		aliases: sorted(n.aliases),
		mentioned: n.mentioned,
		// JSON.stringify leaves out what is undefined.
		properties: { investment: investment && money(investment), status, area, date, code },
		facts: sortedAs(n.facts.map(fact)),
	};
}

function edge(e: GraphEdge): GraphEdge {
	return {
		id: e.id,
		type: e.type,
		source: e.source,
		target: e.target,
		derived: e.derived,
		basis: sorted(e.basis),
		properties: Object.fromEntries(Object.entries(e.properties).sort(([a], [b]) => compare(a, b))),
		status: e.status,
		confidence: e.confidence,
		count: e.count,
		firstSeen: e.firstSeen,
		lastSeen: e.lastSeen,
		evidence: e.evidence.map(evidence).sort(byPlace),
	};
}

function fact(f: GraphFact): GraphFact {
	const value = typeof f.value === "string" ? f.value : money(f.value);
	return { property: f.property, value, evidence: evidence(f.evidence) };
}

function money(m: Money): Money {
	return { value: m.value, unit: m.unit, text: m.text };
}

function evidence(e: Evidence): Evidence {
	return {
		report: e.report,
		source: e.source,
		spans: e.spans.map(({ start, end }) => ({ start, end })),
		quote: e.quote,
		trigger: e.trigger,
		status: e.status,
		date: e.date,
		confidence: e.confidence,
		rule: e.rule,
	};
}

/** Of one source, in the order of its text. */
function byPlace(a: Evidence, b: Evidence): number {
	return (
		compare(a.report, b.report) ||
		compare(a.source, b.source) ||
		(a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0) ||
		compare(JSON.stringify(a), JSON.stringify(b))
	);
}

function sorted(strings: readonly string[]): string[] {
	return [...strings].sort(compare);
}

function sortedAs<T>(values: readonly T[]): T[] {
	return values
		.map((value) => ({ value, text: JSON.stringify(value) }))
		.sort((a, b) => compare(a.text, b.text))
		.map(({ value }) => value);
}
