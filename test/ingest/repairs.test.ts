import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportsOf } from "../../src/ingest/assemble.ts";
import { leftOut, type Repair, repairsOf } from "../../src/ingest/repairs.ts";
import { ARTICLE, PLAIN } from "./article.ts";

const reportsIn = (text: string) => reportsOf({ name: "a.txt", format: "txt", encoding: "utf-8", text, bytes: text.length });

function repairs(text: string): Repair[] {
	return reportsIn(text).flatMap((report) => repairsOf(report, text));
}

const shown = (text: string) => repairs(text).map(({ kind, before, after }) => [kind, before, after]);

describe("every repair, with before and after", () => {
	it("none where nothing was repaired", () => {
		expect(shown(PLAIN)).toEqual([]);
	});

	it.each<[string, string, string, [string, string, string]]>([
		["spaces between glyphs", "51.59亿元", "51 . 59亿元", ["spaces", "51 . 59".slice(2, 5), "."]],
		[
			"doubled glyphs",
			"临江新城规划图",
			"临临江江新新城城规规划划图图",
			["doubled", "临临江江新新城城规规划划图图", "临江新城规划图"],
		],
		["invisible characters", "会展中心", "会\u00ad展\u200b中心", ["invisible", "\u00ad展\u200b", "展"]],
		["radicals", "会展中心项目", "会展中⼼项⽬", ["radicals", "⼼项⽬", "心项目"]],
		["signs of Markdown", "会展中心", "**会展中心**", ["marks", "**", ""]],
	])("%s", (_, right, wrong, repair) => {
		const sentence = (words: string) =>
			`昨日上午，记者在青禾区走访时看到的${words}，都在全区上下共同努力的成果之中逐一展现出来。\n`;
		const wrapped = sentence(wrong);
		const found = shown(wrapped);
		expect(found, JSON.stringify(found)).toContainEqual(repair);
		expect(reportsIn(wrapped)[0]?.text.value).toBe(sentence(right).trim());
	});

	it("lines that end in words, each of them", () => {
		const paragraph = ARTICLE.paragraphs.join("");
		const wrapped = paragraph.replaceAll(/.{20}(?!$)/gu, "$&\n");
		expect(shown(wrapped)).toEqual(Array.from({ length: wrapped.length - paragraph.length }, () => ["line break", "\n", ""]));
	});

	it("puts together what was apart: any text's repairs turn the source into the report", () => {
		const glyph = fc.constantFrom(..."青禾区投资三亿元，项目。 \n\u200b12.*#", "　", "　", "\r\n", "**");
		fc.assert(
			fc.property(fc.string({ unit: glyph, maxLength: 120 }), (text) => {
				for (const report of reportsIn(text)) {
					const all = repairsOf(report, text);
					for (const { start, end, before, after, at } of all) {
						expect(text.slice(start, end)).toBe(before);
						expect(report.text.value.slice(at - after.length, at)).toBe(after);
					}
					// Replacing every repair within a block by what stood there gives the source's own characters.
					for (const block of report.blocks) {
						const own = all.filter((r) => r.at > block.start && r.at - r.after.length < block.end && r.kind !== "moved");
						let value = report.text.slice(block);
						for (const r of own.toReversed()) {
							const to = r.at - block.start;
							value = value.slice(0, to - r.after.length) + r.before + value.slice(to);
						}
						const { start, end } = report.text.sourceSpan(block.start, block.end);
						if (all.every((r) => r.kind !== "moved")) expect(value).toBe(text.slice(start, end));
					}
				}
			}),
			{ numRuns: 500 },
		);
	});
});

describe("what is in no report", () => {
	it("furniture, and not the layout", () => {
		const text = `首页 | 上一篇 | 下一篇\n\n${PLAIN}\n责任编辑：王小明\n`;
		expect(leftOut(text, reportsIn(text)).map(({ text, again }) => [text, again])).toEqual([
			["首页 | 上一篇 | 下一篇", false],
			["责任编辑：王小明", false],
		]);
		expect(leftOut(PLAIN, reportsIn(PLAIN))).toEqual([]);
	});

	it("a repeated sentence, said to stand elsewhere", () => {
		const twice = PLAIN.replace(/(“我们把服务.*)\n/, "$1\n\n$1\n\n");
		const [left, ...more] = leftOut(twice, reportsIn(twice));
		expect(more).toEqual([]);
		expect(left).toMatchObject({ again: true, text: expect.stringMatching(/^“我们把服务/) });
	});
});
