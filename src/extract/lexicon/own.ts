import { fold } from "../../ingest/fold.ts";
import { overlaps } from "../../ingest/span.ts";
import { ENTITY_TYPES, type EntityType, NODE_TYPES } from "../../schema.ts";
import type { Candidate } from "../mentions/candidate.ts";
import { nests } from "../mentions/select.ts";
import type { Word } from "../segment.ts";

/** The user's own words: plain data. */
export interface Lexicon {
	names: OwnName[];
	titles: OwnTitle[];
	/** What is no name, whatever else says so. */
	stops: string[];
}

/** Something with a name: all its names name one thing of this type. */
export interface OwnName {
	type: EntityType;
	name: string;
	aliases: string[];
}

/** A word that titles end with. */
export interface OwnTitle {
	title: string;
	/** Whether who holds the post leads the body. */
	leading: boolean;
}

/** Id of the rule that finds the user's names. */
export const OWN = "lexicon";

const TITLE = new Set(["title", "职务"]);
const STOP = new Set(["stop", "停用"]);
const LEADING = new Set(["leading", "牵头"]);
const TYPES = new Map(ENTITY_TYPES.flatMap((type) => [type.toLowerCase(), NODE_TYPES[type].zh].map((word) => [word, type])));

/**
 * Reads a lexicon: an entry a line, its fields apart by tabs, or, where the line has none, by commas (, or ，); # starts a comment line.
 * A type, a name, its aliases; or `title`, a word, and `leading` where it leads; or `stop` and what is no name. Throws an Error that names
 * `file`, the line and the column of the first fault.
 */
export function parseLexicon(text: string, file: string): Lexicon {
	const lexicon: Lexicon = { names: [], titles: [], stops: [] };
	const lines = new Map<string, number>();
	text.split(/\r?\n/).forEach((content, index) => {
		if (content.trim() === "" || content.trimStart().startsWith("#")) return;
		const [kind, ...fields] = fieldsOf(content) as [Field, ...Field[]];
		const fault = (column: number, what: string) => new Error(`${file}, line ${index + 1}, column ${column}: ${what}`);
		const [first, ...rest] = fields.filter(({ text }) => text !== "");
		const word = kind.text.toLowerCase();
		const type = TYPES.get(word);
		if (!type && !TITLE.has(word) && !STOP.has(word)) throw fault(kind.column, `unknown type "${kind.text}": use ${KINDS}`);
		if (!first) throw fault(kind.column, `nothing follows "${kind.text}": write the type, a comma or a tab, then the name`);
		for (const { text, column } of [first, ...(type ? rest : [])]) {
			if (text.length < 2) throw fault(column, `"${text}" is a single character, which would be found everywhere`);
			const before = lines.get(fold(text));
			if (before !== undefined)
				throw fault(column, `"${text}" is given in line ${before} already: put all names of one thing in one line`);
			lines.set(fold(text), index + 1);
		}
		const [second] = rest;
		if (type) lexicon.names.push({ type, name: first.text, aliases: rest.map(({ text }) => text) });
		else if (STOP.has(word)) {
			if (second) throw fault(second.column, `"${second.text}" is one too many: write one stop name a line`);
			lexicon.stops.push(first.text);
		} else {
			if (rest[1] || (second && !LEADING.has(second.text.toLowerCase())))
				throw fault(
					(rest[1] ?? (second as Field)).column,
					`"${(rest[1] ?? (second as Field)).text}": only "leading" (牵头) may follow a title`,
				);
			lexicon.titles.push({ title: first.text, leading: second !== undefined });
		}
	});
	return lexicon;
}

const KINDS = [...ENTITY_TYPES.map((type) => `${type} (${NODE_TYPES[type].zh})`), "title (职务)", "stop (停用)"].join(", ");

interface Field {
	text: string;
	/** From 1, in characters of the line. */
	column: number;
}

function fieldsOf(line: string): Field[] {
	let at = 0;
	return line.split(line.includes("\t") ? "\t" : /[,，]/).map((part) => {
		const column = at + part.length - part.trimStart().length + 1;
		at += part.length + 1;
		return { text: part.trim(), column };
	});
}

/** A lexicon made ready to look names up in folded text. */
interface Index {
	/** By their first two characters, how long names are, the longest first. */
	lengths: Map<string, number[]>;
	byForm: Map<string, OwnName>;
	stops: Set<string>;
}

const indices = new WeakMap<Lexicon, Index>();

function indexOf(lexicon: Lexicon): Index {
	const known = indices.get(lexicon);
	if (known) return known;
	const byForm = new Map(lexicon.names.flatMap((own) => [own.name, ...own.aliases].map((form) => [fold(form), own] as const)));
	const lengths = new Map(
		[...Map.groupBy(byForm.keys(), (form) => form.slice(0, 2))].map(([head, forms]) => [
			head,
			[...new Set(forms.map((form) => form.length))].sort((a, b) => b - a),
		]),
	);
	const index: Index = { lengths, byForm, stops: new Set(lexicon.stops.map(fold)) };
	indices.set(lexicon, index);
	return index;
}

/**
 * Every place of the lexicon's names, the longest from the left. A name of two characters counts only where it cuts no word of the
 * dictionary (`words`, a list a sentence).
 */
export function ownNames(lexicon: Lexicon, folded: string, words: readonly Word[][]): Candidate[] {
	const { lengths, byForm } = indexOf(lexicon);
	const found: Candidate[] = [];
	for (const sentence of words) {
		const edges = new Set(sentence.flatMap(({ start, end }) => [start, end]));
		const last = sentence.at(-1)?.end ?? 0;
		for (let start = sentence[0]?.start ?? 0; start < last; start++)
			for (const length of lengths.get(folded.slice(start, start + 2)) ?? []) {
				const end = start + length;
				const own = end <= last ? byForm.get(folded.slice(start, end)) : undefined;
				if (!own || (length === 2 && !(edges.has(start) && edges.has(end)))) continue;
				found.push({ start, end, type: own.type, score: 1, rule: OWN });
				start = end - 1;
				break;
			}
	}
	return found;
}

/**
 * The candidates that the lexicon leaves: no stop names, and none that shares text with one of the `own` names; but a longer name that
 * begins with it stays, as names of things begin with names of their owners and places.
 */
export function leftBy(
	lexicon: Lexicon,
	candidates: readonly Candidate[],
	own: readonly Candidate[],
	folded: string,
): Candidate[] {
	const { stops } = indexOf(lexicon);
	const at = new Map<number, Candidate>();
	for (const name of own) for (let i = name.start; i < name.end; i++) at.set(i, name);
	return candidates.filter((candidate) => {
		if (stops.has(folded.slice(candidate.start, candidate.end))) return false;
		for (let i = candidate.start; i < candidate.end; i++) {
			const name = at.get(i);
			if (name && overlaps(name, candidate) && !nests(name, candidate)) return false;
		}
		return true;
	});
}

/** What the lexicon says that a folded form names; undefined where it says nothing. */
export function ownerOf(lexicon: Lexicon | undefined, form: string): OwnName | undefined {
	return lexicon && indexOf(lexicon).byForm.get(form);
}
