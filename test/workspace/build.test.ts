import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Graph } from "../../src/graph/graph.ts";
import type { Account } from "../../src/workspace/account.ts";
import { build } from "../../src/workspace/build.ts";
import { createWorkspace, readGraph, readSource, type Workspace } from "../../src/workspace/workspace.ts";
import { REPORTS } from "../run.ts";
import { temporaryFolder } from "../temporary.ts";

interface Built {
	account: Account;
	workspace: Workspace;
	/** The text of graph.json. */
	text: string;
	graph: Graph;
}

async function built(paths: string[], folder = temporaryFolder()): Promise<Built> {
	const workspace = await createWorkspace(folder);
	const { account } = await build(paths, workspace, () => {});
	return { account, workspace, text: readFileSync(workspace.graphFile, "utf8"), graph: await readGraph(workspace) };
}

/** A new folder with these files. */
function files(contents: Record<string, string>): string {
	const folder = temporaryFolder();
	for (const [name, content] of Object.entries(contents)) {
		mkdirSync(join(folder, name, ".."), { recursive: true });
		writeFileSync(join(folder, name), content);
	}
	return folder;
}

const report = (name: string) => readFileSync(join(REPORTS, name), "utf8");

test("the sample reports give a graph, and every source is in the account", async () => {
	const { account, graph } = await built([REPORTS]);
	expect(account.sources).toEqual({ read: 16, again: [], failed: [] });
	expect(account.reports.extracted).toBe(graph.reports.length);
	const entities = graph.nodes.filter((node) => node.mentioned);
	expect(Object.values(account.entities).reduce((a, b) => a + b)).toBe(entities.length);
	expect(Object.values(account.relations).reduce((a, b) => a + b)).toBe(graph.edges.length);
	expect(account.claims).toBeGreaterThan(100);
});

test("the order of the files means nothing: equal bytes", async () => {
	const names = (await readdir(REPORTS)).map((name) => join(REPORTS, name));
	const one = await built(names);
	const other = await built(names.reverse());
	expect(other.text).toBe(one.text);
	expect((await built([REPORTS])).text).toBe(one.text);
});

test("every quote stands at its place in its source", async () => {
	const { graph, workspace } = await built([REPORTS]);
	const evidence = [
		...graph.edges.flatMap((edge) => edge.evidence),
		...graph.nodes.flatMap((node) => node.facts.map((fact) => fact.evidence)),
	];
	expect(evidence.length).toBeGreaterThan(100);
	const plain = (text: string) => text.replace(/[\s…]/g, "").normalize("NFKC");
	for (const { source, spans, quote } of evidence) {
		const text = (await readSource(workspace, source))?.text ?? "";
		const place = plain(spans.map(({ start, end }) => text.slice(start, end)).join(""));
		// The repair drops white space, doubled glyphs and furniture, and adds nothing.
		let at = 0;
		for (const character of plain(quote)) {
			at = place.indexOf(character, at) + 1;
			expect(at, `${character} of ${quote} in ${place}`).toBeGreaterThan(0);
		}
	}
});

test("the same article in two files is one report with two sources, its offsets in the first by name", async () => {
	const folder = files({ "b/copy.txt": report("c04.txt"), "a.txt": report("c04.txt") });
	const { account, graph } = await built([folder]);
	expect(account.sources.read).toBe(2);
	expect(graph.reports.map((r) => r.sources)).toEqual(graph.reports.map(() => ["a.txt", "b/copy.txt"]));
	expect(new Set(graph.edges.flatMap((edge) => edge.evidence.map((e) => e.source)))).toEqual(new Set(["a.txt"]));
});

test("a file given twice is read once, and said to be", async () => {
	const folder = files({ "a.txt": report("c04.txt") });
	const { account, text } = await built([folder, join(folder, "a.txt")]);
	expect(account.sources).toEqual({ read: 1, again: ["a.txt"], failed: [] });
	expect(text).toBe((await built([folder])).text);
});

test("a report without names is read, and said to be so", async () => {
	const { account, graph } = await built([files({ "a.txt": report("c04.txt"), "dry.txt": "今天天气很好。大家都很高兴。\n" })]);
	expect(account.reports.nameless).toEqual([{ source: "dry.txt", title: null }]);
	expect(graph.reports.flatMap((r) => r.sources)).toContain("dry.txt");
});

test("a build replaces the one before, and keeps it where nothing could be read", async () => {
	const folder = temporaryFolder();
	const first = files({ "a.txt": report("c04.txt") });
	const second = files({ "b.txt": report("c13.txt") });
	await built([first], folder);
	const { workspace, text } = await built([second], folder);
	expect(await readSource(workspace, "a.txt")).toBeNull();
	const bad = temporaryFolder();
	writeFileSync(join(bad, "program.txt"), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 0xff, 0xfe, 0x00, 0x90, 0, 0, 3, 0]));
	const { account, text: kept } = await built([bad], folder);
	expect(account.sources.read).toBe(0);
	expect(account.sources.failed.map((f) => f.name)).toEqual(["program.txt"]);
	expect(kept).toBe(text);
	expect(await readSource(workspace, "b.txt")).not.toBeNull();
});

test("wire copy is told, and is a report of its own all the same", async () => {
	const article = report("c04.txt");
	const { account, graph } = await built([
		files({ "a.txt": article, "b.txt": article.replaceAll("今年", "本年"), "c.txt": report("c22.txt") }),
	]);
	const told = account.notes.filter(({ note }) => note.includes("通稿"));
	expect(told.map(({ name }) => name)).toEqual(["b.txt"]);
	expect(told[0]?.note).toContain("a.txt");
	expect(graph.reports.filter((r) => r.sources.includes("a.txt") || r.sources.includes("b.txt")).length).toBeGreaterThanOrEqual(
		2,
	);
});
