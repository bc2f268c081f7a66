import type { Report } from "../../ingest/report.ts";
import type { Sentence } from "../../ingest/sentences.ts";
import { divisions, divisionsByShort, onMap } from "../lexicon/places.ts";
import { endingOf } from "../lexicon/suffixes.ts";
import {
	GENERIC,
	GENERIC_PLACE,
	GRAMMAR,
	LEADING_VERBS,
	NOMINAL_VERBS,
	NOT_ENTITY,
	OUTSIDE,
	SINGLE_VERBS,
} from "../lexicon/words.ts";
import type { Word } from "../segment.ts";
import { distinct } from "./bodies.ts";
import type { Occurrences } from "./occurrences.ts";
import type { Parsed, Proposal } from "./proposals.ts";

/** What the scorer of names sees of a proposal, as strings; every string is one feature. */
export function features(
	proposal: Proposal,
	all: readonly Proposal[],
	context: { report: Report; folded: string; sentence: Sentence; parsed: Parsed; occurrences: Occurrences },
): string[] {
	const { report, folded, sentence, parsed, occurrences } = context;
	const { start, end, type } = proposal;
	const name = folded.slice(start, end);
	const inside = parsed.words.filter((w) => w.start < end && w.end > start);
	const first = inside[0] as Word;
	const last = inside.at(-1) as Word;
	const before = parsed.words.findLast((w) => w.end <= start);
	const after = parsed.words.find((w) => w.start >= end);
	const ending = endingOf(name);
	const run = parsed.runs.find((r) => r.start <= start && r.end >= end);
	const found: string[] = [`type=${type}`];
	const add = (feature: string) => found.push(feature, `${type}|${feature}`);

	for (const rule of proposal.rules) add(`rule=${rule}`);
	if (proposal.rules.length === 0) add("rule=none");
	add(`rules=${Math.min(proposal.rules.length, 3)}`);
	add(`tagger=${grade(proposal.probability)}`);
	const rivals = all.filter((p) => p.start < end && p.end > start && (p.start !== start || p.end !== end || p.type !== type));
	add(`rival=${grade(Math.max(0, ...rivals.map((p) => p.probability)))}`);
	const cover = rivals.filter((p) => p.rules.length > 0);
	add(
		`covered=${cover.some((p) => p.start <= start && p.end >= end)},cuts=${cover.some((p) => (p.start < start && p.end < end) || (p.start > start && p.end > end))},holds=${cover.some((p) => p.start >= start && p.end <= end)}`,
	);
	const sameSpan = all.filter((p) => p.start === start && p.end === end && p.type !== type);
	for (const p of sameSpan) if (p.rules.length > 0 || p.probability > 0.3) add(`also=${p.type}`);

	add(`ending=${ending ? `${ending.type === type},${ending.strong}` : "none"}`);
	if (ending) add(`suffix=${ending.word}`);
	if (ending) add(`distinct=${distinct(inside, ending)}`);
	add(`front=${cover.some((p) => p.start === start && p.end > end)},${cover.some((p) => p.start === start && p.end < end)}`);
	add(`length=${Math.min(name.length, 16)}`);
	add(`words=${Math.min(inside.length, 8)}`);
	add(`aligned=${first.start === start},${last.end === end}`);
	add(`run=${run ? `${run.start === start},${run.end === end}` : "none"}`);
	add(`first=${kind(first)}`);
	add(`last=${kind(last)}`);
	add(`before=${before ? kind(before) : "none"}`);
	add(`after=${after ? kind(after) : "none"}`);
	if (before) add(`beforeWord=${common(before)}`);
	if (after) add(`afterWord=${common(after)}`);
	const stem = inside.filter((w) => !ending || w.start < end - ending.word.length);
	add(`generic=${stem.length === 0 ? "all" : Math.round((4 * stem.filter((w) => GENERIC.has(w.text)).length) / stem.length)}`);
	add(
		`proper=${stem.some((w) => /^n[rstz]|^x|^j/.test(w.tag) && w.text.length > 1)},${stem.filter((w) => w.text.length === 1).length > 1}`,
	);
	if (stem.some((w) => OUTSIDE.has(w.text) || GRAMMAR.has(w.text))) add("grammar");
	if (stem.slice(1).some((w) => LEADING_VERBS.has(w.text))) add("verb");
	if (stem.slice(1).some((w) => /^v$|^d/.test(w.tag) && w.text.length > 1 && !NOMINAL_VERBS.has(w.text))) add("innerVerb");
	if (NOT_ENTITY.test(name)) add("notEntity");
	if (GENERIC_PLACE.test(name)) add("genericPlace");
	if (divisions(name).length > 0) add("division");
	else if (divisionsByShort(name).length > 0) add("shortDivision");
	if (startsWithPlace(first, name)) add("placeFirst");
	if (/[A-Za-z]/.test(name)) add("latin");
	if (/\d/.test(name)) add(/^\d/.test(name) ? "digitFirst" : "digit");
	if (/[“”"「」]/.test(folded[start - 1] ?? "") && /[“”"「」]/.test(folded[end] ?? "")) add("quoted");
	if (/[“”（）《》]/.test(name)) add("marks");
	add(`around=${edge(folded[start - 1])},${edge(folded[end])}`);
	const starts = occurrences.of(name, 12);
	add(`count=${Math.min(starts.length, 4)}`);
	const lefts = new Set(starts.map((s) => folded[s - 1] ?? " "));
	const rights = new Set(starts.map((s) => folded[s + name.length] ?? " "));
	add(`clean=${[...lefts].some((c) => CLEAN.test(c))},${[...rights].some((c) => CLEAN.test(c))}`);
	if (starts.length > 1)
		add(
			`same=${lefts.size === 1 && !CLEAN.test([...lefts][0] as string)},${rights.size === 1 && !CLEAN.test([...rights][0] as string)}`,
		);
	add(`block=${report.blocks[sentence.block]?.kind}`);
	return found;
}

/** The word itself where it is a general word, so that no name of a training report becomes a feature. */
function common({ text, tag }: Word): string {
	return GENERIC.has(text) || OUTSIDE.has(text) || LEADING_VERBS.has(text) || (text.length <= 2 && /^(v|p|c|d|u|f|r|q)/.test(tag))
		? text
		: "other";
}

/** Marks beside which a name is whole. */
const CLEAN = /[，。；：！？、“”‘’《》（）\s]/;

function grade(probability: number): string {
	return probability === 0 ? "0" : (Math.floor(probability * 8) / 8).toFixed(3);
}

/** The class of a word: its list, else its part of speech. */
function kind(word: Word): string {
	const { text, tag } = word;
	if (OUTSIDE.has(text)) return "outside";
	if (GRAMMAR.has(text)) return `grammar-${text}`;
	if (SINGLE_VERBS.has(text)) return "single-verb";
	if (LEADING_VERBS.has(text)) return "leading";
	if (NOMINAL_VERBS.has(text)) return "nominal";
	if (GENERIC.has(text)) return "generic";
	if (/^[，。；：！？、…]/.test(text)) return `mark-${text[0]}`;
	return `${tag.slice(0, 2)}${text.length === 1 ? "1" : ""}`;
}

function startsWithPlace(first: Word, name: string): boolean {
	return [first.text, name.slice(0, 3), name.slice(0, 4)].some((front) => front.length < name.length && onMap(front));
}

function edge(char: string | undefined): string {
	if (char === undefined || /\s/.test(char)) return "space";
	if (/[、]/.test(char)) return "pause";
	if (/[，。；：！？]/.test(char)) return "stop";
	if (/[“”‘’"「」《》]/.test(char)) return "quote";
	if (/[（）()]/.test(char)) return "bracket";
	if (/\d/.test(char)) return "digit";
	if ("的在由与和及等将对为是了".includes(char)) return char;
	return "han";
}
