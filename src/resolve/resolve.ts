import type { Extraction } from "../extract/claim.ts";
import type { Graph, GraphReport } from "../graph/graph.ts";

/** A report with what was found in it. */
export interface ReadReport {
	report: GraphReport;
	/** Name of the source that the extraction's offsets count in. */
	source: string;
	extraction: Extraction;
}

/** The graph of what all reports state. */
export function resolve(reports: readonly ReadReport[]): Graph {
	return { format: "reportgraph/1", rules: "0", decisions: null, reports: reports.map((r) => r.report), nodes: [], edges: [] };
}
