import { CLAIM_TYPES, type ClaimType, ENTITY_TYPES, type EntityType } from "../schema.ts";
import type { Comparison } from "./compare.ts";
import { Twister } from "./random.ts";
import { type Rates, rates, type Share, sumTallies, type Tally } from "./tally.ts";

export type Measured = Tally & Rates;

/** How well the graphs of several sources agree with their gold, together. */
export interface Score {
	entities: Measured & Interval;
	entityTypes: Partial<Record<EntityType, Measured>>;
	/** Whatever the types. */
	names: Measured & Interval;
	relations: Measured & Interval;
	relationTypes: Partial<Record<ClaimType, Measured>>;
	/** Ends that are related, whatever the type and direction. */
	pairs: Measured & Interval;
	leads: Measured & Interval;
	/** Of the posts found, those whose title is as in the gold. */
	titles: Share;
	/** Sums of investment that the gold gives. */
	investments: Share;
	/** Relations whose quotes all stand in the source. */
	quotes: Share;
}

interface Interval {
	/** Where F1 lies in 95 of 100 resampled sets of documents; null for few documents. */
	interval: [number, number] | null;
}

export function score(documents: readonly Comparison[]): Score {
	const whole = (kind: "entities" | "names" | "relations" | "pairs" | "leads") => {
		const tallies = documents.map((document) => document[kind]);
		const sum = measured(sumTallies(tallies));
		return { ...sum, interval: sum.right > 0 ? interval(tallies) : null };
	};
	const share = (kind: "titles" | "investments" | "quotes"): Share => ({
		right: documents.reduce((sum, document) => sum + document[kind].right, 0),
		of: documents.reduce((sum, document) => sum + document[kind].of, 0),
	});
	return {
		entities: whole("entities"),
		entityTypes: byType(
			ENTITY_TYPES,
			documents.map((document) => document.entityTypes),
		),
		names: whole("names"),
		relations: whole("relations"),
		relationTypes: byType(
			CLAIM_TYPES,
			documents.map((document) => document.relationTypes),
		),
		pairs: whole("pairs"),
		leads: whole("leads"),
		titles: share("titles"),
		investments: share("investments"),
		quotes: share("quotes"),
	};
}

export function measured(tally: Tally): Measured {
	return { ...tally, ...rates(tally) };
}

/** The types that the gold or the graphs have. */
function byType<T extends string>(types: readonly T[], documents: readonly { get(type: T): Tally | undefined }[]) {
	const found: Partial<Record<T, Measured>> = {};
	for (const type of types) {
		const tallies = documents.flatMap((document) => document.get(type) ?? []);
		if (tallies.length > 0) found[type] = measured(sumTallies(tallies));
	}
	return found;
}

/** Fewer documents say nothing of others. */
const FEWEST = 5;
const DRAWS = 1000;
/** Of the sorted draws, those that 95 of 100 lie between. */
const LOW = 25;
const HIGH = 974;

/** How far F1 could move with other documents of this kind: by resampling the documents (bootstrap), the same draws every time. */
function interval(documents: readonly Tally[]): [number, number] | null {
	if (documents.length < FEWEST) return null;
	const random = new Twister(0);
	const draws = Array.from({ length: DRAWS }, () => {
		const drawn = documents.map(() => documents[random.below(documents.length)] as Tally);
		return rates(sumTallies(drawn)).f1;
	}).sort((a, b) => a - b);
	return [draws[LOW] as number, draws[HIGH] as number];
}
