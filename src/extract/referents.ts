import type { Report } from "../ingest/report.ts";
import type { EntityType } from "../schema.ts";
import type { Mention, Referent } from "./claim.ts";
import { divisions, divisionsByShort, shortPlace } from "./lexicon/places.ts";
import { endingOf } from "./lexicon/suffixes.ts";
import type { Candidate } from "./mentions/candidate.ts";
import { stripPlace } from "./names.ts";
import { pointers } from "./pointers.ts";

/** What the names of a report name: each referent with its forms, and the mentions, in order of their starts. */
export function referents(
	report: Report,
	folded: string,
	names: readonly Candidate[],
): { referents: Referent[]; mentions: Mention[] } {
	const groups = group(report, folded, names);
	const list = [...groups.values()];
	const byForm = new Map<string, number>();
	list.forEach((g, i) => {
		for (const form of g.forms) byForm.set(form, i);
	});
	const referents: Referent[] = list.map((g) => ({
		type: g.type,
		name: properName(g, report),
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
			const bare = stripPlace(r.name);
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
}

/** Forms by the thing that they name. */
function group(report: Report, folded: string, names: readonly Candidate[]): Set<Group> {
	const forms = new Map<string, { votes: Map<EntityType, number>; score: number }>();
	for (const c of names) {
		const form = folded.slice(c.start, c.end);
		const entry = forms.get(form) ?? { votes: new Map(), score: 0 };
		entry.votes.set(c.type, (entry.votes.get(c.type) ?? 0) + c.score);
		entry.score = Math.max(entry.score, c.score);
		forms.set(form, entry);
	}
	const groups = new Map<string, Group>();
	for (const [form, { votes, score }] of forms) {
		const best = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] as [EntityType, number];
		groups.set(form, { type: best[0], forms: [form], score });
	}
	const introduced = introductions(folded);
	const all = [...groups.keys()];
	// Longest first, so that a short form joins the fullest that it fits.
	for (const short of [...all].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
		const from = groups.get(short) as Group;
		const before = introduced.get(short);
		const full = (before && longestEnd(before, all)) ?? fullForm(short, from, all, groups, report);
		const to = full ? groups.get(full) : undefined;
		if (!to || to === from) continue;
		to.forms.push(...from.forms);
		to.score = Math.max(to.score, from.score);
		for (const form of from.forms) groups.set(form, to);
	}
	return new Set(groups.values());
}

/** «昆山市张浦镇强村投资发展有限公司（以下简称强村公司）»: short form -> the words before the bracket, whose end is the full form. */
function introductions(folded: string): Map<string, string> {
	const found = new Map<string, string>();
	const pattern =
		/([\p{Script=Han}A-Za-z0-9（）·]{3,40}?)（(?:以下|下|后文)?(?:简称|统称|称)(?:为|：)?[“"「]?([^”"」）]{2,12})[”"」]?）/gu;
	for (const m of folded.matchAll(pattern)) found.set(m[2] as string, m[1] as string);
	return found;
}

/** The longest of the forms that the words end with. */
function longestEnd(words: string, forms: readonly string[]): string | null {
	return forms.filter((f) => words.endsWith(f)).sort((a, b) => b.length - a.length)[0] ?? null;
}

/** The form that `short` abbreviates, if exactly one of the report's forms of its type can be it. */
function fullForm(
	short: string,
	group: Group,
	all: readonly string[],
	groups: ReadonlyMap<string, Group>,
	report: Report,
): string | null {
	const same = all.filter((f) => f !== short && f.length > short.length && compatible((groups.get(f) as Group).type, group.type));
	const fits = same.filter((f) => abbreviates(short, f, group.type, report));
	if (fits.length === 0) return null;
	const targets = new Set(fits.map((f) => groups.get(f)));
	return targets.size === 1 ? (fits.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] as string) : null;
}

function compatible(a: EntityType, b: EntityType): boolean {
	return a === b || (a === "Project" && b === "Zone") || (a === "Zone" && b === "Project");
}

/** Whether `short` is how the text may shorten `full`, both of one type. */
export function abbreviates(short: string, full: string, type: EntityType, report: Report): boolean {
	if (type === "Person") return false;
	if (type === "Place")
		return shortPlace(full) === short || full === `${short}市` || full === `${short}区` || full === `${short}县`;
	if (full === `${short}项目` || full === `${short}工程`) return true;
	if (type === "Agency")
		return stripPlace(full) === stripRank(short) || (report.place !== null && full === report.place + stripRank(short));
	if (full.endsWith(short)) {
		const front = full.slice(0, full.length - short.length);
		return isPlaceChain(front) || endingOf(front)?.strong === true;
	}
	if (type === "Zone") {
		const zone = /(开发区|高新区|经开区|新区|园区|实验区|试验区|基地|新城|片区|产业园|度假区)$/.exec(short);
		return zone !== null && full.endsWith(short.at(-1) as string) && subsequence(short, full) && short.length >= 3;
	}
	if (type === "Company" || type === "Institution") return subsequence(short, full) && sharesHead(short, full);
	return false;
}

/** The short form begins where the full one does, or behind the place that the full one begins with. */
function sharesHead(short: string, full: string): boolean {
	const core = stripPlace(full);
	return (full.startsWith(short.slice(0, 2)) || core.startsWith(short.slice(0, 2))) && short.length >= 2;
}

function stripRank(name: string): string {
	return name.replace(/^[省市区县镇乡州旗](?=.{2})/, "");
}

function isPlaceChain(front: string): boolean {
	return front === "" || divisions(front).length > 0 || divisionsByShort(front).length > 0 || /[省市区县镇乡]$/.test(front);
}

function subsequence(short: string, full: string): boolean {
	let at = 0;
	for (const char of short) {
		at = full.indexOf(char, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

/** The fullest form that the report supports: 区总工会 in a report of 莱山区 is 莱山区总工会. */
function properName(group: Group, report: Report): string {
	const longest = [...group.forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] as string;
	if (group.type === "Place") {
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
