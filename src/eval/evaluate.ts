import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { extract } from "../extract/extract.ts";
import type { Lexicon } from "../extract/lexicon/own.ts";
import { assemble } from "../graph/assemble.ts";
import type { Graph } from "../graph/graph.ts";
import { Reports } from "../graph/reports.ts";
import { read } from "../ingest/read.ts";
import { type Comparison, compareGraph, type Texts } from "./compare.ts";
import { type Gold, parseGold } from "./gold.ts";

/** What became of one gold file: compared with the graph of its source, or failed with a message that says why. */
export type Evaluated = { ok: true; name: string; comparison: Comparison } | { ok: false; name: string; reason: string };

/**
 * Compares each gold file at `path` (a file, or a folder of .json files), in order of their names, with the graph of its source alone. Sources are looked for in
 * `texts`, or else beside the gold file and in the folder `reports` beside its own. Throws an Error where there is no gold.
 */
export async function* evaluate(path: string, texts: string | undefined, lexicon?: Lexicon): AsyncGenerator<Evaluated> {
	for (const file of await goldFiles(path)) {
		const name = basename(file);
		try {
			yield { ok: true, name, comparison: await compared(file, texts, lexicon) };
		} catch (error) {
			yield { ok: false, name, reason: (error as Error).message };
		}
	}
}

async function goldFiles(path: string): Promise<string[]> {
	const there = await stat(path).catch(() => null);
	if (!there) throw new Error(`${path}: no such file or folder: name a gold file, or a folder of them`);
	if (!there.isDirectory()) return [path];
	const files = (await readdir(path)).filter((name) => name.endsWith(".json")).sort();
	if (files.length === 0) throw new Error(`${path}: no gold files (.json) here`);
	return files.map((name) => join(path, name));
}

async function compared(file: string, texts: string | undefined, lexicon?: Lexicon): Promise<Comparison> {
	const gold = parseGold(await readFile(file, "utf8"), file);
	const source = await graphOf(await sourceOf(gold, file, texts), lexicon);
	return compareGraph(gold, source.graph, source.texts);
}

/** The graph of one file alone. Throws an Error where it cannot be read. */
export async function graphOf(path: string, lexicon?: Lexicon): Promise<{ graph: Graph; texts: Texts }> {
	const reports = new Reports();
	const texts: Texts = { found: "", repaired: "" };
	for await (const reading of read([path])) {
		if (!reading.ok) throw new Error(`${reading.name}: ${reading.reason}`);
		// An archive or a table has several.
		texts.found += `${reading.source.text}\n`;
		for (const report of reading.reports) {
			texts.repaired += `${report.text.value}\n`;
			reports.add(report, (r) => extract(r, lexicon));
		}
	}
	return { graph: assemble(reports.all(), lexicon), texts };
}

async function sourceOf(gold: Gold, file: string, texts: string | undefined): Promise<string> {
	const names = [...new Set([gold.source, basename(file).replace(/\.json$/, ".txt")])].filter((name) => name !== undefined);
	const folders = texts !== undefined ? [texts] : [dirname(file), join(dirname(file), "..", "reports")];
	for (const folder of folders)
		for (const name of names) {
			const path = join(folder, name);
			if ((await stat(path).catch(() => null))?.isFile()) return path;
		}
	throw new Error(`${file}: its source ${names[0]} is not in ${folders.join(" or ")}: name its folder with --reports`);
}
