import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chatServer, fail, say } from "../llm/server.ts";
import { reportgraph } from "../run.ts";
import { temporaryFolder } from "../temporary.ts";

const CLAIM = {
	subject: "沐川集团",
	subject_type: "Company",
	type: "PARTNERS_WITH",
	object: "青禾县",
	object_type: "Place",
	quote: "沐川集团与青禾县结下不解之缘",
};
const INVENTED = { ...CLAIM, quote: "沐川集团与青禾县签订战略合作协议" };

function setting() {
	const folder = temporaryFolder();
	const source = join(folder, "t.txt");
	writeFileSync(source, "岚岭会战打响以来，沐川集团与青禾县结下不解之缘。\n");
	return { source, workspace: join(folder, "w") };
}

describe("build --llm", () => {
	test("checked claims come into the graph, invented ones are dropped, counted and explained; a second build asks nothing", async () => {
		const { url, asked } = await chatServer((_, response) => say(response, JSON.stringify({ claims: [CLAIM, INVENTED] })));
		const { source, workspace } = setting();
		const args = ["build", source, "-w", workspace, "--llm", url, "--llm-model", "m", "--explain-drops"];
		const { code, stdout, stderr } = await reportgraph(args, { env: { REPORTGRAPH_LLM_KEY: "secret" } });
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		expect(asked.map(({ key }) => key)).toEqual(["Bearer secret"]);
		expect(stdout).toMatch(/^dropped {4}1 claim: 1 quote not in the source$/m);
		expect(stdout).toMatch(/^llm {8}m: 2 claims proposed, 1 new and checked$/m);
		expect(stdout).toMatch(/^ {2}1 request, 0 of 1 pieces from earlier builds; 100 \+ 10 tokens, [\d.]+ s$/m);
		expect(stdout).toContain(
			`t.txt\n  沐川集团 PARTNERS_WITH 青禾县: quote not in the source (outside-text, by rule llm)\n    «${INVENTED.quote}»\n`,
		);
		const { edges, rules } = JSON.parse((await reportgraph(["export", "-w", workspace])).stdout);
		expect(rules).toBe("1+llm m");
		const quotes = edges.flatMap((e: { evidence: { quote: string; rule: string }[] }) => e.evidence);
		expect(quotes.map(({ quote, rule }: { quote: string; rule: string }) => [quote, rule])).toContainEqual([CLAIM.quote, "llm"]);

		const again = await reportgraph([...args, "--json"]);
		expect(again.code).toBe(0);
		expect(asked).toHaveLength(1);
		const { llm, drops } = JSON.parse(again.stdout);
		expect(llm).toMatchObject({ model: "m", pieces: 1, cached: 1, requests: 0, proposed: 2, kept: 1 });
		expect(drops).toMatchObject([{ source: "t.txt", reason: "outside-text", quote: INVENTED.quote }]);
	});

	test("a report without an answer has the claims of the rules; the account says so, and the exit code", async () => {
		const { url } = await chatServer((_, response) => fail(response, 400, "too long"));
		const { source, workspace } = setting();
		const { code, stdout } = await reportgraph(["build", source, "-w", workspace, "--llm", url, "--llm-model", "m"]);
		expect(code).toBe(1);
		expect(stdout).toContain("  t.txt: no answer for a part of it: answers 400: too long\n");
		expect(stdout).toMatch(/^stored /m);
	});

	test("a refused key ends the build in one line", async () => {
		const { url } = await chatServer((_, response) => fail(response, 401, "bad key"));
		const { source, workspace } = setting();
		const run = await reportgraph(["build", source, "-w", workspace, "--llm", url, "--llm-model", "m"], {
			env: { REPORTGRAPH_LLM_KEY: "wrong" },
		});
		expect(run).toEqual({
			code: 1,
			stdout: "",
			stderr: `reportgraph: ${url}: refuses the key of REPORTGRAPH_LLM_KEY (401: bad key)\n`,
		});
	});

	test.each([
		["no model", ["--llm", "http://localhost/v1"], /--llm and --llm-model go together/],
		["no server", ["--llm-model", "m"], /--llm and --llm-model go together/],
		["no address", ["--llm", "localhost:1234", "--llm-model", "m"], /'localhost:1234' is invalid. write the address/],
		["no rate", ["--llm", "http://x/v1", "--llm-model", "m", "--llm-rate", "0"], /'0' is invalid. not a number above 0/],
	])("%s: wrong usage", async (_, args, message) => {
		const { code, stderr } = await reportgraph(["build", "x", ...args]);
		expect(code).toBe(2);
		expect(stderr).toMatch(message);
	});
});
