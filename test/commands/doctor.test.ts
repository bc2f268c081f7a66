import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Check } from "../../src/commands/checks.ts";
import { startNeo4j } from "../neo4j.ts";
import { REPORTS, reportgraph } from "../run.ts";
import { temporaryFolder } from "../temporary.ts";

const NO_SERVER = { NEO4J_URI: "", NEO4J_PASSWORD: "secret" };

async function doctor(
	args: string[],
	env: Record<string, string> = {},
): Promise<{ code: number | null; of: (name: string) => Check }> {
	const { code, stdout } = await reportgraph(["doctor", "--json", ...args], { env: { ...NO_SERVER, ...env } });
	const found: Check[] = JSON.parse(stdout);
	return { code, of: (name) => found.find((check) => check.name === name) as Check };
}

test("without a workspace: a warning that names the command, no problem", async () => {
	const folder = join(temporaryFolder(), "none");
	const { code, of } = await doctor(["-w", folder]);
	expect(code).toBe(0);
	expect(of("Node")).toMatchObject({ state: "ok", found: expect.stringContaining(process.version) });
	expect(of("dependencies")).toMatchObject({ state: "ok", found: expect.stringMatching(/^(\d+) of \1$/) });
	expect(of("workspace")).toMatchObject({ state: "warning", todo: `run reportgraph build <paths…> --workspace ${folder}` });
	expect(of("disk").found).toMatch(/^\d+\.\d GB free at /);
	const { stdout } = await reportgraph(["doctor", "-w", folder], { env: NO_SERVER });
	expect(stdout).toMatch(/^ok {7}Node {12}v/m);
	expect(stdout).toMatch(/^warning {2}workspace .*\n +→ run reportgraph build/m);
});

describe("of a workspace", () => {
	const workspace = temporaryFolder(afterAll);
	const lock = join(workspace, "lock");
	beforeAll(async () => {
		expect(await reportgraph(["build", join(REPORTS, "c04.txt"), "-w", workspace])).toMatchObject({ code: 0 });
	});

	test("says what it holds", async () => {
		const { code, of } = await doctor(["-w", workspace]);
		expect(code).toBe(0);
		expect(of("graph")).toMatchObject({ state: "ok", found: expect.stringMatching(/^[1-9]\d* reports, [1-9]\d* nodes/) });
		const nodes = /(\d+) nodes/.exec(of("graph").found)?.[1];
		expect(of("embedded store")).toMatchObject({ state: "ok", found: `${join(workspace, "store")} opens, ${nodes} nodes` });
		expect(of("lock").found).toBe("free");
	});

	test("says who holds its lock, and whether that process has ended", async () => {
		writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname() }));
		expect((await doctor(["-w", workspace])).of("lock")).toMatchObject({
			state: "warning",
			found: `held by process ${process.pid}`,
			todo: expect.stringContaining(lock),
		});
		writeFileSync(lock, JSON.stringify({ pid: 2 ** 30, host: hostname() }));
		expect((await doctor(["-w", workspace])).of("lock")).toMatchObject({
			state: "ok",
			found: expect.stringContaining("has ended"),
		});
		rmSync(lock);
	});

	test("a damaged store and a damaged graph are problems, each with what to do", async () => {
		const damaged = temporaryFolder();
		mkdirSync(join(damaged, "store"), { recursive: true });
		writeFileSync(join(damaged, "workspace.json"), '{"workspace":"reportgraph","layout":1}');
		writeFileSync(join(damaged, "graph.json"), "{}");
		writeFileSync(join(damaged, "store", "graph.grafeo"), "no store");
		const { code, of } = await doctor(["-w", damaged]);
		expect(code).toBe(1);
		expect(of("graph")).toMatchObject({ state: "problem", found: expect.stringContaining("graph.json") });
		expect(of("embedded store")).toMatchObject({ state: "problem", found: expect.stringContaining("build or load again") });
		writeFileSync(join(damaged, "workspace.json"), "{");
		expect((await doctor(["-w", damaged])).of("workspace")).toMatchObject({
			state: "problem",
			found: expect.stringContaining("workspace.json: damaged: remove the folder"),
		});
	});
});

test("a server that does not answer is a problem, by --store or by NEO4J_URI", async () => {
	const folder = join(temporaryFolder(), "none");
	const server = "bolt://neo4j@127.0.0.1:9";
	for (const run of [await doctor(["-w", folder, "--store", server]), await doctor(["-w", folder], { NEO4J_URI: server })]) {
		expect(run.code).toBe(1);
		expect(run.of("Neo4j")).toMatchObject({ state: "problem", found: expect.stringContaining("127.0.0.1:9") });
	}
});

const server = await startNeo4j();
describe.skipIf(server === null)("of a Neo4j server", () => {
	const { uri, password } = server ?? { uri: "", password: "" };
	afterAll(() => server?.stop());
	const folder = join(temporaryFolder(afterAll), "none");

	test("that answers: its version", async () => {
		const { code, of } = await doctor(["-w", folder, "--store", uri], { NEO4J_PASSWORD: password });
		expect(code).toBe(0);
		expect(of("Neo4j")).toMatchObject({
			state: "ok",
			found: expect.stringMatching(/answers: Neo4j \d+\.\d+\S* (community|enterprise)$/),
		});
	});

	test("that refuses the password: a problem", async () => {
		const { code, of } = await doctor(["-w", folder], { NEO4J_URI: uri, NEO4J_PASSWORD: "wrong" });
		expect(code).toBe(1);
		expect(of("Neo4j")).toMatchObject({ state: "problem", found: expect.stringContaining("NEO4J_PASSWORD") });
	});
});
