import type { Report } from "../../ingest/report.ts";
import type { Sentence } from "../../ingest/sentences.ts";
import type { Span } from "../../ingest/span.ts";
import type { EntityType } from "../../schema.ts";
import { segment, type Word } from "../segment.ts";
import type { TaggedSpan } from "../tagger/tagger.ts";
import { bodies } from "./bodies.ts";
import type { Candidate } from "./candidate.ts";
import { coordination } from "./coordination.ts";
import { cutAtTitles } from "./heads.ts";
import { offices } from "./offices.ts";
import { persons } from "./persons.ts";
import { namedInFull, places, stateOrgans } from "./places.ts";
import { quoted } from "./quoted.ts";
import { runs } from "./runs.ts";
import { variants } from "./variants.ts";

/** A span that may be a name of a type, and what speaks for it. */
export interface Proposal extends Span {
	type: EntityType;
	/** Ids of the rules that propose it; none where only the tagger or an ending does. */
	rules: string[];
	/** The best score of its rules. */
	score: number;
	/** The tagger's marginal probability; 0 where it does not list the span with this type. */
	probability: number;
	/** Index of its sentence. */
	sentence: number;
}

/** The words of a sentence and the runs that they make. */
export interface Parsed {
	words: Word[];
	runs: Span[];
}

/**
 * All that may be a name, each (span, type) once, in order of sentence, start, end and type. Reporter lines give none.
 * `tagged` are the tagger's spans in the same text, in order of their starts.
 */
export function proposals(
	report: Report,
	folded: string,
	sentences: readonly Sentence[],
	tagged: readonly TaggedSpan[],
): { parsed: (Parsed | null)[]; proposals: Proposal[] } {
	const all: Proposal[] = [];
	const known = namedInFull(folded);
	let next = 0;
	const parsed = sentences.map((sentence, index) => {
		while (next < tagged.length && (tagged[next] as TaggedSpan).start < sentence.start) next++;
		if (report.blocks[sentence.block]?.kind === "reporter") return null;
		const words = cutAtTitles(folded, segment(folded, sentence));
		const people = persons(folded, words).filter((p) => !report.reporters.includes(folded.slice(p.start, p.end)));
		const cut = runs(folded, words, people);
		const typed = [...cut.flatMap((run) => bodies(folded, run)), ...places(folded, words, known), ...stateOrgans(words)];
		const ruled = [
			...typed,
			...offices(folded, typed, sentence.end),
			...people,
			...coordination(folded, words, [...typed, ...people]),
			...quoted(folded, sentence.start, sentence.end),
			...runs(folded, words, people, false).flatMap((run) => variants(folded, run)),
		];
		const merged = new Map<string, Proposal>();
		for (const candidate of ruled) merge(merged, candidate, index);
		for (let i = next; i < tagged.length && (tagged[i] as TaggedSpan).start < sentence.end; i++) {
			const span = tagged[i] as TaggedSpan;
			merge(merged, { ...span, score: 0, rule: "tagger" }, index).probability = span.probability;
		}
		all.push(...[...merged.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.type < b.type ? -1 : 1)));
		return { words, runs: cut };
	});
	return { parsed, proposals: all };
}

function merge(merged: Map<string, Proposal>, { start, end, type, rule, score }: Candidate, sentence: number): Proposal {
	const key = `${start}-${end}-${type}`;
	const before = merged.get(key);
	const proposal = before ?? { start, end, type, rules: [], score: 0, probability: 0, sentence };
	if (score > 0 && !proposal.rules.includes(rule)) proposal.rules.push(rule);
	proposal.score = Math.max(proposal.score, score);
	if (!before) merged.set(key, proposal);
	return proposal;
}
