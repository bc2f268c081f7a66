import type { Report } from "../ingest/report.ts";
import type { EntityType } from "../schema.ts";
import type { Mention, Referent } from "./claim.ts";
import { abbreviates, introductions, longestEnd } from "./forms.ts";
import { type Lexicon, type OwnName, ownerOf } from "./lexicon/own.ts";
import { divisions, divisionsByShort } from "./lexicon/places.ts";
import type { Candidate } from "./mentions/candidate.ts";
import { bareName } from "./names.ts";
import { pointers } from "./pointers.ts";

/** What the names of a report name: each referent with its forms, and the mentions, in order of their starts. */
export function referents(
	report: Report,
	folded: string,
	names: readonly Candidate[],
	lexicon?: Lexicon,
): { referents: Referent[]; mentions: Mention[] } {
	const groups = group(report, folded, names, lexicon);
	const list = [...groups.values()];
	const byForm = new Map<string, number>();
	list.forEach((g, i) => {
		for (const form of g.forms) byForm.set(form, i);
	});
	const referents: Referent[] = list.map((g) => ({
		type: g.type,
		name: g.own?.name ?? properName(g, report),
		names: [],
		scope: g.type === "Person" || g.type === "Place" ? null : report.place,
		confidence: g.score,
	}));
	const mentions: Mention[] = names.map((c) => ({
		start: c.start,
		end: c.end,
		referent: byForm.get(folded.slice(c.start, c.end)) as number,
		names: true,
		rule: c.rule,
	}));
	referents.forEach((r, i) => {
		const forms = new Set([
			r.name,
			...mentions.filter((m) => m.referent === i).map((m) => report.text.value.slice(m.start, m.end)),
		]);
		if (r.type === "Zone" || r.type === "Project") {
			const bare = bareName(r.name);
			if (bare.length >= 4) forms.add(bare);
		}
		r.names = [...forms];
	});
	mentions.push(...pointers(report, folded, referents, mentions));
	mentions.sort((a, b) => a.start - b.start || b.end - a.end);
	return { referents, mentions };
}

interface Group {
	type: EntityType;
	/** Folded forms that the text uses, in order of appearance. */
	forms: string[];
	score: number;
	/** The entry of the user's lexicon that it is. */
	own?: OwnName;
}

/** Forms by the thing that they name. */
function group(report: Report, folded: string, names: readonly Candidate[], lexicon?: Lexicon): Set<Group> {
	const forms = new Map<string, { votes: Map<EntityType, number>; score: number }>();
	for (const c of names) {
		const form = folded.slice(c.start, c.end);
		const entry = forms.get(form) ?? { votes: new Map(), score: 0 };
		entry.votes.set(c.type, (entry.votes.get(c.type) ?? 0) + c.score);
		entry.score = Math.max(entry.score, c.score);
		forms.set(form, entry);
	}
	const groups = new Map<string, Group>();
	const owned = new Map<OwnName, Group>();
	for (const [form, { votes, score }] of forms) {
		const own = ownerOf(lexicon, form);
		if (own) {
			const group = owned.get(own) ?? { type: own.type, forms: [], score: 1, own };
			group.forms.push(form);
			owned.set(own, group);
			groups.set(form, group);
			continue;
		}
		const best = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] as [EntityType, number];
		groups.set(form, { type: best[0], forms: [form], score });
	}
	const introduced = introductions(folded);
	const all = [...groups.keys()];
	// Longest first: when a short form looks for its full one, the full ones have been joined with each other.
	for (const short of [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
		const from = groups.get(short) as Group;
		// What the user says it names, it names.
		if (from.own) continue;
		const before = introduced.get(short);
		const full = (before && longestEnd(before, all)) ?? fullForm(short, from, all, groups, report);
		const to = full ? groups.get(full) : undefined;
		if (!to || to === from || from.type === "Person" || to.type === "Person") continue;
		to.forms.push(...from.forms);
		to.score = Math.max(to.score, from.score);
		for (const form of from.forms) groups.set(form, to);
	}
	return new Set(groups.values());
}

/** The form that `short` abbreviates, if all of the report's forms that can be it name one thing. */
function fullForm(
	short: string,
	group: Group,
	all: readonly string[],
	groups: ReadonlyMap<string, Group>,
	report: Report,
): string | null {
	const fits = all.filter(
		(f) =>
			f.length > short.length && abbreviates(short, group.type, f, (groups.get(f) as Group).type, report, (n) => groups.has(n)),
	);
	if (fits.length === 0) return null;
	const targets = new Set(fits.map((f) => groups.get(f)));
	return targets.size === 1 ? (fits[0] as string) : null;
}

/** The fullest form that the report supports: 区总工会 in a report of 南湖区 is 南湖区总工会. */
function properName(group: Group, report: Report): string {
	const longest = [...group.forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] as string;
	if (group.type === "Place") {
		// A territory that rules itself as a zone (云屏) is not the county of that name.
		if (longest === report.place) return longest;
		const candidates = divisions(longest).length > 0 ? [] : divisionsByShort(longest);
		return candidates.length > 0 ? (candidates[0] as { name: string }).name : longest;
	}
	if (group.type === "Agency" && report.place) {
		const rank = /^([省市区县镇乡州旗])(.{2,})$/.exec(longest);
		if (rank && report.place.endsWith(rank[1] as string)) return report.place + (rank[2] as string);
		const league = /^团([省市区县])委$/.exec(longest);
		if (league && report.place.endsWith(league[1] as string)) return `共青团${report.place}委`;
	}
	return longest;
}
