import { type ReadReport, resolve } from "../resolve/resolve.ts";
import type { Graph, GraphReport } from "./graph.ts";
import { leads } from "./leads.ts";

/** Version of the rules: of extraction, resolution and derivation together. Raise it when any of them changes what it gives. */
export const RULES = "1";

/** The graph of what all reports state: a pure function of them. */
export function assemble(reports: readonly (ReadReport & { report: GraphReport })[]): Graph {
	const { entities, relations } = resolve(reports);
	return {
		format: "reportgraph/1",
		rules: RULES,
		decisions: null,
		reports: reports.map((r) => r.report),
		nodes: entities,
		edges: [...relations, ...leads(entities, relations)],
	};
}
