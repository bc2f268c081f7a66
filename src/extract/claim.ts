import type { Span } from "../ingest/span.ts";
import type { ClaimType, EntityType, Status } from "../schema.ts";

/** What extraction finds in one report: plain data, kept in the workspace's cache as JSON. */
export interface Extraction {
	/** The report's id. */
	report: string;
	referents: Referent[];
	/** In order of their starts. */
	mentions: Mention[];
	claims: Claim[];
	facts: Fact[];
	/** Statements whose evidence failed the check, for the account. */
	drops: Drop[];
}

/** A span of `report.text.value` that names something, or points at it. */
export interface Mention extends Span {
	/** Index into `referents`. */
	referent: number;
	/** False where the span only points (我区, 该公司, 其): it may be an end of a claim but gives the referent no name. */
	names: boolean;
	/** Id of the rule (or model) that found it. */
	rule: string;
}

/** One thing that the report speaks of: what its mentions, short forms and pointers name. */
export interface Referent {
	type: EntityType;
	/** The fullest proper form that the report supports. */
	name: string;
	/** Every form that the text uses for it, `name` first, no pointers. */
	names: string[];
	/** The place, or for a person the body of the post, that tells it from namesakes; null where nothing does. */
	scope: string | null;
	confidence: number;
}

/** One statement as a rule reads it, before its evidence is checked. All spans count in `report.text.value`. */
export interface Statement {
	type: ClaimType;
	/** Where the ends are named or pointed at: indices into `mentions`. */
	subject: number;
	object: number;
	/** The sentence that states it; then, where an end is carried from there, the byline, heading or earlier sentence. */
	spans: Span[];
	/** The word that states it; null where the layout does (a byline, a list under a heading, an apposition). */
	trigger: Span | null;
	/** title, since, until (HOLDS_POST), amount (INVESTS_IN): as written. */
	properties: Record<string, string>;
	status: Status | null;
	/** ISO date (or prefix of one) that the statement itself gives. */
	date: string | null;
	/** Between 0 and 1. */
	confidence: number;
	/** Id of the rule that made it. */
	rule: string;
}

/** A property that the text states of a thing. */
export interface FactStatement {
	/** Index into `referents`. */
	referent: number;
	property: FactProperty;
	/** Money for investment, a status for status, else the words of the text. */
	value: Money | string;
	spans: Span[];
	confidence: number;
	rule: string;
}

export type FactProperty = "investment" | "area" | "status" | "date";

export interface Money {
	/** In units of 1; null for a range. */
	value: number | null;
	/** ISO 4217. */
	unit: string;
	/** As written. */
	text: string;
}

/** Where the source says it. */
export interface Quote {
	/** In UTF-16 code units of the source's extracted text. */
	spans: Span[];
	/** The repaired text of the spans, joined by … where they are apart. */
	quote: string;
	/** The word that states it, as it stands in the quote. */
	trigger: string | null;
}

/** A checked statement, its ends as indices into `referents`. The raw material: never edited. */
export interface Claim extends Omit<Statement, "spans" | "trigger">, Quote {}

export interface Fact extends Omit<FactStatement, "spans">, Quote {}

export interface Drop {
	type: ClaimType;
	/** Names of the ends. */
	subject: string;
	object: string;
	quote: string;
	rule: string;
	reason: DropReason;
}

export type DropReason = "no-subject" | "no-object" | "no-trigger" | "outside-text" | "ends-not-allowed" | "self";
