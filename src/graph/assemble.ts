import type { Lexicon } from "../extract/lexicon/own.ts";
import { withTitles } from "../extract/titles.ts";
import { hashOf } from "../resolve/key.ts";
import { resolve } from "../resolve/resolve.ts";
import type { Graph } from "./graph.ts";
import { leads } from "./leads.ts";
import type { Extracted } from "./reports.ts";

/** Version of the rules: of extraction, resolution and derivation together. Raise it when any of them changes what it gives. */
export const RULES = "1";

/**
 * The graph of what all reports state: a pure function of them, and of the user's `lexicon` that they were extracted with. What it was made with,
 * beside the rules, is said in `rules`; `model` is the language model that was asked.
 */
export function assemble(reports: readonly Extracted[], lexicon?: Lexicon, model?: string): Graph {
	const { entities, relations } = resolve(reports);
	const derived = withTitles(lexicon?.titles, () => leads(entities, relations));
	return {
		format: "reportgraph/1",
		rules: [RULES, ...(lexicon ? [`lexicon ${hashOf(JSON.stringify(lexicon))}`] : []), ...(model ? [`llm ${model}`] : [])].join(
			"+",
		),
		decisions: null,
		reports: reports.map((r) => r.report),
		nodes: entities,
		edges: [...relations, ...derived],
	};
}
