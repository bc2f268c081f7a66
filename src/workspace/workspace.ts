import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Graph } from "../graph/graph.ts";
import { lines } from "../graph/serialize.ts";
import type { Source } from "../ingest/report.ts";
import type { Answers } from "../llm/proposer.ts";
import { writeWhole } from "./files.ts";

/**
 * The folder that holds what a build made:
 *
 *     workspace.json   what this folder is, and the version of its layout
 *     graph.json       the graph
 *     sources/         the extracted text of each source that it was read from
 *     store/           the embedded store
 *     llm/             answers of language models, by what was asked
 *     lock             who builds into it just now
 *
 * Files are replaced as a whole: whoever reads while a build writes sees the old or the new one.
 */
export interface Workspace {
	folder: string;
	graphFile: string;
	/** Folder of the embedded store. */
	store: string;
	/** The lock file of builds. */
	lock: string;
}

export const DEFAULT_WORKSPACE = ".reportgraph";

/** Version of the layout; one more for every change that an older program would misread. */
const LAYOUT = 1;
const MARK = "workspace.json";

/** The workspace in a folder that `build` made. Throws an Error that says what to do where there is none, or a newer one. */
export async function openWorkspace(folder: string): Promise<Workspace> {
	if ((await layout(folder)) === null)
		throw new Error(`${folder}: no workspace here: run "reportgraph build <paths…> --workspace ${folder}" first`);
	return workspace(folder);
}

/** As `openWorkspace`, but makes it where there is none. Refuses a folder that holds anything else. */
export async function createWorkspace(folder: string): Promise<Workspace> {
	if ((await layout(folder)) === null) {
		const other = (await entries(folder)).find((name) => name !== "lock");
		if (other !== undefined) throw new Error(`${folder}: not a workspace, but holds ${other}: name a new or an empty folder`);
		await writeWhole(join(folder, MARK), `${JSON.stringify({ workspace: "reportgraph", layout: LAYOUT })}\n`);
	}
	return workspace(folder);
}

export async function readGraph({ folder, graphFile }: Workspace): Promise<Graph> {
	const text = await read(graphFile);
	if (text === null) throw new Error(`${folder}: the workspace has no graph yet: run "reportgraph build <paths…>" first`);
	// Here, since it takes its time to load and every command names this module.
	const { parseGraph } = await import("../graph/parse.ts");
	return parseGraph(text, graphFile);
}

export async function writeGraph({ graphFile }: Workspace, graph: Graph): Promise<void> {
	await writeWhole(graphFile, lines(graph));
}

/** What all offsets of the evidence count in: the extracted text of a source. */
export type StoredSource = Pick<Source, "name" | "format" | "encoding" | "text">;

/** The source of that name; null where the workspace has none. */
export async function readSource({ folder }: Workspace, name: string): Promise<StoredSource | null> {
	const text = await read(sourceFile(folder, name));
	return text === null ? null : (JSON.parse(text) as StoredSource);
}

export async function writeSource({ folder }: Workspace, { name, format, encoding, text }: Source): Promise<void> {
	await writeWhole(sourceFile(folder, name), `${JSON.stringify({ name, format, encoding, text } satisfies StoredSource)}\n`);
}

/** The answers of language models that the workspace keeps. */
export function answersIn({ folder }: Workspace): Answers {
	const file = (key: string) => join(folder, "llm", `${key}.txt`);
	return { get: (key) => read(file(key)), set: (key, answer) => writeWhole(file(key), answer) };
}

/** Removes the sources that are not among `names`. */
export async function keepSources({ folder }: Workspace, names: Iterable<string>): Promise<void> {
	const keep = new Set([...names].map((name) => sourceFile(folder, name)));
	for (const entry of await entries(join(folder, "sources"))) {
		const path = join(folder, "sources", entry);
		if (!keep.has(path)) await rm(path, { force: true });
	}
}

function workspace(folder: string): Workspace {
	return { folder, graphFile: join(folder, "graph.json"), store: join(folder, "store"), lock: join(folder, "lock") };
}

/** A name may hold anything, so the file has its hash. */
function sourceFile(folder: string, name: string): string {
	return join(folder, "sources", `${createHash("sha256").update(name).digest("hex").slice(0, 32)}.json`);
}

/** The layout of the workspace in a folder; null where there is no workspace. */
async function layout(folder: string): Promise<number | null> {
	const file = join(folder, MARK);
	const text = await read(file);
	if (text === null) return null;
	let mark: { layout?: unknown } | null = null;
	try {
		mark = JSON.parse(text);
	} catch {
		// said below
	}
	if (typeof mark?.layout !== "number") throw new Error(`${file}: damaged: remove the folder ${folder} and build again`);
	if (mark.layout > LAYOUT)
		throw new Error(
			`${folder}: written by a newer version of reportgraph (layout ${mark.layout}, this one knows ${LAYOUT}): update reportgraph, or name another --workspace`,
		);
	return mark.layout;
}

async function read(path: string): Promise<string | null> {
	return readFile(path, "utf8").catch((error) => {
		if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
		throw error;
	});
}

async function entries(folder: string): Promise<string[]> {
	return readdir(folder).catch((error) => {
		if (error.code === "ENOENT") return [];
		if (error.code === "ENOTDIR") throw new Error(`${folder}: a file: name a folder for the workspace`);
		throw error;
	});
}
