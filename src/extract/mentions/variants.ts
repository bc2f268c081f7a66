import { endingAt } from "../lexicon/suffixes.ts";
import type { Word } from "../segment.ts";
import type { Candidate, Run } from "./candidate.ts";

/** Words that a name holds before its ending, at the most. */
const REACH = 9;

/**
 * Every stretch of a run that could be a name by its ending, wherever it begins: what the scorer of names chooses from
 * where the rules' own choice of a beginning is wrong.
 */
export function variants(folded: string, run: Run): Candidate[] {
	const found: Candidate[] = [];
	const first = run.words[0] as Word;
	run.words.forEach((last, i) => {
		const ending = endingAt(folded, last.end, first.start);
		if (!ending) return;
		for (let from = i; from >= 0 && from > i - REACH; from--) {
			const start = (run.words[from] as Word).start;
			if (last.end - start < 3 || start > last.end - ending.word.length) continue;
			found.push({ start, end: last.end, type: ending.type, score: 0, rule: "variant" });
		}
	});
	return found;
}
