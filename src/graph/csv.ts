import { stringify } from "csv-stringify/sync";
import { compare } from "../resolve/key.ts";
import { NODE_TYPES, RELATION_TYPES } from "../schema.ts";
import type { Evidence, Graph, GraphReport } from "./graph.ts";

/** More than a cell of Excel holds is cut there in silence; so we cut before, and say so. */
const CELL = 32_000;

const SEPARATOR = "；";

/** The nodes as a table for spreadsheets, by type and name. */
export function nodeTable(graph: Graph): string {
	const degrees = new Map<string, number>();
	for (const { source, target } of graph.edges) for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
	const rows = graph.nodes.map(({ id, type, labels, name, aliases, mentioned, properties }) => [
		id,
		type,
		NODE_TYPES[type].zh,
		joined(labels),
		name,
		joined(aliases),
		mentioned,
		degrees.get(id) ?? 0,
		properties.investment?.text,
		properties.investment?.value,
		properties.investment?.unit,
		properties.status,
		properties.area,
		properties.date,
		properties.code,
	]);
	return table(
		// biome-ignore format: one line a meaning
		["id", "type", "类型", "labels", "name", "aliases", "mentioned", "relations",
			"investment", "investmentValue", "investmentUnit", "status", "area", "date", "code"],
		rows.sort(
			(a, b) =>
				compare(a[1] as string, b[1] as string) ||
				compare(a[4] as string, b[4] as string) ||
				compare(a[0] as string, b[0] as string),
		),
	);
}

/** The edges as a table for spreadsheets, with the names of their ends and the sentences that state them. */
export function edgeTable(graph: Graph): string {
	const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
	const reports = new Map(graph.reports.map((report) => [report.id, report]));
	const rows = graph.edges.map((edge) => {
		const source = nodes.get(edge.source);
		const target = nodes.get(edge.target);
		return [
			edge.id,
			edge.type,
			RELATION_TYPES[edge.type].zh,
			edge.source,
			source?.type,
			source?.name,
			edge.target,
			target?.type,
			target?.name,
			edge.properties.title,
			edge.properties.since,
			edge.properties.until,
			edge.properties.amount,
			edge.status,
			edge.derived,
			edge.confidence,
			edge.count,
			edge.firstSeen,
			edge.lastSeen,
			joined(unique(edge.evidence.map((e) => e.quote)), " | "),
			joined(unique(edge.evidence.map((e) => citation(e, reports.get(e.report)))), " | "),
		];
	});
	return table(
		// biome-ignore format: one line a meaning
		["id", "type", "关系", "source", "sourceType", "sourceName", "target", "targetType", "targetName",
			"title", "since", "until", "amount", "status", "derived", "confidence", "count", "firstSeen", "lastSeen", "quotes", "reports"],
		rows.sort((a, b) => [1, 5, 8, 0].reduce((order, i) => order || compare(String(a[i]), String(b[i])), 0)),
	);
}

type Cell = string | number | boolean | null | undefined;

/** UTF-8 with a byte order mark and CRLF, as Excel wants it; no cell is run as a formula. */
function table(header: string[], rows: Cell[][]): string {
	return stringify([header, ...rows], {
		bom: true,
		record_delimiter: "windows",
		// A line feed by itself is no end of a record to the writer, but is one to most readers.
		quoted_match: /[\r\n]/,
		escape_formulas: true,
		cast: { boolean: (value) => (value ? "yes" : "no") },
	});
}

function citation({ source }: Evidence, report: GraphReport | undefined): string {
	const about = [report?.title, report?.paper, report?.date].filter(Boolean);
	return about.length ? `${about.join("，")}（${source}）` : source;
}

function unique(strings: string[]): string[] {
	return [...new Set(strings)];
}

function joined(parts: readonly string[], separator = SEPARATOR): string {
	let text = parts[0]?.slice(0, CELL) ?? "";
	for (const [i, part] of parts.entries()) {
		if (i === 0) continue;
		if (text.length + part.length > CELL) return `${text}${separator}… (${parts.length - i} more)`;
		text += separator + part;
	}
	return text;
}
