import { overlaps } from "../../ingest/span.ts";
import type { Candidate } from "./candidate.ts";

/**
 * The candidates to keep: of two that overlap the better one (by score, then length, then place in the text); one that lies
 * within a kept one stays only as the front of it (嘉兴商旅学院 of 嘉兴商旅学院实训楼项目).
 */
export function select(candidates: readonly Candidate[]): Candidate[] {
	const ranked = [...candidates].sort(
		(a, b) =>
			rank(b) - rank(a) ||
			b.end - b.start - (a.end - a.start) ||
			a.start - b.start ||
			(a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
	);
	const kept: Candidate[] = [];
	const byStart = new Map<number, Candidate[]>();
	const near = (c: Candidate): Candidate[] => {
		const found: Candidate[] = [];
		for (let bucket = Math.floor((c.start - REACH) / REACH); bucket <= Math.floor(c.end / REACH); bucket++)
			found.push(...(byStart.get(bucket) ?? []));
		return found;
	};
	for (const candidate of ranked) {
		const clashing = near(candidate).filter((k) => overlaps(k, candidate));
		if (!clashing.every((k) => nests(k, candidate) || nests(candidate, k))) continue;
		kept.push(candidate);
		const bucket = Math.floor(candidate.start / REACH);
		const list = byStart.get(bucket);
		if (list) list.push(candidate);
		else byStart.set(bucket, [candidate]);
	}
	return kept.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** No name is longer. */
const REACH = 64;

/** Whether `inner` is the front of the longer `outer`, and of a type that names begin with. */
export function nests(inner: Candidate, outer: Candidate): boolean {
	return inner.start === outer.start && inner.end < outer.end && NESTS.has(inner.type) && outer.type !== "Person";
}

const NESTS = new Set(["Place", "Zone", "Company", "Institution"]);

/** The log-odds, and a little for length: of two equally likely the longer is seldom wrong. */
function rank(c: Candidate): number {
	const p = Math.min(Math.max(c.score, 0.001), 0.999);
	return Math.log(p / (1 - p)) + Math.min(c.end - c.start, 20) * LENGTH_BONUS;
}

const LENGTH_BONUS = 0.15;
