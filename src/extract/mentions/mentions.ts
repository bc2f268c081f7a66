import type { Report } from "../../ingest/report.ts";
import type { Sentence } from "../../ingest/sentences.ts";
import { overlaps } from "../../ingest/span.ts";
import { type Lexicon, leftBy, OWN, ownNames } from "../lexicon/own.ts";
import type { Word } from "../segment.ts";
import type { TaggedSpan } from "../tagger/tagger.ts";
import type { Candidate } from "./candidate.ts";
import { features } from "./features.ts";
import { Occurrences } from "./occurrences.ts";
import { type Parsed, type Proposal, proposals } from "./proposals.ts";
import { type NameModel, probabilityOf } from "./scorer.ts";
import { select } from "./select.ts";

/** What is known of names from elsewhere. */
export interface Hints {
	/** The user's own words, which win over everything. */
	lexicon?: Lexicon;
	/** Names that something outside the rules proposes: taken where there are no others. */
	proposed?: readonly Candidate[];
}

/**
 * Spans of the folded text that name something, typed, in order of their starts: what rules, endings and the tagger propose,
 * weighed together by the trained scorer. `tagged` are the tagger's spans in the text.
 */
export function names(
	report: Report,
	folded: string,
	sentences: readonly Sentence[],
	tagged: readonly TaggedSpan[],
	model: NameModel,
	{ lexicon, proposed = [] }: Hints = {},
): Candidate[] {
	const { parsed, described } = describe(report, folded, sentences, tagged);
	const found = described
		.map(({ proposal, features }) => ({ ...proposal, score: probabilityOf(model, features), rule: ruleOf(proposal) }))
		.filter((c) => c.score >= model.threshold);
	const words = parsed.flatMap((p) => (p ? [p.words] : []));
	const own = lexicon ? ownNames(lexicon, folded, words) : [];
	const chosen = select(lexicon ? [...leftBy(lexicon, found, own, folded), ...own] : found);
	const kept = [...chosen, ...proposed.filter((p) => !chosen.some((c) => overlaps(c, p)))];
	return worthwhile(report, folded, select([...kept, ...repeats(folded, kept, words)]));
}

/** Every proposal with its features. */
export function describe(report: Report, folded: string, sentences: readonly Sentence[], tagged: readonly TaggedSpan[]) {
	const { parsed, proposals: all } = proposals(report, folded, sentences, tagged);
	const occurrences = new Occurrences(folded);
	const bySentence = Map.groupBy(all, (p) => p.sentence);
	const described = all.map((proposal) => ({
		proposal,
		features: features(proposal, bySentence.get(proposal.sentence) as Proposal[], {
			report,
			folded,
			sentence: sentences[proposal.sentence] as Sentence,
			parsed: parsed[proposal.sentence] as Parsed,
			occurrences,
		}),
	}));
	return { parsed, described };
}

function ruleOf({ rules, probability }: Proposal): string {
	return [...rules, ...(probability > 0 ? ["tagger"] : [])].join("+") || "ending";
}

/**
 * Without what is no name after all: a place's short name that only other names begin with (嘉兴 in 嘉兴商旅学院); a project that only a headline speaks of (奏响项目乐章); a zone by its kind alone (开发区) where the text names one.
 */
function worthwhile(report: Report, folded: string, names: readonly Candidate[]): Candidate[] {
	const free = new Set<string>();
	const counts = new Map<string, number>();
	const outer = names.map((c, i) =>
		names.slice(Math.max(0, i - 6), i).find((o) => o.start <= c.start && o.end >= c.end && o !== c),
	);
	names.forEach((c, i) => {
		const form = folded.slice(c.start, c.end);
		if (!outer[i]) free.add(form);
		counts.set(form, (counts.get(form) ?? 0) + 1);
	});
	const zones = new Set(names.filter((c) => c.type === "Zone").map((c) => folded.slice(c.start, c.end)));
	let block = 0;
	return names.filter((c, i) => {
		if (c.rule === OWN) return true;
		const form = folded.slice(c.start, c.end);
		if (c.type === "Zone" && [...zones].some((zone) => zone !== form && BARE_ZONES[form]?.test(zone))) return false;
		const container = outer[i];
		if (c.type === "Place" && container && !free.has(form) && !/(?:[省市区县州旗镇乡]|街道)$/.test(form)) return false;
		while ((report.blocks[block]?.end ?? Number.POSITIVE_INFINITY) <= c.start) block++;
		const headline = ["title", "subtitle", "heading"].includes(report.blocks[block]?.kind ?? "");
		return !(headline && c.type === "Project" && counts.get(form) === 1);
	});
}

/** Words for zones, and the zones that they point at where the text names one: they are pointers then (see pointers.ts). */
const BARE_ZONES: Readonly<Record<string, RegExp>> = {
	新区: /新区$/,
	开发区: /开发区$/,
	高新区: /高新.*区$/,
	经开区: /经.*开发区$|经开区$/,
	园区: /园区?$/,
	实验区: /实验区$/,
	示范区: /示范区$/,
	度假区: /度假区$/,
	保税区: /保税区$/,
	片区: /片区$/,
};

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
