import type { Span } from "../ingest/span.ts";
import type { ClaimType } from "../schema.ts";
import type { Statement } from "./claim.ts";
import { CONFIDENCE } from "./confidence.ts";
import type { Item } from "./reading.ts";

/** What a rule says beside the ends; the rest has its usual value. */
export interface Said {
	/** The stretches that state it, the stating one first. */
	spans: readonly Span[];
	trigger?: Span | null;
	properties?: Record<string, string>;
	status?: Statement["status"];
	date?: string | null;
	rule: string;
}

/** A statement with the confidence that its rule has earned. */
export function statement(type: ClaimType, subject: Pick<Item, "mention">, object: Pick<Item, "mention">, said: Said): Statement {
	return {
		type,
		subject: subject.mention,
		object: object.mention,
		spans: said.spans.map(({ start, end }) => ({ start, end })),
		trigger: said.trigger ? { start: said.trigger.start, end: said.trigger.end } : null,
		properties: said.properties ?? {},
		status: said.status ?? null,
		date: said.date ?? null,
		confidence: confidenceOf(said.rule),
		rule: said.rule,
	};
}

/** The confidence that a rule has earned. */
export function confidenceOf(rule: string): number {
	return CONFIDENCE[rule] ?? UNMEASURED;
}

/** For a rule that has not been seen often enough to tell. */
const UNMEASURED = 0.5;
