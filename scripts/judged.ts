import { join } from "node:path";
import type { Comparison } from "../src/eval/compare.ts";
import { evaluate } from "../src/eval/evaluate.ts";
import { confidenceOf } from "../src/extract/statement.ts";

/** An annotated report, compared with what is extracted from it. */
export interface Document {
	name: string;
	comparison: Comparison;
}

/** The documents of a set, in order of their names. Throws an Error where one cannot be compared. */
export async function compared(gold: string, texts: string): Promise<Document[]> {
	const documents: Document[] = [];
	for await (const result of evaluate(gold, texts)) {
		if (!result.ok) throw new Error(result.reason);
		documents.push(result);
	}
	return documents;
}

/** The reports that have been worked on: seeds, then training. */
export async function workedOn(shared: string): Promise<{ seeds: Document[]; training: Document[] }> {
	return {
		seeds: await compared(join(shared, "gold"), join(shared, "seeds")),
		training: await compared(join(shared, "train"), join(shared, "train")),
	};
}

/** A claim of a relation that the gold has, leaves open, or has not. */
export interface Judged {
	/** Index of its document. */
	document: number;
	rule: string;
	/** As sure as its rule and its names. */
	confidence: number;
	/** As sure as its names alone. */
	named: number;
	verdict: "right" | "open" | "wrong";
}

export function judged(documents: readonly Document[]): Judged[] {
	return documents.flatMap(({ comparison }, document) =>
		comparison.verdicts.flatMap(({ edge, verdict }) =>
			edge.evidence.map(({ rule, confidence }) => ({
				document,
				rule,
				confidence,
				named: confidence / confidenceOf(rule),
				verdict,
			})),
		),
	);
}

/** How many claims are right, open and wrong. */
export function counted(claims: readonly Judged[]): Record<Judged["verdict"], number> {
	const counts = { right: 0, open: 0, wrong: 0 };
	for (const { verdict } of claims) counts[verdict]++;
	return counts;
}

/** The confidence that a rule earns by claims of its own: the share of right ones, one right and one wrong added; null where none was decided. */
export function earned(claims: readonly Judged[]): number | null {
	const { right, wrong } = counted(claims);
	return right + wrong > 0 ? (right + 1) / (right + wrong + 2) : null;
}
