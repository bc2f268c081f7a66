import type { Span } from "../ingest/span.ts";
import type { Status } from "../schema.ts";
import type { Json } from "../store/store.ts";
import type { Evidence, Statement } from "./api.ts";

/** The properties of a relation or a node as the store keeps them: flat, evidence as parallel lists. */
export type Properties = { [key: string]: Json | undefined };

/** A claim's proof, its report not looked up yet. */
export type RawEvidence = Omit<Evidence, "report"> & { reportId: string };

export function text(value: Json | undefined): string | null {
	return typeof value === "string" && value !== "" ? value : null;
}

export function statementOf(type: Json | undefined, row: Properties): Statement {
	return {
		id: row.id as string,
		type: type as Statement["type"],
		derived: row.derived === true,
		title: text(row.title),
		since: text(row.since),
		until: text(row.until),
		amount: text(row.amount),
		status: (row.status as Status | null | undefined) ?? null,
		confidence: Number(row.confidence ?? 0),
		count: Number(row.count ?? 0),
		firstSeen: text(row.firstSeen),
		lastSeen: text(row.lastSeen),
	};
}

/** The stretches of the source that evidence quotes, as the store keeps them: `12-30,41-50`. */
export function spansOf(properties: Properties, index: number): Span[] {
	const list = properties.spans;
	const pieces = Array.isArray(list) ? String(list[index] ?? "") : "";
	return [...pieces.matchAll(/(\d+)-(\d+)/g)].map(([, start, end]) => ({ start: Number(start), end: Number(end) }));
}

/** The evidence in parallel lists, one entry a claim: `quotes`, `reports` … of a relation, `factQuotes` … of a node's facts. */
export function evidenceOf(properties: Properties, prefix: "" | "fact" = ""): RawEvidence[] {
	const list = (name: string): Json[] => {
		const value = properties[prefix === "" ? name : `fact${name.charAt(0).toUpperCase()}${name.slice(1)}`];
		return Array.isArray(value) ? value : [];
	};
	const lists = { reports: list("reports"), sources: list("sources"), starts: list("starts"), ends: list("ends") };
	const said = { triggers: list("triggers"), statuses: list("statuses"), dates: list("dates") };
	return list("quotes").map((quote, i) => ({
		quote: String(quote),
		trigger: text(said.triggers[i]),
		status: text(said.statuses[i]) as Status | null,
		date: text(said.dates[i]),
		source: text(lists.sources[i]),
		start: typeof lists.starts[i] === "number" ? lists.starts[i] : null,
		end: typeof lists.ends[i] === "number" ? lists.ends[i] : null,
		reportId: String(lists.reports[i] ?? ""),
	}));
}
