import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { Block, Reading, Report, Source } from "./report.ts";
import { Text } from "./text.ts";

/** Reads files and folders, in the order of their names, one source at a time. */
export async function* read(paths: readonly string[]): AsyncGenerator<Reading> {
	for (const path of paths) {
		for (const file of await files(path)) {
			const name = (relative(path, file) || basename(file)).replaceAll("\\", "/");
			const text = await readFile(file, "utf8");
			const source: Source = { name, format: "txt", encoding: "utf-8", text, bytes: Buffer.byteLength(text) };
			yield { ok: true, source, reports: [whole(source)], notes: [] };
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

function whole(source: Source): Report {
	const text = Text.verbatim(source.text);
	const blocks: Block[] = [...source.text.matchAll(/[^\n]+/g)].map((m) => ({
		kind: "paragraph",
		start: m.index,
		end: m.index + m[0].length,
	}));
	const id = createHash("sha256").update(source.text).digest("hex").slice(0, 16);
	return {
		id,
		source: source.name,
		title: null,
		subtitles: [],
		paper: null,
		date: null,
		reporters: [],
		byline: null,
		place: null,
		text,
		blocks,
	};
}
