import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportsOf } from "../../src/ingest/assemble.ts";
import { fold } from "../../src/ingest/fold.ts";
import type { Report } from "../../src/ingest/report.ts";
import { sentences } from "../../src/ingest/sentences.ts";

function read(text: string): Report[] {
	return reportsOf({ name: "a.txt", format: "txt", encoding: "utf-8", text, bytes: 0 });
}

const squeeze = (text: string) => text.replaceAll(/\s/g, "");
const textOf = (reports: readonly Report[]) => squeeze(reports.map((r) => r.text.value).join(""));
const paragraphsOf = (reports: readonly Report[]) =>
	reports.flatMap((r) => r.blocks.filter((b) => b.kind === "paragraph").map((b) => r.text.slice(b)));

/** Invented sentences with what trips a repair: numbers, Latin words, quotes, brackets, lists, real repeated words. */
const SENTENCES = [
	"昨日上午，青禾区临江新城三个重点项目同日开工，总投资51.59亿元。",
	"由青禾城投集团投资建设的临江会展中心位于核心区，占地212亩，计划2026年底建成。",
	"“我们把服务送到工地。”区长何思源说，住建局将为每个项目配一名专员，天天有人管，人人有责任。",
	"大桥由省交建集团承建，目前已完成桩基施工；望江桥的征迁由望江街道负责，力争下月清零。",
	"高新区管委会（以下简称高新区）与北辰AI科技有限公司签约，建设5G产业园，首期投资3亿元。",
	"种种迹象表明，形形色色的困难正在化解，干干净净、清清爽爽的新城令人期待。",
	"区委、区政府要求各部门扎扎实实抓项目，认认真真办实事，方方面面都要想到。",
	"在老城片区，文化街的修缮进入收尾，沿街二十三户商铺陆续回迁，夜市下月开张。",
	"镇党委书记林之远介绍，全镇已收储低效用地三百余亩，引进食品、包装、物流等企业十六家。",
	"项目建成后，年产值可望达到20亿元，带动就业1500余人。",
];
const paragraph = fc
	.array(fc.constantFrom(...SENTENCES), { minLength: 3, maxLength: 5 })
	.map((list) => [...new Set(list)].join(""));
const article = fc
	.uniqueArray(paragraph, { minLength: 3, maxLength: 4 })
	.filter((list) => list.every((p, i) => list.every((q, j) => i === j || !q.includes(p.slice(0, 16)))));

/** Breaks a paragraph after every so many characters, never before a closing mark alone. */
function wrap(text: string, width: number): string[] {
	return text.match(new RegExp(`.{1,${width}}`, "gu")) ?? [];
}

describe("round trips: noise put into clean text comes out again", () => {
	it("hard wraps at any column", () => {
		fc.assert(
			fc.property(article, fc.integer({ min: 12, max: 40 }), (clean, width) => {
				const reports = read(clean.map((p) => wrap(p, width).join("\n")).join("\n\n"));
				expect(paragraphsOf(reports)).toEqual(clean);
			}),
			{ numRuns: 100, seed: 4 },
		);
	});

	it("empty lines in mid-sentence, as column and page breaks leave them", () => {
		fc.assert(
			fc.property(article, fc.integer({ min: 16, max: 24 }), fc.integer({ min: 3, max: 5 }), (clean, width, every) => {
				const lines = clean.map((p) => wrap(p, width));
				const broken = lines.map((list) =>
					list
						.map((line, i) =>
							i % every === every - 1 && i < list.length - 2 && !/[。！？；]["”]?$/.test(line) ? `${line}\n` : line,
						)
						.join("\n"),
				);
				const reports = read(broken.join("\n"));
				expect(textOf(reports)).toBe(squeeze(clean.join("")));
				for (const sentence of SENTENCES.filter((s) => clean.some((p) => p.includes(s))))
					expect(paragraphsOf(reports).some((p) => p.includes(sentence))).toBe(true);
			}),
			{ numRuns: 100, seed: 4 },
		);
	});

	it("paragraphs cut in two by an empty line", () => {
		fc.assert(
			fc.property(article, fc.nat(), (clean, at) => {
				const broken = clean.map((p) => {
					const cut = 50 + (at % Math.max(1, p.length - 100));
					return /[。！？；：”）]$/.test(p.slice(0, cut)) ? p : `${p.slice(0, cut)}\n\n${p.slice(cut)}`;
				});
				expect(textOf(read(broken.join("\n\n")))).toBe(squeeze(clean.join("")));
				expect(paragraphsOf(read(broken.join("\n\n")))).toEqual(clean);
			}),
			{ numRuns: 100, seed: 4 },
		);
	});

	it("glyphs set apart and glyphs drawn twice", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...SENTENCES),
				fc.integer({ min: 0, max: 8 }),
				fc.integer({ min: 6, max: 9 }),
				(sentence, from, length) => {
					const word = Array.from(sentence)
						.slice(from, from + length)
						.join("");
					// A real doubled word beside it reads two ways when its neighbour is drawn twice.
					fc.pre(/^\p{Script=Han}+$/u.test(word) && !/(.)\1/u.test(sentence));
					const apart = sentence.replace(word, Array.from(word).join(" "));
					expect(paragraphsOf(read(apart))).toEqual([sentence]);
					const twice = sentence.replace(word, Array.from(word, (c) => c + c).join(""));
					expect(paragraphsOf(read(twice))).toEqual([sentence]);
				},
			),
			{ seed: 4 },
		);
	});

	it("radicals for characters, as browsers print them", () => {
		const [report] = read("⻓江边的⻔户⻚⾯显⽰，⻘⽲区⻰⼭⼤桥项⽬⼆期⼯程已于上⽉开⼯。");
		expect(report?.text.value).toBe("长江边的门户页面显示，青禾区龙山大桥项目二期工程已于上月开工。");
		const at = report?.text.value.indexOf("龙") ?? 0;
		expect(report?.text.sourceSpan(at, at + 2)).toEqual({ start: at, end: at + 2 });
	});

	it("characters that nobody sees", () => {
		fc.assert(
			fc.property(
				article,
				fc.constantFrom("\u200b", "\u00ad", "\ufeff", "\u0007", "\u2060"),
				fc.integer({ min: 1, max: 9 }),
				(clean, mark, every) => {
					const noisy = Array.from(clean.join("\n"), (c, i) => (i % every === 0 ? c + mark : c)).join("");
					expect(paragraphsOf(read(noisy))).toEqual(clean);
				},
			),
			{ seed: 4 },
		);
	});

	it("a paragraph, or the half of one, that the extraction repeats", () => {
		const [a, b, c] = SENTENCES as [string, string, string];
		expect(paragraphsOf(read(`${a}${b}\n\n${b}\n\n${c}`))).toEqual([a + b, c]);
		expect(paragraphsOf(read(`${a}${b}\n\n${a.slice(5)}${b}\n\n${c}`))).toEqual([a + b, c]);
	});
});

describe("what is real stays", () => {
	it.each(["种种迹象，天天如此，人人有责。", "干干净净、高高兴兴、认认真真踏踏实实。", "1000000000元，22228888户。", "————————"])(
		"%s",
		(text) => {
			expect(textOf(read(`${text}\n`))).toBe(text.startsWith("—") ? "" : text);
		},
	);

	it("paragraphs of one line each, all about as long", () => {
		const lines = SENTENCES.slice(0, 6);
		expect(paragraphsOf(read(lines.join("\n")))).toEqual(lines);
	});

	it("tables of Markdown become rows", () => {
		const [report] = read("# 项目表\n\n| 项目 | 投资 |\n| --- | --- |\n| 会展中心 | 12亿元 |\n") as [Report];
		expect(report.blocks.map((b) => report.text.slice(b))).toEqual(["项目表", "项目\t投资", "会展中心\t12亿元"]);
	});

	it("lists and tables keep their lines", () => {
		const [report] = read(
			"青禾区重点项目\n\n1. 临江会展中心。青禾城投集团建设。\n2. 望江大桥。省交建集团承建。\n\n项目\t投资\t单位\n会展中心\t12亿元\t城投集团\n",
		) as [Report];
		expect(report.blocks.map((b) => b.kind)).toEqual(["title", "item", "item", "row", "row"]);
	});
});

describe("headings and captions in mid-sentence", () => {
	it("are moved behind the sentence, which its span in the source goes around", () => {
		const text = [
			"老城改造一年间",
			"",
			"昨日上午，青禾区临江新城的三个重点项",
			"目同日开工，区委书记张明远宣布开工，",
			"区长何思源主持仪式。首批房屋协议搬迁",
			"的住户已有一百三十二户签约，镇里另外",
			"",
			"■一座老桥 两岸新城",
			"",
			"安排了两个配套项目，由城投集团负责。",
			"老桥的加固由省交建集团承建，下月完工",
			"，新桥的桩基已经打好，年底前合龙。",
			"",
		].join("\n");
		const [report] = read(text) as [Report];
		const { value } = report.text;
		expect(value).toContain("镇里另外安排了两个配套项目，由城投集团负责。");
		const start = value.indexOf("镇里另外安排");
		const spans = report.text.sourceSpans(start, start + "镇里另外安排".length);
		expect(spans.map((s) => text.slice(s.start, s.end))).toEqual(["镇里另外", "安排"]);
		expect(report.blocks.map((b) => b.kind)).toContain("heading");
	});
});

describe("the map back to the source", () => {
	/** Texts of anything that a layout may be made of. */
	const anything = fc
		.array(
			fc.oneof(
				{
					weight: 6,
					arbitrary: fc.constantFrom(
						...SENTENCES,
						"本报记者 周小满",
						"■一条新路",
						"上一版 下一版",
						"A02 要闻 2024年5月6日 星期一",
						"# 标题",
						"- 甲",
						"莱丰区委书记 张明远",
						"金金坑坑村村效效果果图图",
						"标题：新城开工",
						"- ① 图片",
					),
				},
				{
					weight: 3,
					arbitrary: fc.constantFrom("\n", "\n\n", " ", "\u3000", "\t", "\f", "\r\n", "\u200b", "（下转第三版）", "。", "，"),
				},
				{ weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
			),
			{ maxLength: 40 },
		)
		.map((parts) => parts.join(""));

	const RADICAL = /[\u2e80-\u2fdf\uf900-\ufaff]/;

	it("gives the same characters for any text and any repair", () => {
		fc.assert(
			fc.property(anything, fc.nat(), fc.nat(), (text, a, b) => {
				for (const report of read(text)) {
					const { value } = report.text;
					for (let i = 0; i < value.length; i++) {
						for (const span of report.text.sourceSpans(i, i + 1)) {
							// A character stands for itself, for a radical that looks the same, or for a doubled glyph of it.
							const [own = ""] = text.slice(span.start, span.end);
							if (!RADICAL.test(own)) expect(own).toBe(value[i]);
							expect(span.end - span.start).toBeLessThanOrEqual(2);
						}
					}
					const start = a % (value.length + 1);
					const end = start + (b % (value.length - start + 1));
					const source = report.text
						.sourceSpans(start, end)
						.map((s) => text.slice(s.start, s.end))
						.join("");
					const kept = squeeze(value.slice(start, end));
					// The stretch of the source holds the characters in their order, with layout and doubled glyphs between.
					let at = 0;
					for (const char of source) if (char === kept[at] || RADICAL.test(char)) at++;
					expect(at).toBeGreaterThanOrEqual(Array.from(kept).length === kept.length ? kept.length : 0);
				}
			}),
			{ numRuns: 500, seed: 4 },
		);
	});

	it("has blocks in order that do not overlap, and sentences that cover them", () => {
		fc.assert(
			fc.property(anything, (text) => {
				for (const report of read(text)) {
					let end = -1;
					for (const block of report.blocks) {
						expect(block.start).toBeGreaterThan(end);
						expect(block.end).toBeGreaterThan(block.start);
						end = block.end;
					}
					const covered = sentences(report)
						.map((s) => report.text.slice(s))
						.join("");
					expect(squeeze(covered)).toBe(squeeze(report.blocks.map((b) => report.text.slice(b)).join("")));
				}
			}),
			{ numRuns: 300, seed: 4 },
		);
	});

	it("folds without moving a character", () => {
		fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => fold(text).length === text.length));
		expect(fold("臺北區（以下簡稱“新區”）,總投資１２３萬元,3,200戶,8:30")).toBe(
			"台北区（以下简称“新区”），总投资123万元，3,200户，8:30",
		);
	});
});

it("takes time in proportion to the text", () => {
	// Counted in characters touched, not in seconds: a text ten times as long has ten times the blocks and one report.
	const text = SENTENCES.map((s) => wrap(s.repeat(1), 18).join("\n")).join("\n");
	const blocks = (n: number) =>
		read(Array.from({ length: n }, (_, i) => text.replaceAll("项目", `项目${i}`)).join("\n")).reduce(
			(sum, r) => sum + r.blocks.length,
			0,
		);
	expect(blocks(20) / blocks(2)).toBeGreaterThan(7);
});
