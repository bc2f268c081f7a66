import { isLeading } from "../extract/titles.ts";
import { compare, hashOf } from "../resolve/key.ts";
import type { Evidence, GraphEdge, GraphNode } from "./graph.ts";

/** A term of office: claims farther apart than this are not read together. */
const TERM_YEARS = 5;

/** One way to a LEADS edge: the relations that it follows from, and of each the claim that is told. */
interface Chain {
	edges: GraphEdge[];
	evidence: Evidence[];
	title: string;
}

/**
 * Who leads what: a person with a leading post in a body that is responsible for a project or zone, or develops it, or in
 * the thing itself; a person who is responsible for it. The claims of a chain have compatible dates; what is denied or
 * called off makes none. One edge for a person and a thing, `basis` and `evidence` from all its chains, in order of ids.
 */
export function leads(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphEdge[] {
	const types = new Map(nodes.map((node) => [node.id, node.type]));
	const led = (id: string) => types.get(id) === "Project" || types.get(id) === "Zone";
	const alive = edges.filter((edge) => !edge.derived && edge.status !== "denied" && edge.status !== "cancelled");
	const posts = alive.filter((edge) => edge.type === "HOLDS_POST" && edge.status !== "planned");
	const charges = new Map<string, GraphEdge[]>();
	for (const edge of alive) {
		if ((edge.type !== "RESPONSIBLE_FOR" && edge.type !== "DEVELOPS") || !led(edge.target)) continue;
		const own = charges.get(edge.source);
		if (own) own.push(edge);
		else charges.set(edge.source, [edge]);
	}
	const chains = new Map<string, { source: string; target: string; chains: Chain[] }>();
	const add = (source: string, target: string, chain: Chain | null) => {
		if (!chain || source === target) return;
		const key = `${source} ${target}`;
		const found = chains.get(key);
		if (found) found.chains.push(chain);
		else chains.set(key, { source, target, chains: [chain] });
	};
	for (const edge of posts) {
		const title = edge.properties.title ?? "";
		if (!isLeading(title)) continue;
		if (led(edge.target)) add(edge.source, edge.target, chainOf([edge], title));
		for (const charge of charges.get(edge.target) ?? []) add(edge.source, charge.target, chainOf([edge, charge], title));
	}
	for (const edge of alive) {
		if (edge.type === "RESPONSIBLE_FOR" && types.get(edge.source) === "Person" && led(edge.target))
			add(edge.source, edge.target, chainOf([edge], ""));
	}
	return [...chains.values()]
		.map(({ source, target, chains: found }) => derived(source, target, found))
		.sort((a, b) => compare(a.id, b.id));
}

/** The chain with the surest claims that can be true together; null where none can. */
function chainOf(edges: [GraphEdge] | [GraphEdge, GraphEdge], title: string): Chain | null {
	const [first, second] = edges;
	if (!second) {
		const evidence = surest(first.evidence);
		return evidence ? { edges, evidence: [evidence], title } : null;
	}
	const posts = byConfidence(first.evidence);
	const charges = byConfidence(second.evidence);
	for (const post of posts)
		for (const charge of charges) if (compatible(first, post, charge)) return { edges, evidence: [post, charge], title };
	return null;
}

/** Whether the person can have held the post when the charge was told of. Undated claims contradict nothing. */
function compatible(holds: GraphEdge, post: Evidence, charge: Evidence): boolean {
	const { since, until } = holds.properties;
	if (charge.date && isDate(since) && charge.date < since.slice(0, charge.date.length)) return false;
	if (charge.date && isDate(until) && charge.date.slice(0, until.length) > until) return false;
	if (post.report === charge.report || !post.date || !charge.date) return true;
	return Math.abs(Number(post.date.slice(0, 4)) - Number(charge.date.slice(0, 4))) <= TERM_YEARS;
}

function isDate(value: string | undefined): value is string {
	return value !== undefined && /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(value);
}

/** No more of the surest claims of one relation are tried. */
const TRIED = 20;

function byConfidence(evidence: readonly Evidence[]): Evidence[] {
	return [...evidence]
		.sort((a, b) => b.confidence - a.confidence || compare(a.report, b.report) || compare(a.quote, b.quote))
		.slice(0, TRIED);
}

function surest(evidence: readonly Evidence[]): Evidence | undefined {
	return byConfidence(evidence)[0];
}

function derived(source: string, target: string, chains: readonly Chain[]): GraphEdge {
	const basis = [...new Set(chains.flatMap((chain) => chain.edges.map((edge) => edge.id)))].sort(compare);
	const titles = [...new Set(chains.flatMap((chain) => chain.title.split("、")).filter((title) => title !== ""))];
	const evidence = unique(chains.flatMap((chain) => chain.evidence));
	const dates = evidence.flatMap((e) => (e.date ? [e.date] : [])).sort(compare);
	return {
		id: hashOf("LEADS", source, target),
		type: "LEADS",
		source,
		target,
		derived: true,
		basis,
		properties: titles.length > 0 ? { title: titles.join("、") } : {},
		status: null,
		confidence:
			Math.round(1000 * Math.max(...chains.map((chain) => chain.evidence.reduce((p, e) => p * e.confidence, 1)))) / 1000,
		count: evidence.length,
		firstSeen: dates[0] ?? null,
		lastSeen: dates.at(-1) ?? null,
		evidence,
	};
}

function unique(evidence: readonly Evidence[]): Evidence[] {
	const seen = new Set<string>();
	return evidence.filter((e) => {
		const key = JSON.stringify([e.report, e.spans, e.rule]);
		return !seen.has(key) && seen.add(key);
	});
}
