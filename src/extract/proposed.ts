import { fold } from "../ingest/fold.ts";
import { contains, overlaps, type Span } from "../ingest/span.ts";
import type { ClaimType, EntityType, Status } from "../schema.ts";
import type { Drop, DropReason, Mention, Referent, Statement } from "./claim.ts";
import type { Document } from "./document.ts";
import type { Candidate } from "./mentions/candidate.ts";
import { confidenceOf } from "./statement.ts";

/** A claim as something outside the rules proposes it (a language model): all of it in the words of the text, and none of it believed. */
export interface ProposedClaim {
	type: ClaimType;
	subject: string;
	subjectType: EntityType;
	object: string;
	objectType: EntityType;
	/** The stretch of the text that states it. */
	quote: string;
	/** Of a post. */
	title?: string;
	/** Of an investment. */
	amount?: string;
	status?: Status;
}

/** Id of the rule that all its claims and names are said to come from. */
export const PROPOSED = "llm";

/** As sure as a name must be to be one at all. */
const NAME_SCORE = 0.5;

/** A proposed claim, and where the text has its quote and names; null for what is not there. */
export interface Located {
	claim: ProposedClaim;
	quote: Span | null;
	subject: Span | null;
	object: Span | null;
	/** The title or amount; undefined where there is none to look for. */
	property: Span | null | undefined;
}

/** Looks the claims up in the folded text. White space and marks do not count: a quote is the text's own words, however it is punctuated. */
export function locate(folded: string, proposed: readonly ProposedClaim[]): Located[] {
	if (proposed.length === 0) return [];
	const text = squeeze(folded);
	return proposed.map((claim) => {
		const within = (words: string, from: number, to: number): Span | null => {
			const wanted = squeeze(fold(words)).text;
			const at = wanted === "" ? -1 : text.text.indexOf(wanted, from);
			return at >= 0 && at + wanted.length <= to ? { start: at, end: at + wanted.length } : null;
		};
		const quote = within(claim.quote, 0, text.text.length);
		const inQuote = (words: string) => quote && within(words, quote.start, quote.end);
		const original = (span: Span | null) =>
			span && { start: text.at[span.start] as number, end: (text.at[span.end - 1] as number) + 1 };
		const property = claim.type === "HOLDS_POST" ? (claim.title ?? "") : claim.type === "INVESTS_IN" ? claim.amount : undefined;
		return {
			claim,
			quote: original(quote),
			subject: original(inQuote(claim.subject)),
			object: original(inQuote(claim.object)),
			property: property === undefined ? undefined : original(inQuote(property)),
		};
	});
}

/** The names that the claims have and their quotes hold, the longest of those that overlap. */
export function proposedNames(located: readonly Located[]): Candidate[] {
	const kept: Candidate[] = [];
	const all = located.flatMap(({ claim, subject, object }) => [
		...(subject ? [{ ...subject, type: claim.subjectType }] : []),
		...(object ? [{ ...object, type: claim.objectType }] : []),
	]);
	all.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start || (a.type < b.type ? -1 : 1));
	for (const name of all)
		if (name.end - name.start > 1 && !kept.some((other) => overlaps(other, name)))
			kept.push({ ...name, score: NAME_SCORE, rule: PROPOSED });
	return kept;
}

/**
 * The claims as statements, for the same check as those of the rules; and, as drops, those whose quote is not in the text, does not name
 * an end, or lacks the title or sum that they give. What a rule states of the same words already (`stated`) is left out.
 */
export function proposedStatements(
	doc: Document,
	located: readonly Located[],
	stated: readonly Statement[],
): { statements: Statement[]; drops: Drop[] } {
	const statements: Statement[] = [];
	const drops: Drop[] = [];
	for (const { claim, quote, subject, object, property } of located) {
		const drop = (reason: DropReason) =>
			drops.push({ type: claim.type, subject: claim.subject, object: claim.object, quote: claim.quote, rule: PROPOSED, reason });
		if (!quote) {
			drop("outside-text");
			continue;
		}
		const from = mentionOf(doc, quote, subject, claim.subject);
		const to = mentionOf(doc, quote, object, claim.object);
		if (from < 0) drop("no-subject");
		else if (to < 0) drop("no-object");
		else if (property === null) drop("no-trigger");
		else {
			const statement: Statement = {
				type: claim.type,
				subject: from,
				object: to,
				spans: lines(doc, quote),
				trigger: property ?? null,
				properties: property
					? { [claim.type === "HOLDS_POST" ? "title" : "amount"]: doc.report.text.slice(property).replace(/\s+/g, "") }
					: {},
				status: claim.status ?? null,
				date: null,
				confidence: confidenceOf(PROPOSED),
				rule: PROPOSED,
			};
			if (![...stated, ...statements].some((other) => sameStatement(doc, statement, other))) statements.push(statement);
		}
	}
	return { statements, drops };
}

/** A stretch of the text cut where its lines are. */
function lines(doc: Document, span: Span): Span[] {
	return doc.report.blocks
		.filter((block) => overlaps(block, span))
		.map((block) => ({ start: Math.max(block.start, span.start), end: Math.min(block.end, span.end) }));
}

/** The mention that an end is: at the very words, else one in the quote that names or points at what has that name; -1 where there is none. */
function mentionOf(doc: Document, quote: Span, words: Span | null, name: string): number {
	const exact = words ? doc.mentions.findIndex((m) => m.start === words.start && m.end === words.end) : -1;
	if (exact >= 0) return exact;
	const wanted = squeeze(fold(name)).text;
	return doc.mentions.findIndex(
		(m) => contains(quote, m) && referentOf(doc, m).names.some((form) => squeeze(fold(form)).text === wanted),
	);
}

function referentOf(doc: Document, mention: Mention): Referent {
	return doc.referents[mention.referent] as Referent;
}

function sameStatement(doc: Document, a: Statement, b: Statement): boolean {
	const same = (x: number, y: number) => doc.mentions[x]?.referent === doc.mentions[y]?.referent;
	return (
		a.type === b.type &&
		same(a.subject, b.subject) &&
		same(a.object, b.object) &&
		a.spans.some((x) => b.spans.some((y) => overlaps(x, y)))
	);
}

/** The letters and digits of a text in lower case, and where each stood. */
function squeeze(text: string): { text: string; at: number[] } {
	const at: number[] = [];
	let squeezed = "";
	for (const { 0: char, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
		const lower = char.toLowerCase();
		// One for one, so that offsets hold.
		squeezed += lower.length === char.length ? lower : char;
		for (let i = 0; i < char.length; i++) at.push(index + i);
	}
	return { text: squeezed, at };
}
