import type { Report } from "../../ingest/report.ts";
import type { Sentence } from "../../ingest/sentences.ts";
import { segment, type Word } from "../segment.ts";
import { bodies } from "./bodies.ts";
import type { Candidate } from "./candidate.ts";
import { coordination } from "./coordination.ts";
import { persons } from "./persons.ts";
import { places, stateOrgans } from "./places.ts";
import { quoted } from "./quoted.ts";
import { runs } from "./runs.ts";
import { select } from "./select.ts";

/** Spans of the folded text that name something, typed, in order of their starts. Reporter lines give none. */
export function names(report: Report, folded: string, sentences: readonly Sentence[]): Candidate[] {
	const found: Candidate[] = [];
	const words: Word[][] = [];
	for (const sentence of sentences) {
		if (report.blocks[sentence.block]?.kind === "reporter") continue;
		const inSentence = segment(folded, sentence);
		words.push(inSentence);
		const people = persons(folded, inSentence).filter((p) => !report.reporters.includes(folded.slice(p.start, p.end)));
		const typed = [
			...runs(folded, inSentence, people).flatMap((run) => bodies(folded, run)),
			...places(folded, inSentence),
			...stateOrgans(inSentence),
		];
		found.push(
			...typed,
			...people,
			...coordination(folded, inSentence, [...typed, ...people]),
			...quoted(folded, sentence.start, sentence.end),
		);
	}
	const kept = select(found);
	return worthwhile(report, folded, select([...kept, ...repeats(folded, kept, words)]));
}

/**
 * Without what is no name after all: a place that only other names begin with (烟台 in 烟台文旅学院), unless it says whose agency
 * it is (莱山区 in 莱山区总工会); a project that only a headline speaks of (奏响项目乐章).
 */
function worthwhile(report: Report, folded: string, names: readonly Candidate[]): Candidate[] {
	const free = new Set<string>();
	const counts = new Map<string, number>();
	const outer = names.map((c, i) => names.slice(Math.max(0, i - 6), i).find((o) => o.start <= c.start && o.end >= c.end && o !== c));
	names.forEach((c, i) => {
		const form = folded.slice(c.start, c.end);
		if (!outer[i]) free.add(form);
		counts.set(form, (counts.get(form) ?? 0) + 1);
	});
	let block = 0;
	return names.filter((c, i) => {
		const form = folded.slice(c.start, c.end);
		const container = outer[i];
		if (c.type === "Place" && container && !free.has(form) && !(container.type === "Agency" && /[省市区县州旗镇乡]$/.test(form))) return false;
		while ((report.blocks[block]?.end ?? Number.POSITIVE_INFINITY) <= c.start) block++;
		const headline = ["title", "subtitle", "heading"].includes(report.blocks[block]?.kind ?? "");
		return !(headline && c.type === "Project" && counts.get(form) === 1);
	});
}

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
