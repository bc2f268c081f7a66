import type { Report } from "../../ingest/report.ts";
import type { Sentence } from "../../ingest/sentences.ts";
import { segment, type Word } from "../segment.ts";
import { bodies } from "./bodies.ts";
import type { Candidate } from "./candidate.ts";
import { coordination } from "./coordination.ts";
import { persons } from "./persons.ts";
import { places, stateOrgans } from "./places.ts";
import { quoted } from "./quoted.ts";
import { runs } from "./runs.ts";
import { select } from "./select.ts";

/** Spans of the folded text that name something, typed, in order of their starts. Reporter lines give none. */
export function names(report: Report, folded: string, sentences: readonly Sentence[]): Candidate[] {
	const found: Candidate[] = [];
	const words: Word[][] = [];
	for (const sentence of sentences) {
		if (report.blocks[sentence.block]?.kind === "reporter") continue;
		const inSentence = segment(folded, sentence);
		words.push(inSentence);
		const people = persons(folded, inSentence).filter((p) => !report.reporters.includes(folded.slice(p.start, p.end)));
		const typed = [
			...runs(folded, inSentence, people).flatMap((run) => bodies(folded, run)),
			...places(folded, inSentence),
			...stateOrgans(inSentence),
		];
		found.push(
			...typed,
			...people,
			...coordination(folded, inSentence, [...typed, ...people]),
			...quoted(folded, sentence.start, sentence.end),
		);
	}
	const kept = select(found);
	return select([...kept, ...repeats(folded, kept, words)]);
}

/** The other places where a name that was found stands. */
function repeats(folded: string, kept: readonly Candidate[], words: readonly Word[][]): Candidate[] {
	const types = new Map<string, Map<Candidate["type"], number>>();
	for (const c of kept) {
		const name = folded.slice(c.start, c.end);
		const votes = types.get(name) ?? new Map();
		votes.set(c.type, (votes.get(c.type) ?? 0) + c.score);
		types.set(name, votes);
	}
	const byHead = new Map<string, string[]>();
	for (const name of types.keys()) {
		const head = name.slice(0, 2);
		byHead.set(
			head,
			[...(byHead.get(head) ?? []), name].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
		);
	}
	const found: Candidate[] = [];
	for (const sentence of words) {
		const starts = new Set(sentence.map((w) => w.start));
		const ends = new Set(sentence.map((w) => w.end));
		for (let at = sentence[0]?.start ?? 0; at < (sentence.at(-1)?.end ?? 0); at++) {
			const name = byHead.get(folded.slice(at, at + 2))?.find((n) => folded.startsWith(n, at));
			if (!name || (name.length < 3 && !(starts.has(at) && ends.has(at + name.length)))) continue;
			const votes = [...(types.get(name) as Map<Candidate["type"], number>)].sort(
				(a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
			);
			found.push({
				start: at,
				end: at + name.length,
				type: (votes[0] as [Candidate["type"], number])[0],
				score: 0.5,
				rule: "repeat",
			});
		}
	}
	return found;
}
