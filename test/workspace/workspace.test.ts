import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { serializeGraph } from "../../src/graph/serialize.ts";
import {
	createWorkspace,
	keepSources,
	openWorkspace,
	readGraph,
	readSource,
	writeGraph,
	writeSource,
} from "../../src/workspace/workspace.ts";
import { graphs } from "../graph/arbitrary.ts";
import { temporaryFolder } from "../temporary.ts";

const source = (name: string, text: string) => ({ name, format: "txt", encoding: "utf-8", text, bytes: 0 });

test("a graph comes back as it was written, and the new one replaces the old", async () => {
	const workspace = await createWorkspace(join(temporaryFolder(), "new", "folder"));
	await fc.assert(
		fc.asyncProperty(graphs, async (graph) => {
			await writeGraph(workspace, graph);
			expect(serializeGraph(await readGraph(await openWorkspace(workspace.folder)))).toBe(serializeGraph(graph));
		}),
		{ numRuns: 20 },
	);
	expect(readdirSync(workspace.folder).sort()).toEqual(["graph.json", "workspace.json"]);
});

test("a source of any name and text comes back", async () => {
	const workspace = await createWorkspace(temporaryFolder());
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), async (name, text) => {
			await writeSource(workspace, source(name, text));
			expect(await readSource(workspace, name)).toEqual({ name, format: "txt", encoding: "utf-8", text });
		}),
		{ numRuns: 50 },
	);
});

test("sources of an earlier build go, those of this one stay", async () => {
	const workspace = await createWorkspace(temporaryFolder());
	for (const name of ["a.txt", "旧/b.txt", "z.zip!../c.txt"]) await writeSource(workspace, source(name, name));
	await keepSources(workspace, ["a.txt", "z.zip!../c.txt"]);
	expect(await readSource(workspace, "a.txt")).toMatchObject({ text: "a.txt" });
	expect(await readSource(workspace, "z.zip!../c.txt")).toMatchObject({ name: "z.zip!../c.txt" });
	expect(await readSource(workspace, "旧/b.txt")).toBeNull();
});

test("where there is no workspace, or no graph in it, the message says what to do", async () => {
	const folder = temporaryFolder();
	await expect(openWorkspace(folder)).rejects.toThrow(
		`${folder}: no workspace here: run "reportgraph build <paths…> --workspace ${folder}" first`,
	);
	await expect(openWorkspace(join(folder, "none"))).rejects.toThrow("none: no workspace here");
	const workspace = await createWorkspace(folder);
	await expect(readGraph(workspace)).rejects.toThrow(/no graph yet: run "reportgraph build/);
});

test("a workspace of a newer version is left alone", async () => {
	const folder = temporaryFolder();
	writeFileSync(join(folder, "workspace.json"), JSON.stringify({ workspace: "reportgraph", layout: 99 }));
	const message =
		/written by a newer version of reportgraph \(layout 99, this one knows \d+\): update reportgraph, or name another --workspace/;
	await expect(openWorkspace(folder)).rejects.toThrow(message);
	await expect(createWorkspace(folder)).rejects.toThrow(message);
});

test("a damaged mark is said to be so", async () => {
	const folder = temporaryFolder();
	writeFileSync(join(folder, "workspace.json"), "{");
	await expect(openWorkspace(folder)).rejects.toThrow(/workspace\.json: damaged: remove the folder/);
});

test("a folder with other files, or a file, is not taken for a workspace", async () => {
	const folder = temporaryFolder();
	mkdirSync(join(folder, "photos"));
	await expect(createWorkspace(folder)).rejects.toThrow(
		`${folder}: not a workspace, but holds photos: name a new or an empty folder`,
	);
	writeFileSync(join(folder, "file"), "");
	await expect(createWorkspace(join(folder, "file"))).rejects.toThrow(/file: a file: name a folder/);
});

test("a graph that was damaged by hand is refused by its place", async () => {
	const workspace = await createWorkspace(temporaryFolder());
	writeFileSync(
		workspace.graphFile,
		'{"format":"reportgraph/1","rules":"","decisions":null,"reports":[],"nodes":[7],"edges":[]}',
	);
	await expect(readGraph(workspace)).rejects.toThrow(
		`${workspace.graphFile}: not a reportgraph/1 graph: nodes[0]: expected an object, found 7`,
	);
});
