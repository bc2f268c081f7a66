import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { reportsOf } from "./assemble.ts";
import type { Reading, Source } from "./report.ts";

/** Reads files and folders, in the order of their names, one source at a time. */
export async function* read(paths: readonly string[]): AsyncGenerator<Reading> {
	for (const path of paths) {
		for (const file of await files(path)) {
			const name = (relative(path, file) || basename(file)).replaceAll("\\", "/");
			const text = await readFile(file, "utf8");
			const source: Source = { name, format: "txt", encoding: "utf-8", text, bytes: Buffer.byteLength(text) };
			yield { ok: true, source, reports: reportsOf(source), notes: [] };
		}
	}
}

async function files(path: string): Promise<string[]> {
	if (!(await stat(path)).isDirectory()) return [path];
	const names = await readdir(path, { recursive: true });
	return names
		.filter((n) => /\.(txt|md)$/.test(n))
		.sort()
		.map((n) => join(path, n));
}
