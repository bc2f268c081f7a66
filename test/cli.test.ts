import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseGraph } from "../src/graph/parse.ts";
import { REPORTS, ROOT, reportgraph, serving } from "./run.ts";
import { temporaryFolder } from "./temporary.ts";

/** What every failure looks like: nothing on stdout, one line on stderr. */
function oneLine(run: { stdout: string; stderr: string }): string {
	expect(run.stdout).toBe("");
	expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
	return run.stderr;
}

function file(name: string, content: string | Buffer): string {
	const path = join(temporaryFolder(), name);
	writeFileSync(path, content);
	return path;
}

describe("help", () => {
	test("the program names its commands, a first tour and its exit codes", async () => {
		const { code, stdout, stderr } = await reportgraph(["--help"]);
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		for (const word of [
			"start",
			"build",
			"inspect",
			"doctor",
			"query",
			"load",
			"export",
			"serve",
			"eval",
			"A first tour:",
			"0 done, 1 failed, 2 wrong usage",
		])
			expect(stdout).toContain(word);
	});

	test.each(["start", "build", "inspect", "doctor", "query", "load", "export", "serve", "eval"])(
		"%s has a help with examples",
		async (command) => {
			const { code, stdout } = await reportgraph([command, "--help"]);
			expect(code).toBe(0);
			expect(stdout).toMatch(/Examples:\n {2}reportgraph /);
		},
	);

	test("the version is the package's", async () => {
		const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
		expect(await reportgraph(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
	});
});

describe("wrong usage: exit code 2, said on stderr with where to read on", () => {
	test.each([
		["an unknown command", ["biuld"], /unknown command 'biuld'/],
		["an unknown option", ["build", "--fast", "x"], /unknown option '--fast'/],
		["a missing argument", ["build"], /missing required argument 'paths'/],
		["an option without its value", ["build", "x", "--workspace"], /argument missing/],
		["a value that is not among the choices", ["export", "--format", "xml"], /'xml' is invalid.*json, csv/],
		["a date that is none", ["build", "x", "--since", "2024-13"], /'2024-13' is invalid.*2024-05-06/],
		["an encoding that is none", ["build", "x", "--encoding", "utf-99"], /'utf-99' is invalid. no known encoding/],
		["a column that is none", ["build", "x", "--columns", "headline=标题"], /'headline=标题' is invalid. write it as title=/],
		["a depth that is none", ["inspect", "x", "--max-nesting", "few"], /'few' is invalid. not a whole number above 0/],
		["a size that is none", ["build", "x", "--max-size", "0"], /'0' is invalid. not a whole number above 0/],
		["tables without a place for them", ["export", "--format", "csv"], /name a folder for them with -o/],
	])("%s", async (_, args, message) => {
		const { code, stdout, stderr } = await reportgraph(args);
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toMatch(message);
		expect(stderr).toContain("--help");
	});

	test("no command: the help, on stderr", async () => {
		const { code, stdout, stderr } = await reportgraph([]);
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toContain("Usage: reportgraph");
	});
});

describe("a build of the sample reports", () => {
	const workspace = temporaryFolder(afterAll);
	let account: string;
	beforeAll(async () => {
		const run = await reportgraph(["build", REPORTS, "--workspace", workspace]);
		expect(run).toMatchObject({ code: 0, stderr: "" });
		account = run.stdout;
	});

	test("ends with its account", () => {
		expect(account).toMatch(/^read {7}16 files, \d+ characters$/m);
		expect(account).toMatch(/^extracted {2}\d+ reports, \d+ mentions, \d+ claims$/m);
		expect(account).toMatch(/^dropped {4}\d+ claims?/m);
		expect(account).toMatch(/^failed {5}0 files$/m);
		expect(account).toMatch(/^entities {3}\d+: .*\d+ Person/m);
		expect(account).toMatch(/^relations {2}\d+: .*\d+ HOLDS_POST/m);
	});

	test("exports graph JSON, to stdout and to a file alike", async () => {
		const { code, stdout, stderr } = await reportgraph(["export", "-w", workspace]);
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		const graph = parseGraph(stdout, "stdout");
		expect(graph.nodes.length).toBeGreaterThan(100);
		const file = join(temporaryFolder(), "graph.json");
		const run = await reportgraph(["export", "-w", workspace, "-o", file]);
		expect(run).toEqual({ code: 0, stdout: "", stderr: `wrote ${file}\n` });
		expect(readFileSync(file, "utf8")).toBe(stdout);
	});

	test("exports two tables", async () => {
		const folder = join(temporaryFolder(), "new", "tables");
		expect(await reportgraph(["export", "-w", workspace, "--format", "csv", "-o", folder])).toMatchObject({
			code: 0,
			stdout: "",
		});
		for (const name of ["nodes.csv", "edges.csv"])
			expect(readFileSync(join(folder, name), "utf8").split("\r\n").length).toBeGreaterThan(100);
	});

	test("gives its account as JSON", async () => {
		const { code, stdout, stderr } = await reportgraph(["build", join(REPORTS, "c04.txt"), "-w", temporaryFolder(), "--json"]);
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		expect(JSON.parse(stdout)).toMatchObject({ sources: { read: 1, failed: [] }, entities: { Person: expect.any(Number) } });
	});
});

test("how files are read can be said: which of them, which columns, which dates, how large", async () => {
	const folder = temporaryFolder();
	writeFileSync(join(folder, "news.csv"), "甲,乙,丙\n今天,大家都很高兴。,2024-05-06\n从前,大家也很高兴。,2019-05-06\n");
	writeFileSync(join(folder, "large.txt"), "长".repeat(400_000));
	writeFileSync(join(folder, "left-out.txt"), "别读。");
	const how = ["--exclude", "left-out.*", "--columns", "title=甲,text=乙,date=丙", "--since", "2024", "--max-size", "1"];
	const { code, stdout } = await reportgraph(["build", folder, "-w", temporaryFolder(), "--json", ...how]);
	const { sources, reports, notes } = JSON.parse(stdout);
	expect(code).toBe(1);
	expect(sources.failed).toEqual([{ name: "large.txt", reason: expect.stringContaining("more than the limit of 1.0 MB") }]);
	expect(reports.nameless).toEqual([{ source: "news.csv!1", title: "今天" }]);
	expect(notes).toEqual([{ name: "news.csv!2", note: expect.stringContaining("left out by their date") }]);
});

test("of two builds into one workspace at a time, both are done, one after the other", async () => {
	const workspace = temporaryFolder();
	const runs = await Promise.all(
		["c04.txt", "c13.txt"].map((name) => reportgraph(["build", join(REPORTS, name), "-w", workspace])),
	);
	for (const { code, stderr } of runs) {
		expect(code).toBe(0);
		expect(stderr).toMatch(/^(waiting for another build in .* \(process \d+; .*\n)?$/);
	}
	const { stdout } = await reportgraph(["export", "-w", workspace]);
	const { reports } = parseGraph(stdout, "stdout");
	// Of the one that came last, whole.
	expect(new Set(reports.flatMap((report) => report.sources)).size).toBe(1);
	const { stdout: asked } = await reportgraph([
		"query",
		"-e",
		"MATCH (n:Entity) RETURN count(n) AS n",
		"--format",
		"json",
		"-w",
		workspace,
	]);
	expect(asked).toContain(String(parseGraph(stdout, "stdout").nodes.length));
});

describe("serving", () => {
	test("query works while serve runs, and build while both do; the server then has the new graph", async () => {
		const workspace = temporaryFolder();
		expect(await reportgraph(["build", join(REPORTS, "c04.txt"), "-w", workspace])).toMatchObject({ code: 0 });
		const { url, stop } = await serving(["serve", "-w", workspace, "--port", "0"]);
		const reports = async () => ((await (await fetch(`${url}/api/summary`)).json()) as { reports: number }).reports;
		const before = await reports();
		const query = () =>
			reportgraph(["query", "-e", "MATCH (r:Report) RETURN count(r) AS n", "--format", "json", "-w", workspace]);
		const [asked, built] = await Promise.all([query(), reportgraph(["build", REPORTS, "-w", workspace])]);
		expect(asked.code).toBe(0);
		expect(built).toMatchObject({ code: 0 });
		expect(await query()).toMatchObject({ code: 0, stdout: expect.stringMatching(/[1-9]\d/) });
		expect(await reports()).toBeGreaterThan(before);
		expect(await stop()).toMatchObject({ code: 0 });
	});

	test("start builds what it is given, and serves it", async () => {
		const { url, stop } = await serving(["start", join(REPORTS, "c04.txt"), "-w", temporaryFolder(), "--port", "0"]);
		expect(await (await fetch(url)).text()).toContain("<html");
		const { code, stdout, stderr } = await stop();
		expect(code).toBe(0);
		expect(stdout).toMatch(/^read {7}1 file/);
		expect(stderr).toContain(`the viewer is at ${url}`);
	});

	test("start ends where nothing could be read", async () => {
		const { code, stdout } = await reportgraph(["start", file("empty.txt", ""), "-w", temporaryFolder(), "--port", "0"]);
		expect(code).toBe(1);
		expect(stdout).toContain("empty.txt: ");
		expect(stdout).not.toContain("http://");
	});

	test("a port in use is named, with another to take", async () => {
		const workspace = temporaryFolder();
		await reportgraph(["build", join(REPORTS, "c04.txt"), "-w", workspace]);
		const { url, stop } = await serving(["serve", "-w", workspace, "--port", "0"]);
		const { port } = new URL(url);
		const run = await reportgraph(["serve", "-w", workspace, "--port", port]);
		expect(run.code).toBe(1);
		expect(oneLine(run)).toMatch(new RegExp(`port ${port} .* in use: .*--port`));
		await stop();
	});
});

describe("bad input", () => {
	const good = join(REPORTS, "c04.txt");

	/** A build of `path` beside a good report: the good one is done, the bad one is named. */
	async function beside(path: string): Promise<string> {
		const { code, stdout, stderr } = await reportgraph(["build", path, good, "-w", temporaryFolder(), "--json"]);
		expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
		const { sources, entities } = JSON.parse(stdout);
		expect(sources.read).toBe(1);
		expect(entities.Person).toBeGreaterThan(0);
		expect(sources.failed).toHaveLength(1);
		return `${sources.failed[0].name}: ${sources.failed[0].reason}`;
	}

	test("no such path", async () => {
		expect(await beside("no/such/folder")).toMatch(/no\/such\/folder: is no file or folder/);
		const { code, stdout, stderr } = await reportgraph(["build", "no/such/folder", "-w", temporaryFolder()]);
		expect(code).toBe(1);
		expect(stdout + stderr).toMatch(/no\/such\/folder: is no file or folder/);
	});

	test("an empty folder", async () => {
		const folder = temporaryFolder();
		const { code, stdout, stderr } = await reportgraph(["build", folder, "-w", temporaryFolder()]);
		expect(code).toBe(1);
		expect(stdout + stderr).toContain(folder);
	});

	test("an empty file", async () => {
		expect(await beside(file("empty.txt", ""))).toMatch(/^empty\.txt: .*empty/);
	});

	test("a binary file", async () => {
		const bytes = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 197 + (i >> 3)) % 256));
		expect(await beside(file("photo.txt", bytes))).toMatch(/^photo\.txt: /);
	});

	test("a file of 50 MB", async () => {
		expect(await beside(file("huge.txt", Buffer.alloc(50 * 2 ** 20, "长")))).toMatch(/^huge\.txt: .*MB/);
	});

	test("a report with no names: read, said, no failure", async () => {
		const { code, stdout } = await reportgraph([
			"build",
			file("dry.txt", "今天天气很好。大家都很高兴。\n"),
			"-w",
			temporaryFolder(),
		]);
		expect(code).toBe(0);
		expect(stdout).toMatch(/no names in dry\.txt/);
	});

	test("a workspace of a newer version is left as it is", async () => {
		const folder = temporaryFolder();
		const mark = '{"workspace":"reportgraph","layout":99}';
		writeFileSync(join(folder, "workspace.json"), mark);
		for (const args of [["build", good], ["export"], ["query", "who-leads"], ["serve", "--port", "0"]]) {
			const run = await reportgraph([...args, "-w", folder]);
			expect(run.code).toBe(1);
			expect(oneLine(run)).toMatch(/written by a newer version of reportgraph.*update reportgraph/);
		}
		expect(readFileSync(join(folder, "workspace.json"), "utf8")).toBe(mark);
	});

	test("no workspace", async () => {
		const folder = temporaryFolder();
		for (const args of [["export"], ["query", "who-leads"], ["serve", "--port", "0"]]) {
			const run = await reportgraph([...args, "-w", folder]);
			expect(run.code).toBe(1);
			expect(oneLine(run)).toContain(`${folder}: no workspace here: run "reportgraph build`);
		}
	});

	test("a folder of other files is not made a workspace", async () => {
		const folder = temporaryFolder();
		mkdirSync(join(folder, "photos"));
		const run = await reportgraph(["build", good, "-w", folder]);
		expect(run.code).toBe(1);
		expect(oneLine(run)).toContain(`${folder}: not a workspace, but holds photos`);
	});

	test("an output that can't be written", async () => {
		const workspace = temporaryFolder();
		await reportgraph(["build", good, "-w", workspace]);
		const run = await reportgraph(["export", "-w", workspace, "-o", join(good, "graph.json")]);
		expect(run.code).toBe(1);
		expect(oneLine(run)).toContain("c04.txt");
	});

	test("graph JSON that breaks its schema", async () => {
		const graph = file(
			"graph.json",
			'{"format":"reportgraph/1","rules":"","decisions":null,"reports":[],"nodes":[],"edges":[{"id":7}]}',
		);
		const run = await reportgraph(["load", graph, "--store", join(temporaryFolder(), "store")]);
		expect(run.code).toBe(1);
		expect(oneLine(run)).toContain(`${graph}: not a reportgraph/1 graph: edges[0].id: expected a string, found 7`);
	});

	test("a wrong store URI", async () => {
		const run = await reportgraph(["build", good, "-w", temporaryFolder(), "--store", "bolt://"]);
		expect(run.code).toBe(2);
		expect(run.stderr).toContain("bolt://");
	});

	test("a server that is down", async () => {
		const run = await reportgraph(["build", good, "-w", temporaryFolder(), "--store", "bolt://neo4j@127.0.0.1:9"], {
			env: { NEO4J_PASSWORD: "x" },
		});
		expect(run.code).toBe(1);
		expect(oneLine(run)).toContain("127.0.0.1:9");
	});
});
