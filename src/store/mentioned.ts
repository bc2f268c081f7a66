import type { Graph } from "../graph/graph.ts";

/** An entity that a report gives evidence of: the ends of a MENTIONED_IN. */
export interface MentionedIn {
	entity: string;
	report: string;
	/** Number of claims and facts of the report that have the entity. */
	count: number;
}

/**
 * Which entity is in which report, as the evidence shows it: the ends of a claim, the thing of a fact. The evidence of a
 * derived relation is that of its basis, where not every quote names both ends, so it is left out. In order of the ids.
 */
export function mentionedIn(graph: Graph): MentionedIn[] {
	const counts = new Map<string, Map<string, number>>();
	const add = (entity: string, report: string): void => {
		const reports = counts.get(entity) ?? new Map<string, number>();
		counts.set(entity, reports);
		reports.set(report, (reports.get(report) ?? 0) + 1);
	};
	for (const { derived, source, target, evidence } of graph.edges) {
		if (derived) continue;
		for (const { report } of evidence) for (const end of new Set([source, target])) add(end, report);
	}
	for (const { id, facts } of graph.nodes) for (const { evidence } of facts) add(id, evidence.report);
	return [...counts.keys()].sort().flatMap((entity) => {
		const reports = counts.get(entity) as Map<string, number>;
		return [...reports.keys()].sort().map((report) => ({ entity, report, count: reports.get(report) as number }));
	});
}
