import type { Referent } from "../extract/claim.ts";
import { divisions } from "../extract/lexicon/places.ts";
import { stripPlace } from "../extract/names.ts";
import { normalName } from "./key.ts";
import type { ReadReport } from "./read-report.ts";

/** A referent of a report, by indices. */
export interface Member {
	report: number;
	referent: number;
	/** What tells it from namesakes; empty where the name does. */
	scope: string;
}

/**
 * Referents that are one thing, each list in order of report and referent. Two are one where name and type agree, and the
 * scope (or the source) does; within a source also where one's name is a form of the other. Blocks by name: near-linear.
 */
export function cluster(reports: readonly ReadReport[]): Member[][] {
	const members: Member[] = [];
	const referents: Referent[] = [];
	reports.forEach((read, report) => {
		read.extraction.referents.forEach((r, referent) => {
			members.push({ report, referent, scope: scopeOf(r, read) });
			referents.push(r);
		});
	});
	const parent = members.map((_, i) => i);
	const find = (i: number): number => {
		let root = i;
		while (parent[root] !== root) root = parent[root] as number;
		while (parent[i] !== root) [parent[i], i] = [root, parent[i] as number];
		return root;
	};
	const join = (a: number, b: number) => {
		const [x, y] = [find(a), find(b)];
		if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
	};
	const first = new Map<string, number>();
	const meet = (key: string, i: number) => {
		const other = first.get(key);
		if (other === undefined) first.set(key, i);
		else join(other, i);
	};
	members.forEach((member, i) => {
		const r = referents[i] as Referent;
		const name = normalName(r.name);
		meet(`${r.type}\0${name}\0scope\0${member.scope}`, i);
		for (const source of reports[member.report]?.report.sources ?? []) meet(`${r.type}\0${name}\0source\0${source}`, i);
		if (r.type === "Person")
			for (const body of bodiesOf(reports[member.report] as ReadReport, member.referent))
				meet(`Person\0${name}\0body\0${body}`, i);
	});
	joinForms(reports, members, referents, join);
	const lists = new Map<number, Member[]>();
	members.forEach((member, i) => {
		const root = find(i);
		const list = lists.get(root);
		if (list) list.push(member);
		else lists.set(root, [member]);
	});
	return [...lists.values()];
}

/** Within a source, a name that is a form of exactly one other thing of its type. */
function joinForms(
	reports: readonly ReadReport[],
	members: readonly Member[],
	referents: readonly Referent[],
	join: (a: number, b: number) => void,
): void {
	const owners = new Map<string, number[]>();
	const keyOf = (i: number, form: string) => {
		const r = referents[i] as Referent;
		// A zone may be called by its place alone (云屏 for 云屏综合实验区).
		const kind = r.type === "Zone" ? "Place" : r.type;
		return `${reports[(members[i] as Member).report]?.source}\0${kind}\0${normalName(form)}`;
	};
	members.forEach((_, i) => {
		for (const form of (referents[i] as Referent).names) {
			const key = keyOf(i, form);
			owners.set(key, [...(owners.get(key) ?? []), i]);
		}
	});
	members.forEach((_, i) => {
		const r = referents[i] as Referent;
		if (r.type === "Person") return;
		const fuller = (owners.get(keyOf(i, r.name)) ?? []).filter(
			(o) => normalName((referents[o] as Referent).name) !== normalName(r.name),
		);
		const names = new Set(fuller.map((o) => normalName((referents[o] as Referent).name)));
		if (names.size === 1) join(i, fuller[0] as number);
	});
}

/** A name that begins with its place needs no scope; companies are taken to have names of their own. */
function scopeOf(referent: Referent, read: ReadReport): string {
	const place = read.report.place ?? "";
	switch (referent.type) {
		case "Company":
			return "";
		case "Place":
			return /(村|社区|街道|镇|乡|路|街|巷)$/.test(referent.name) && divisions(referent.name).length !== 1 ? place : "";
		case "Person":
			return referent.scope ?? (place || (read.report.sources[0] ?? ""));
		default:
			return stripPlace(referent.name) !== referent.name || referent.name.length > 8 ? "" : place;
	}
}

/** Names of the bodies that a person holds posts in, by the report's claims. */
function bodiesOf(read: ReadReport, referent: number): string[] {
	const { claims, referents } = read.extraction;
	return claims
		.filter((c) => c.type === "HOLDS_POST" && c.subject === referent)
		.map((c) => normalName((referents[c.object] as Referent).name));
}
