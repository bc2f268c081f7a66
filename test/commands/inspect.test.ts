import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { describeInspection } from "../../src/commands/inspection.ts";
import type { Inspection } from "../../src/extract/inspect.ts";
import { ARTICLE, PLAIN } from "../ingest/article.ts";
import { REPORTS, ROOT, reportgraph } from "../run.ts";
import { temporaryFolder } from "../temporary.ts";

function file(name: string, content: string | Uint8Array): string {
	const path = join(temporaryFolder(), name);
	writeFileSync(path, content);
	return path;
}

async function inspected(path: string, ...args: string[]): Promise<Inspection[]> {
	const { code, stdout, stderr } = await reportgraph(["inspect", path, "--json", ...args]);
	expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
	return JSON.parse(stdout);
}

const ESCAPE = "\u001b";

test("shows what was read: format, what is left out, the article, repairs, names, claims; no colour in a pipe", async () => {
	const path = file("a.txt", `首页 | 上一篇\n\n${PLAIN.replace("51.59亿元", "51 . 59亿元")}`);
	const { code, stdout, stderr } = await reportgraph(["inspect", path]);
	expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
	expect(stdout).not.toContain(ESCAPE);
	expect(stdout).toMatch(/^a\.txt\nformat {5}txt, utf-8; \d+ bytes, \d+ characters\n/);
	expect(stdout).toMatch(/^left out {3}line 1: 首页 \| 上一篇$/m);
	expect(stdout).toMatch(new RegExp(`^title {6}${ARTICLE.title}$`, "m"));
	expect(stdout).toMatch(/^reporters {2}周小满、李一诺$/m);
	expect(stdout).toMatch(/^date {7}not found$/m);
	expect(stdout).toMatch(/^repairs {4}1 spaces\n {2}line 7, spaces: .*51 \. 59亿元.* → .*51\.59亿元/m);
	expect(stdout).toMatch(/^ {2}paragraph .*书记〔张明远 Person〕宣布开工/m);
	expect(stdout).toMatch(/^ {12}→ 青禾城投集团 DEVELOPS 临江会展中心项目 \(0\.\d+, \S+\)$/m);
	expect(stdout).toMatch(/^ {12}· 临江会展中心项目: area 占地212亩 \(\S+\)$/m);
});

test("on a terminal names are underlined and coloured by their types", async () => {
	const path = file("a.txt", PLAIN);
	const [inspection] = await inspected(path);
	const shown = describeInspection(inspection as Inspection, PLAIN, true);
	expect(shown).toContain(`${ESCAPE}[4m${ESCAPE}[31m张明远${ESCAPE}[39m${ESCAPE}[24m`);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is taken away
	expect(shown.replaceAll(/\u001b\[\d+m/g, "")).toBe(describeInspection(inspection as Inspection, PLAIN, false));
});

test("what would steer a terminal is shown by its number", async () => {
	const { stdout } = await reportgraph(["inspect", file("a.txt", `${PLAIN}\n${ESCAPE}[31m红${ESCAPE}[0m色的结尾在这里。\n`)]);
	expect(stdout).not.toContain(ESCAPE);
	expect(stdout).toContain("‹001b›");
});

test("JSON: offsets count in what --text prints; every name and claim stands in its sentence", async () => {
	for (const name of ["c05.txt", "c14.txt"]) {
		const path = join(REPORTS, name);
		const [inspection] = (await inspected(path)) as [Inspection];
		const { code, stdout: text } = await reportgraph(["inspect", path, "--text"]);
		expect(code).toBe(0);
		expect(text).toBe(readFileSync(path, "utf8"));
		expect(inspection).toMatchObject({ name, format: "txt", encoding: "utf-8", characters: text.length });
		let claims = 0;
		for (const report of inspection.reports) {
			for (const { start, end, before } of report.repairs) expect(text.slice(start, end)).toBe(before);
			for (const sentence of report.sentences) {
				for (const mention of sentence.mentions) expect(sentence.text.slice(mention.start, mention.end)).toBe(mention.text);
				for (const { spans, trigger, quote } of sentence.claims) {
					claims++;
					if (trigger) expect(quote).toContain(trigger);
					const last = spans.at(-1) as { start: number; end: number };
					expect(last.start < sentence.end && last.end > sentence.start, `${quote} in ${sentence.text}`).toBe(true);
				}
			}
		}
		expect(claims).toBeGreaterThan(20);
		for (const left of inspection.leftOut) expect(text.slice(left.start, left.end)).toBe(left.text);
	}
});

test("reads standard input, in an encoding that is named, of a place that is named", () => {
	const input = execFileSync("iconv", ["-f", "UTF-8", "-t", "BIG5"], { input: "區委書記張明遠昨日宣布，三個項目同日開工。\n" });
	const args = [join(ROOT, "bin", "reportgraph.js"), "inspect", "-", "--json", "--encoding", "big5", "--place", "昆山市"];
	const [{ name, encoding, reports }] = JSON.parse(execFileSync(process.execPath, args, { input, encoding: "utf8" }));
	expect({ name, encoding, place: reports[0].place }).toEqual({ name: "stdin", encoding: "big5", place: "昆山市" });
});

describe("several sources", () => {
	const archive = () =>
		file("a.zip", zipSync({ "a.txt": Buffer.from(PLAIN), "b.jpg": Buffer.from("x"), "c.txt": Buffer.from(PLAIN) }));

	test("each is shown, what cannot be read is said, and fails the command", async () => {
		const { code, stdout, stderr } = await reportgraph(["inspect", archive()]);
		expect(code).toBe(1);
		expect(stdout.match(/^a\.zip!\w\.txt$/gm)).toEqual(["a.zip!a.txt", "a.zip!c.txt"]);
		expect(stderr).toMatch(/^a\.zip!b\.jpg: is a picture/);
	});

	test("their text: one at a time, or as JSON", async () => {
		const both = await reportgraph(["inspect", archive(), "--text", "--exclude", "*.jpg"]);
		expect(both).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/more than one source.*--include/) });
		expect(await reportgraph(["inspect", archive(), "--text", "--include", "c.*"])).toEqual({
			code: 0,
			stdout: PLAIN,
			stderr: "",
		});
		const { stdout } = await reportgraph(["inspect", archive(), "--text", "--json"]);
		expect(JSON.parse(stdout)).toEqual([
			{ name: "a.zip!a.txt", text: PLAIN },
			{ name: "a.zip!b.jpg", reason: expect.stringContaining("picture") },
			{ name: "a.zip!c.txt", text: PLAIN },
		]);
	});
});
