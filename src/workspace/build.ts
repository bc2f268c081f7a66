import { createHash } from "node:crypto";
import { extract } from "../extract/extract.ts";
import type { Lexicon } from "../extract/lexicon/own.ts";
import { PROPOSED } from "../extract/proposed.ts";
import { assemble } from "../graph/assemble.ts";
import type { Graph } from "../graph/graph.ts";
import { type Extracted, Reports } from "../graph/reports.ts";
import { type ReadOptions, read } from "../ingest/read.ts";
import { signature, wireCopies } from "../ingest/wire.ts";
import type { Proposer } from "../llm/proposer.ts";
import { compare } from "../resolve/key.ts";
import { type Account, countGraph, type Dropped, emptyAccount } from "./account.ts";
import { keepSources, type Workspace, writeGraph, writeSource } from "./workspace.ts";

/** What reports are read with, beside our own rules. */
export interface Understanding {
	/** The user's own words. */
	lexicon?: Lexicon;
	/** A language model to ask as well. */
	proposer?: Proposer;
}

export interface Built {
	account: Account;
	/** Null where nothing could be read: the workspace keeps what it has. */
	graph: Graph | null;
	/** Every statement that the account counts as dropped, in order of sources. */
	dropped: Dropped[];
}

/**
 * Makes the graph of all reports of the sources at `paths` and writes it into the workspace; gives account of every source.
 * `progress` is told what is being done: the name of a source, or a step; `options` say how files are read. Throws an Error where the paths hold nothing.
 */
export async function build(
	paths: readonly string[],
	workspace: Workspace,
	progress: (doing: string) => void,
	options: ReadOptions = {},
	{ lexicon, proposer }: Understanding = {},
): Promise<Built> {
	const account = emptyAccount();
	/** Hashes of the texts, by the names of their sources. */
	const sources = new Map<string, string>();
	const reports = new Reports();
	/** Of every report read, to find wire copy by. */
	const copies: Copy[] = [];
	for await (const reading of read(paths, options)) {
		if (!reading.ok) {
			account.sources.failed.push({ name: reading.name, reason: reading.reason });
			continue;
		}
		const { source } = reading;
		progress(`${sources.size + 1} ${source.name}`);
		const hash = createHash("sha256").update(source.text).digest("hex");
		const before = sources.get(source.name);
		if (before !== undefined) {
			if (before === hash) account.sources.again.push(source.name);
			else
				account.sources.failed.push({
					name: source.name,
					reason: "another file of that name was read already: give the folder that holds both",
				});
			continue;
		}
		let extracted = 0;
		for (const report of reading.reports) {
			const proposed = await proposer?.propose(report);
			try {
				reports.add(report, (r) => extract(r, lexicon, proposed));
				extracted++;
				copies.push({ source: source.name, id: report.id, title: report.title, signature: signature(report.text.value) });
			} catch (error) {
				const reason = `the extraction of ${report.title ?? "its text"} failed: ${(error as Error).message}`;
				account.sources.failed.push({ name: source.name, reason });
			}
		}
		sources.set(source.name, hash);
		// No evidence counts in the others.
		if (extracted > 0) await writeSource(workspace, source);
		account.sources.read++;
		account.characters += source.text.length;
		account.notes.push(...reading.notes.map((note) => ({ name: source.name, note })));
	}
	const all = reports.all();
	if (all.length === 0) {
		if (account.sources.failed.length === 0)
			throw new Error(`${paths.join(", ")}: no reports here: name files or folders that hold some`);
		return { account, graph: null, dropped: [] };
	}
	account.notes.push(...wireNotes(copies));
	progress("joining");
	const graph = assemble(all, lexicon, proposer?.model);
	await writeGraph(workspace, graph);
	await keepSources(workspace, sources.keys());
	for (const extracted of all) countExtraction(account, extracted);
	if (proposer) account.llm = proposer.account(claimsOf(all, PROPOSED));
	account.reports.nameless.sort((a, b) => compare(a.source, b.source));
	return { account: { ...account, ...countGraph(graph) }, graph, dropped: droppedOf(all) };
}

/** What wire copy is found by. */
interface Copy {
	source: string;
	id: string;
	title: string | null;
	signature: Uint32Array;
}

/** A note for every article that is nearly the same as one of another source (通稿): it is a report of its own all the same. */
function wireNotes(copies: readonly Copy[]): { name: string; note: string }[] {
	const ordered = [...copies].sort((a, b) => compare(a.source, b.source) || compare(a.id, b.id));
	return wireCopies(ordered.map((c) => c.signature)).flatMap(([a, b]) => {
		const [first, second] = [ordered[a] as Copy, ordered[b] as Copy];
		if (first.id === second.id) return [];
		const named = (copy: Copy) => (copy.title === null ? "an article" : `«${copy.title}»`);
		return [
			{
				name: second.source,
				note: `${named(second)} is nearly the same as ${named(first)} in ${first.source}: wire copy (通稿)`,
			},
		];
	});
}

function claimsOf(all: readonly Extracted[], rule: string): number {
	return all.reduce((sum, { extraction }) => sum + extraction.claims.filter((claim) => claim.rule === rule).length, 0);
}

function droppedOf(all: readonly Extracted[]): Dropped[] {
	return [...all]
		.sort((a, b) => compare(a.source, b.source))
		.flatMap(({ source, report: { title }, extraction }) => extraction.drops.map((drop) => ({ source, title, ...drop })));
}

function countExtraction(account: Account, { report, source, extraction }: Extracted): void {
	const { mentions, claims, drops } = extraction;
	account.reports.extracted++;
	account.mentions += mentions.length;
	account.claims += claims.length;
	for (const { reason } of drops) account.dropped[reason] = (account.dropped[reason] ?? 0) + 1;
	if (!mentions.some((mention) => mention.names)) account.reports.nameless.push({ source, title: report.title });
}
