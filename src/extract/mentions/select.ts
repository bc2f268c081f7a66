import { contains, overlaps } from "../../ingest/span.ts";
import type { Candidate } from "./candidate.ts";

/**
 * The candidates to keep: of two that overlap the better one (by score, then length, then place in the text); one that lies
 * within a kept one stays only as the front of it (烟台文旅学院 of 烟台文旅学院教学楼项目).
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
		const nested = clashing.every(
			(k) =>
				contains(k, candidate) &&
				k.start === candidate.start &&
				k.end > candidate.end &&
				NESTS.has(candidate.type) &&
				k.type !== "Person",
		);
		if (clashing.length > 0 && !nested) continue;
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

const NESTS = new Set(["Place", "Zone", "Company", "Institution"]);

/** Longer spans are worth more: a name within a name is seldom the one meant. */
function rank(c: Candidate): number {
	return c.score + Math.min(c.end - c.start, 20) * 0.04;
}
