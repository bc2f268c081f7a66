import { type LeftOut, leftOut, type Repair, repairsOf } from "../ingest/repairs.ts";
import type { BlockKind, Report, Source } from "../ingest/report.ts";
import { type Sentence, sentences } from "../ingest/sentences.ts";
import type { Span } from "../ingest/span.ts";
import type { EntityType } from "../schema.ts";
import type { Claim, Drop, Extraction, Fact } from "./claim.ts";

/** What was read of a source, down to the sentence: plain data. */
export interface Inspection extends Omit<Source, "text"> {
	/** Of its extracted text, in UTF-16 code units. */
	characters: number;
	notes: readonly string[];
	/** What of its text is in none of its reports. */
	leftOut: LeftOut[];
	reports: InspectedReport[];
}

export interface InspectedReport extends Omit<Report, "text" | "blocks"> {
	repairs: Repair[];
	sentences: InspectedSentence[];
	drops: Drop[];
}

/** A sentence with what was found in it. `start` and `end` count in the source's extracted text, as in a claim's evidence. */
export interface InspectedSentence extends Span {
	/** What the block of the layout is that it stands in. */
	kind: BlockKind;
	/** As repaired. */
	text: string;
	/** Places in `text`. */
	mentions: InspectedMention[];
	claims: InspectedClaim[];
	facts: InspectedFact[];
}

export interface InspectedMention extends Span {
	text: string;
	type: EntityType;
	/** The fullest form of what it names or points at. */
	name: string;
	/** False where it only points: 我区, 该公司. */
	names: boolean;
	rule: string;
}

/** With the names of its ends. */
export interface InspectedClaim extends Omit<Claim, "subject" | "object"> {
	subject: string;
	object: string;
}

export interface InspectedFact extends Omit<Fact, "referent"> {
	name: string;
}

/** What was read of a source; `extractions` are those of its reports, in their order. */
export function inspect(
	source: Source,
	reports: readonly Report[],
	notes: readonly string[],
	extractions: readonly Extraction[],
): Inspection {
	const { name, format, encoding, bytes, text } = source;
	return {
		name,
		format,
		encoding,
		bytes,
		characters: text.length,
		notes,
		leftOut: leftOut(text, reports),
		reports: reports.map((report, i) => inspectReport(report, text, extractions[i] as Extraction)),
	};
}

function inspectReport({ text, blocks, ...report }: Report, source: string, extraction: Extraction): InspectedReport {
	const whole: Report = { ...report, text, blocks };
	const split = sentences(whole);
	const inspected: InspectedSentence[] = split.map(({ start, end, block }) => ({
		...text.sourceSpan(start, end),
		kind: (blocks[block] as Report["blocks"][number]).kind,
		text: text.value.slice(start, end),
		mentions: [],
		claims: [],
		facts: [],
	}));
	const named = (referent: number) => extraction.referents[referent]?.name ?? "";
	for (const { start, end, referent, names, rule } of extraction.mentions) {
		const i = split.findIndex((s) => s.start <= start && end <= s.end);
		const from = split[i]?.start ?? 0;
		inspected[i]?.mentions.push({
			start: start - from,
			end: end - from,
			text: text.value.slice(start, end),
			type: extraction.referents[referent]?.type as EntityType,
			name: named(referent),
			names,
			rule,
		});
	}
	const stating = statingSentence(whole, split);
	for (const { subject, object, ...claim } of extraction.claims)
		inspected[stating(claim.spans)]?.claims.push({ ...claim, subject: named(subject), object: named(object) });
	for (const { referent, ...fact } of extraction.facts)
		inspected[stating(fact.spans)]?.facts.push({ ...fact, name: named(referent) });
	return { ...report, repairs: repairsOf(whole, source), sentences: inspected, drops: extraction.drops };
}

/** Finds the sentence that evidence ends in: what a statement leans on (a byline, a heading, an earlier sentence) stands before it. */
function statingSentence({ text }: Report, split: readonly Sentence[]): (evidence: readonly Span[]) => number {
	const starts = split
		.flatMap(({ start, end }, sentence) => text.sourceSpans(start, end).map((span) => ({ at: span.start, sentence })))
		.sort((a, b) => a.at - b.at);
	return (evidence) => {
		const at = (evidence.at(-1)?.end ?? 1) - 1;
		let low = 0;
		let high = starts.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((starts[middle]?.at as number) <= at) low = middle + 1;
			else high = middle;
		}
		return starts[low - 1]?.sentence ?? 0;
	};
}
