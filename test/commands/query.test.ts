import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixture } from "../contract/fixture.ts";
import { freePort } from "../neo4j.ts";
import { reportgraph } from "../run.ts";
import { temporaryFolder } from "../temporary.ts";

const folder = temporaryFolder(afterAll);
const file = join(folder, "graph.json");
const store = join(folder, "store");

beforeAll(async () => {
	writeFileSync(file, JSON.stringify(fixture()));
	const { code, stdout } = await reportgraph(["load", file, "--store", store]);
	expect(stdout).toMatch(/entities +12 created/);
	expect(code).toBe(0);
});

describe("load", () => {
	test("says that nothing changed the second time", async () => {
		const { code, stdout } = await reportgraph(["load", file, "--store", store]);
		expect(stdout).toMatch(/^nothing changed/);
		expect(code).toBe(0);
	});

	test("gives its account as JSON", async () => {
		const { stdout } = await reportgraph(["load", file, "--store", store, "--graph", "other", "--json"]);
		expect(JSON.parse(stdout)).toMatchObject({ graph: "other", nodes: { created: 12 }, reports: { created: 3 }, released: 0 });
	});

	test("names a file that is none, and what is wrong in one", async () => {
		const none = await reportgraph(["load", join(folder, "none.json"), "--store", store]);
		expect(none).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/none.json: no such file/) });
		const broken = join(folder, "broken.json");
		const graph = fixture();
		writeFileSync(broken, JSON.stringify({ ...graph, nodes: graph.nodes.map((n, i) => (i === 2 ? { ...n, name: 5 } : n)) }));
		const bad = await reportgraph(["load", broken, "--store", store]);
		expect(bad).toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/broken.json: .*nodes\[2\]\.name: expected a string, found 5/),
		});
	});

	test("needs a store that can be", async () => {
		expect(await reportgraph(["load", file])).toMatchObject({ code: 2, stderr: expect.stringContaining("--store") });
		expect(await reportgraph(["load", file, "--store", "mongo://x"])).toMatchObject({
			code: 2,
			stderr: expect.stringContaining('unknown kind of store "mongo"'),
		});
		const down = await reportgraph(["load", file, "--store", `bolt://neo4j@127.0.0.1:${await freePort()}`], {
			env: { NEO4J_PASSWORD: "x" },
		});
		expect(down).toMatchObject({ code: 1, stderr: expect.stringMatching(/does not answer/) });
		expect(down.stderr.trim().split("\n")).toHaveLength(1);
	});
});

describe("query", () => {
	const query = (...args: string[]) => reportgraph(["query", "--store", store, ...args]);

	test("answers a named question in each format", async () => {
		const table = await query("who-leads");
		expect(table).toMatchObject({
			code: 0,
			stdout: expect.stringMatching(/云岭物流园 +Project +王小明 +局长/),
			stderr: expect.stringMatching(/^1 row in \d+ ms\n$/),
		});
		const json = await query("who-leads", "-p", "name=云岭", "--format", "json");
		expect(JSON.parse(json.stdout)).toMatchObject([{ person: "王小明", thing: "云岭物流园", quote: "区工信局局长王小明" }]);
		expect((await query("who-leads", "-f", "csv")).stdout).toMatch(/^\ufeffthing,type,person.*\r\n云岭物流园,Project,王小明/);
	});

	test("runs Cypher with parameters, and says when there are more rows", async () => {
		const { code, stdout, stderr } = await query(
			"-e",
			"UNWIND $list AS x RETURN x + $plus AS y ORDER BY y",
			"-p",
			"list=[1,2,3]",
			"-p",
			"plus=10",
			"--rows",
			"2",
			"-f",
			"json",
		);
		expect(JSON.parse(stdout)).toEqual([{ y: 11 }, { y: 12 }]);
		expect(stderr).toMatch(/2 rows in .* there are more/);
		expect(code).toBe(0);
	});

	test("asks the graph that is named", async () => {
		const count = "MATCH (n:Entity {graph: $graph}) RETURN count(n) AS n";
		expect(JSON.parse((await query("-e", count, "-f", "json", "--graph", "nobody's")).stdout)).toEqual([{ n: 0 }]);
	});

	test("lists the questions", async () => {
		const { code, stdout } = await reportgraph(["query", "--list"]);
		expect(stdout).toMatch(/^who-leads: Who leads which project or zone 谁/);
		expect(stdout).toMatch(/-p name=\S+ \(optional\)/);
		expect(code).toBe(0);
		expect(JSON.parse((await reportgraph(["query", "--list", "-f", "json"])).stdout)[0]).toMatchObject({ name: "who-leads" });
	});

	test.each([
		["a wrong name", ["who-leeds"], 2, /no query "who-leeds": did you mean who-leads/],
		["a missing parameter", ["find"], 2, /find: needs name/],
		["an unknown parameter", ["find", "-p", "nam=x"], 2, /no parameter "nam"/],
		["a parameter without a value", ["find", "-p", "name"], 2, /key=value/],
		["neither name nor statement", [], 2, /--list/],
		["both", ["find", "-e", "RETURN 1"], 2, /--list/],
		["bad Cypher", ["-e", "MATCH (n RETURN n"], 1, /line 1, column 10/],
		["a statement that writes", ["-e", "CREATE (n:X)"], 2, /only reads/],
		["a statement that reads files", ["-e", "LOAD CSV FROM 'x' AS r RETURN r"], 2, /LOAD CSV is refused/],
		["a statement without its parameter", ["-e", "RETURN $x AS x"], 2, /-p x=/],
		["a limit that is none", ["find", "--rows", "-1"], 2, /whole number/],
	])("names %s", async (_, args, code, message) => {
		const run = await query(...args);
		expect(run.stderr).toMatch(message);
		expect(run).toMatchObject({ code, stdout: "" });
	});

	test("names a store that is not there", async () => {
		const run = await reportgraph(["query", "who-leads", "--store", join(folder, "none")]);
		expect(run).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/no store here/) });
	});
});
