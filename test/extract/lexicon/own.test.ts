import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Extraction } from "../../../src/extract/claim.ts";
import { extract } from "../../../src/extract/extract.ts";
import { ownNames, parseLexicon } from "../../../src/extract/lexicon/own.ts";
import { assemble } from "../../../src/graph/assemble.ts";
import { Reports } from "../../../src/graph/reports.ts";
import { reportsOf } from "../../../src/ingest/assemble.ts";
import type { Report } from "../../../src/ingest/report.ts";
import { reportgraph } from "../../run.ts";
import { temporaryFolder } from "../../temporary.ts";

function report(text: string): Report {
	return reportsOf({ name: "t.txt", format: "txt", encoding: "utf-8", text, bytes: text.length })[0] as Report;
}

/** `type name = the forms that the text uses`, sorted. */
function named({ referents, mentions }: Extraction, text: Report): string[] {
	return referents
		.map((r, i) => {
			const forms = mentions.filter((m) => m.referent === i && m.names).map((m) => text.text.slice(m));
			return `${r.type} ${r.name} = ${[...new Set(forms)].join(" ")}`;
		})
		.sort();
}

const lexicon = (text: string) => parseLexicon(text, "words.txt");

describe("the file", () => {
	test("tabs or commas, English or Chinese types, comments, empty lines, spaces around", () => {
		const text =
			"# mine\r\n\r\n企业\t云上星河\t星河, Inc.\r\nProject , 云杉园 ,云杉园二期,\n职务，链长，牵头\ntitle\t首席数据官\n停用,数字赋能年\n";
		expect(lexicon(text)).toEqual({
			names: [
				{ type: "Company", name: "云上星河", aliases: ["星河, Inc."] },
				{ type: "Project", name: "云杉园", aliases: ["云杉园二期"] },
			],
			titles: [
				{ title: "链长", leading: true },
				{ title: "首席数据官", leading: false },
			],
			stops: ["数字赋能年"],
		});
	});

	test.each([
		[
			"an unknown type",
			"Company,云上星河\n公司,林海",
			/^words\.txt, line 2, column 1: unknown type "公司": use Person \(人物\), .*Company \(企业\)/,
		],
		["no name", "  Company,", /^words\.txt, line 1, column 3: nothing follows "Company"/],
		["a name of one character", "Place\t东湖\t湖", /line 1, column 10: "湖" is a single character/],
		["a name given twice", "企业,星河\n项目,云杉园,星河", /line 2, column 8: "星河" is given in line 1 already/],
		["something behind a stop name", "stop,甲乙,丙丁", /line 1, column 9: "丙丁" is one too many/],
		["a title that is more than leading", "title,链长,lead", /line 1, column 10: "lead": only "leading"/],
	])("%s: the message names line and column", (_, text, message) => {
		expect(() => lexicon(text)).toThrow(message);
	});
});

describe("names", () => {
	const text = report("云上星河在东湖建设云杉园。记者走访云上星河云杉园，星河的总经理说，云杉园二期年底开工。\n");

	test("one line finds a missed name wherever it stands, and its aliases are the same thing", () => {
		const found = named(extract(text, lexicon("企业,云上星河科技有限公司,云上星河,星河\n项目,云杉园,云杉园二期")), text);
		expect(found).toContain("Company 云上星河科技有限公司 = 云上星河 星河");
		expect(found).toContain("Project 云杉园 = 云杉园 云杉园二期");
	});

	test("win over every other reading of the text", () => {
		const place = report("临江市滨湖新城建设指挥部揭牌。临江市滨湖新城由临江市政府开发。\n");
		const before = named(extract(place), place);
		expect(before.some((line) => line.startsWith("Zone") && line.includes("滨湖新城"))).toBe(true);
		const after = named(extract(place, lexicon("项目,滨湖新城")), place);
		expect(after).toContain("Project 滨湖新城 = 滨湖新城");
		expect(after.filter((line) => line.includes("市滨湖新城"))).toEqual([]);
	});

	test("are found in traditional script and full width too", () => {
		const other = report("雲杉園由ＳＫＹ公司建設。\n");
		const found = named(extract(other, lexicon("项目,云杉园\n企业,SKY公司")), other);
		expect(found).toEqual(expect.arrayContaining(["Project 云杉园 = 雲杉園", "Company SKY公司 = ＳＫＹ公司"]));
	});

	test("of two characters cut no word", () => {
		const other = report("昆山市长江路上，山市公司说。\n");
		const found = named(extract(other, lexicon("企业,市长")), other);
		expect(found.filter((line) => line.startsWith("Company 市长"))).toEqual([]);
	});

	test("a stop name is no name", () => {
		const other = report("滨湖新城由临江市政府开发。\n");
		expect(named(extract(other), other).join()).toContain("滨湖新城");
		expect(named(extract(other, lexicon("stop,滨湖新城")), other).join()).not.toContain("滨湖新城");
	});

	test("are those that a search for all of them finds, the longest first, none overlapping another", () => {
		const syllables = fc.string({ unit: fc.constantFrom("云", "杉", "园", "林"), minLength: 3, maxLength: 5 });
		fc.assert(
			fc.property(fc.uniqueArray(syllables, { minLength: 1, maxLength: 6 }), fc.array(syllables), (forms, parts) => {
				const folded = parts.join("");
				const longest = [...forms].sort((a, b) => b.length - a.length);
				const expected = [...folded.matchAll(new RegExp(longest.join("|"), "g"))].map((m) => [m.index, m[0]]);
				const words = [[{ start: 0, end: folded.length, text: folded, tag: "x" }]];
				const found = ownNames(lexicon(forms.map((form) => `企业,${form}`).join("\n")), folded, words);
				expect(found.map(({ start, end }) => [start, folded.slice(start, end)])).toEqual(expected);
			}),
		);
	});

	test("an empty lexicon changes nothing", () => {
		expect(extract(text, lexicon("# nothing"))).toEqual(extract(text));
	});
});

describe("titles", () => {
	const text = report("临江市工业局链长陈立宏说，临江市工业局将推进云杉园项目。\n");
	const edges = (words: string) => {
		const own = lexicon(words);
		const reports = new Reports();
		reports.add(text, (r) => extract(r, own));
		return assemble(reports.all(), own).edges.map((e) => `${e.type} ${e.properties.title ?? ""}`.trim());
	};

	test("make posts", () => {
		expect(edges("stop,无此名")).not.toContain("HOLDS_POST 链长");
		expect(edges("title,链长")).toContain("HOLDS_POST 链长");
	});

	test("lead where they are said to lead", () => {
		expect(edges("title,链长")).not.toContain("LEADS 链长");
		expect(edges("title,链长,leading")).toContain("LEADS 链长");
	});

	test("of one extraction are not those of the next", () => {
		edges("title,链长");
		expect(extract(text).claims.map((claim) => claim.properties.title)).not.toContain("链长");
	});
});

describe("--lexicon", () => {
	test("of build: the name is in the graph, which says what it was made with", async () => {
		const folder = temporaryFolder();
		const file = (name: string, content: string | Buffer) => {
			writeFileSync(join(folder, name), content);
			return join(folder, name);
		};
		const source = file("t.txt", "云上星河在东湖建设云杉园。\n");
		// 企业,云上星河 in GBK, as a spreadsheet saves it.
		const words = file("words.csv", Buffer.from("c6f3d2b52cd4c6c9cfd0c7bad3", "hex"));
		const workspace = join(folder, "w");
		const { code, stderr } = await reportgraph(["build", source, "--workspace", workspace, "--lexicon", words]);
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		const graph = JSON.parse((await reportgraph(["export", "--workspace", workspace])).stdout);
		expect(graph.rules).toMatch(/^1\+lexicon [0-9a-f]{16}$/);
		expect(graph.nodes.map((n: { type: string; name: string }) => `${n.type} ${n.name}`)).toContain("Company 云上星河");
	});

	test.each(["build", "eval", "inspect", "start"])("of %s: a fault ends it with file, line and column", async (command) => {
		const words = join(temporaryFolder(), "words.txt");
		writeFileSync(words, "企业,云上星河\n企,林海\n");
		const { code, stdout, stderr } = await reportgraph([
			command,
			"x",
			"--lexicon",
			words,
			...(command === "eval" || command === "inspect" ? [] : ["-w", temporaryFolder()]),
		]);
		expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
		expect(stderr).toMatch(/^reportgraph: \S+words\.txt, line 2, column 1: unknown type "企": use Person/);
	});

	test("no such file", async () => {
		const { code, stderr } = await reportgraph(["inspect", "x", "--lexicon", "nowhere.txt"]);
		expect({ code, stderr }).toEqual({
			code: 1,
			stderr: "reportgraph: nowhere.txt: no such file: --lexicon names a text file of your own words\n",
		});
	});
});
