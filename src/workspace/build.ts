import type { Extraction } from "../extract/claim.ts";
import { extract } from "../extract/extract.ts";
import { assemble } from "../graph/assemble.ts";
import type { Graph, GraphReport } from "../graph/graph.ts";
import { compare } from "../graph/serialize.ts";
import { read } from "../ingest/read.ts";
import type { Report } from "../ingest/report.ts";
import type { ReadReport } from "../resolve/resolve.ts";
import { type Account, countGraph, emptyAccount } from "./account.ts";
import { keepSources, type Workspace, writeGraph, writeSource } from "./workspace.ts";

/** A report with all that the graph says of it, and what was found in it. */
type Read = ReadReport & { report: GraphReport };

export interface BuildOptions {
	/** Puts the graph into a store. */
	load: (graph: Graph) => Promise<void>;
	/** Told what is being done: a name of a source, or a step. */
	progress: (doing: string) => void;
}

/** The graph of all reports of the sources at `paths`, written into the workspace and loaded; gives account of every source. */
export async function build(paths: readonly string[], workspace: Workspace, { load, progress }: BuildOptions): Promise<Account> {
	const account = emptyAccount();
	/** Texts by the names of their sources. */
	const sources = new Map<string, string>();
	const reports = new Map<string, Read>();
	for await (const reading of read(paths)) {
		if (!reading.ok) {
			account.sources.failed.push({ name: reading.name, reason: reading.reason });
			continue;
		}
		const { source } = reading;
		progress(source.name);
		const before = sources.get(source.name);
		if (before !== undefined) {
			if (before === source.text) account.sources.again.push(source.name);
			else
				account.sources.failed.push({
					name: source.name,
					reason: "another file of that name was read already: give the folder that holds both",
				});
			continue;
		}
		for (const report of reading.reports) {
			try {
				add(reports, report);
			} catch (error) {
				const reason = `the extraction of ${report.title ?? "its text"} failed: ${(error as Error).message}`;
				account.sources.failed.push({ name: source.name, reason });
			}
		}
		sources.set(source.name, source.text);
		await writeSource(workspace, source);
		account.sources.read++;
		account.characters += source.text.length;
		account.notes.push(...reading.notes.map((note) => ({ name: source.name, note })));
	}
	if (sources.size === 0) return account; // the workspace keeps what it has
	progress("joining");
	const graph = assemble([...reports.values()].sort((a, b) => compare(a.report.id, b.report.id)));
	progress("storing");
	await load(graph);
	await writeGraph(workspace, graph);
	await keepSources(workspace, sources.keys());
	for (const read of reports.values()) countExtraction(account, read);
	account.reports.nameless.sort((a, b) => compare(a.source, b.source));
	return { ...account, ...countGraph(graph) };
}

/** The same article in two sources is one report; its offsets count in the source of the least name, whatever the order. */
function add(reports: Map<string, Read>, report: Report): void {
	const { id, source, title, paper, date, reporters, byline, place } = report;
	const other = reports.get(id);
	const sources = [...(other?.report.sources ?? []), source];
	if (other && compare(other.source, source) <= 0) other.report.sources = sources;
	else
		reports.set(id, {
			report: { id, sources, title, paper, date, reporters, byline, place },
			source,
			extraction: extract(report),
		});
}

function countExtraction(account: Account, { report, source, extraction }: Read): void {
	const { mentions, claims, drops } = extraction;
	account.reports.extracted++;
	account.mentions += mentions.length;
	account.claims += claims.length;
	for (const { reason } of drops) account.dropped[reason] = (account.dropped[reason] ?? 0) + 1;
	if (!mentions.some((mention) => mention.names)) account.reports.nameless.push({ source, title: report.title });
}
