import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ReadOptions, read } from "../../src/ingest/read.ts";
import type { Reading, Report } from "../../src/ingest/report.ts";
import { ARTICLE, PLAIN } from "./article.ts";
import { makeDocx } from "./docx.ts";
import { column, makePdf } from "./pdf.ts";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "reportgraph-ingest-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function all(readings: AsyncIterable<Reading>): Promise<Reading[]> {
	const list: Reading[] = [];
	for await (const reading of readings) list.push(reading);
	return list;
}

/** Reads bytes saved under a name. */
async function readAs(name: string, bytes: Uint8Array | string, options?: ReadOptions): Promise<Reading[]> {
	const path = join(folder, name);
	writeFileSync(path, bytes);
	return all(read([path], options));
}

async function reportsIn(name: string, bytes: Uint8Array | string, options?: ReadOptions): Promise<Report[]> {
	return (await readAs(name, bytes, options)).flatMap((reading) => {
		if (!reading.ok) throw new Error(`${reading.name}: ${reading.reason}`);
		return reading.reports;
	});
}

async function reasonFor(name: string, bytes: Uint8Array | string, options?: ReadOptions): Promise<string> {
	const [reading] = await readAs(name, bytes, options);
	return reading?.ok === false ? reading.reason : `(read: ${JSON.stringify(reading)})`;
}

/** What the article says, without white space. */
const BODY = [...ARTICLE.paragraphs, ...ARTICLE.ending].map((p) => p.replaceAll(/\s/g, ""));
const bodyOf = (report: Report): string[] =>
	report.blocks.filter((b) => b.kind === "paragraph").map((b) => report.text.slice(b).replaceAll(/\s/g, ""));

function expectArticle(reports: Report[]): void {
	expect(reports).toHaveLength(1);
	const [report] = reports as [Report];
	expect(report.title).toBe(ARTICLE.title);
	expect(report.reporters).toEqual(["周小满", "李一诺"]);
	expect(bodyOf(report).join("")).toBe(BODY.join(""));
	expect(report.blocks.filter((b) => b.kind === "heading").map((b) => report.text.slice(b))).toContain(ARTICLE.heading);
}

function utf16(text: string, littleEndian: boolean): Buffer {
	const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
	return littleEndian ? bytes : bytes.swap16();
}

/** Encodes by the system's converter, which Node does not have. */
function iconv(text: string, encoding: string): Buffer {
	return execFileSync("iconv", ["-f", "UTF-8", "-t", encoding], { input: text });
}

describe("one article in every format", () => {
	it.each([
		["utf-8", (t: string) => Buffer.from(t)],
		["utf-8 with its mark", (t: string) => Buffer.from(`\ufeff${t}`)],
		["utf-16le", (t: string) => utf16(t, true)],
		["utf-16be", (t: string) => utf16(t, false)],
		["utf-16le without its mark", (t: string) => utf16(t, true).subarray(2)],
		["gb18030", (t: string) => iconv(t, "GB18030")],
		["gbk", (t: string) => iconv(t, "GBK")],
		["windows line ends", (t: string) => Buffer.from(t.replaceAll("\n", "\r\n"))],
	])("text in %s gives the same report", async (_, encode) => {
		const [plain] = await reportsIn("plain.txt", PLAIN);
		const reports = await reportsIn("a.txt", encode(PLAIN));
		expectArticle(reports);
		expect(reports[0]?.id).toBe(plain?.id);
	});

	it("reads traditional script in Big5 as it stands", async () => {
		const text = "臺北市政府昨日宣布，這個開發區將與兩家企業簽約，興建新的產業園區。市長說，計畫於年底動工，總投資二十億元。\n";
		const [report] = await reportsIn("b.txt", iconv(text, "BIG5"));
		expect(report?.text.value).toBe(text.trim());
	});

	it("reads Markdown", async () => {
		expectArticle(
			await reportsIn(
				"a.md",
				`# ${ARTICLE.title}\n\n${ARTICLE.credit}\n\n${ARTICLE.paragraphs.join("\n\n")}\n\n## ${ARTICLE.heading}\n\n${ARTICLE.ending.join("\n\n")}\n`,
			),
		);
	});

	it("takes the highest heading of Markdown for the headline, unless it names a column", async () => {
		const [first = "", second = "", third = ""] = ARTICLE.paragraphs;
		const headed = async (...lines: string[]) => {
			const [report] = await reportsIn("a.md", lines.join("\n\n"));
			const sections = report?.blocks.filter((b) => b.kind === "heading").map((b) => report.text.slice(b));
			return { title: report?.title, subtitles: report?.subtitles, sections };
		};
		const title = `# ${ARTICLE.title}`;
		expect(await headed(title, "## 一条新路", first, "## 两座新桥", second)).toEqual({
			title: ARTICLE.title,
			subtitles: [],
			sections: ["一条新路", "两座新桥"],
		});
		expect(await headed(title, "## 青禾区加快建设新城", first, second, third)).toEqual({
			title: ARTICLE.title,
			subtitles: ["青禾区加快建设新城"],
			sections: [],
		});
		expect(await headed("# 要闻", `#${title}`, first, second)).toMatchObject({ title: ARTICLE.title, subtitles: ["要闻"] });
	});

	it("reads a web page, without its navigation, sharing and footer", async () => {
		const page = `<!doctype html><html><head><meta charset="utf-8"><title>${ARTICLE.title} - 青禾网</title><script>var a = "<p>不是正文</p>";</script></head><body>
<nav><a href="/">首页</a><a href="/yw">要闻</a></nav><div class="breadcrumb">当前位置：首页 &gt; 要闻</div>
<div class="main"><h1>${ARTICLE.title}</h1><div class="info">${ARTICLE.credit}</div><div class="content">${ARTICLE.paragraphs.map((p) => `<p>　　${p}</p>`).join("\n")}<h2>${ARTICLE.heading}</h2>${ARTICLE.ending.map((p) => `<p>　　${p}</p>`).join("")}</div>
<div class="share">分享到 微信 微博</div></div><footer>版权所有 青禾网 备案号12345</footer></body></html>`;
		const reports = await reportsIn("a.html", page);
		expectArticle(reports);
		expect(reports[0]?.text.value).not.toMatch(/首页|分享|版权|不是正文/);
		expect((await reportsIn("gbk.html", iconv(page.replace("utf-8", "gb2312"), "GBK")))[0]?.id).toBe(reports[0]?.id);
	});

	it.each([
		"2024-05-06 10:22 来源：青禾日报 作者：周小满 【字体：大 中 小】",
		"来源：青禾日报　作者：周小满　发布时间：2024年5月6日　浏览次数：1024",
		"发布日期：2024/05/06 | 文章来源：青禾日报 | 作者：周小满 | 打印 | 关闭",
		"2024年05月06日 来源： 青禾日报 记者：周小满 责任编辑：李一诺",
	])("reads what stands below the headline on the web: %s", async (info) => {
		const page = `<html><body><h1>${ARTICLE.title}</h1><div>${info}</div>${ARTICLE.paragraphs.map((p) => `<p>${p}</p>`).join("")}</body></html>`;
		const [report, ...more] = await reportsIn("info.html", page);
		expect(more).toEqual([]);
		expect(report).toMatchObject({
			title: ARTICLE.title,
			subtitles: [],
			date: "2024-05-06",
			paper: "青禾日报",
			reporters: ["周小满"],
		});
		expect(report?.text.value).not.toContain("来源");
	});

	it("reads a Word document", async () => {
		expectArticle(
			await reportsIn(
				"a.docx",
				makeDocx([
					{ text: ARTICLE.title, style: "Heading1" },
					{ text: ARTICLE.credit },
					...ARTICLE.paragraphs.map((text) => ({ text })),
					{ text: ARTICLE.heading, style: "Heading2" },
					...ARTICLE.ending.map((text) => ({ text })),
				]),
			),
		);
	});

	it("reads a PDF: two columns in their order, page headers and numbers gone", async () => {
		const wrap = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, "gu")) ?? [];
		const left = ARTICLE.paragraphs.flatMap((p) => wrap(`　　${p}`, 22));
		const right = ARTICLE.ending.flatMap((p) => wrap(`　　${p}`, 22));
		const header = { text: "青禾日报 要闻", x: 50, y: 815, size: 8 };
		const bytes = makePdf([
			[
				header,
				{ text: ARTICLE.title, x: 120, y: 750, size: 24 },
				{ text: ARTICLE.credit, x: 180, y: 720 },
				...column(left, 50, 690),
				{ text: ARTICLE.heading, x: 320, y: 690, size: 14 },
				...column(right, 320, 660),
				{ text: "— 1 —", x: 280, y: 25 },
			],
			[header, { text: "下一版另有报道刊出。", x: 50, y: 600 }, { text: "— 2 —", x: 280, y: 25 }],
			[],
		]);
		const [reading] = await readAs("a.pdf", bytes);
		if (!reading?.ok) throw new Error(reading?.reason);
		const [report] = reading.reports as [Report];
		expect(report.title).toBe(ARTICLE.title);
		expect(report.reporters).toEqual(["周小满", "李一诺"]);
		expect(bodyOf(report).join("")).toContain(BODY.slice(0, 3).join(""));
		expect(bodyOf(report).join("")).toContain(BODY[3]);
		expect(report.text.value).not.toMatch(/青禾日报|— 1 —/);
		expect(reading.notes.join()).toContain("page 3");
	});

	it("reads the rows of a table, each a source of its own", async () => {
		const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
		const csv = `标题,日期,来源,正文\n${quoted(ARTICLE.title)},2024-05-06,青禾日报,${quoted([ARTICLE.credit, ...ARTICLE.paragraphs].join("\n"))}\n第二条,2023-01-02,青禾日报,\n`;
		const readings = await readAs("a.csv", csv);
		expect(readings.map((r) => (r.ok ? r.source.name : `${r.name}: ${r.reason}`))).toEqual([
			"a.csv!1",
			"a.csv!2: has an empty «正文»",
		]);
		const [first] = readings;
		expect(first?.ok && first.reports[0]).toMatchObject({
			title: ARTICLE.title,
			date: "2024-05-06",
			paper: "青禾日报",
			reporters: ["周小满", "李一诺"],
		});
		const lines = `${JSON.stringify({ headline: ARTICLE.title, content: ARTICLE.paragraphs.join("\n"), published: "2024-05-06" })}\n{broken\n`;
		expect((await readAs("a.jsonl", lines)).map((r) => r.ok)).toEqual([true, false]);
		expect(await reasonFor("b.csv", "a,b\n1,2\n")).toContain("--columns");
		expect(
			(
				await reportsIn("c.csv", `t,b\n${ARTICLE.title},${quoted(ARTICLE.paragraphs[0] as string)}\n`, {
					columns: { title: "t", text: "b" },
				})
			)[0]?.title,
		).toBe(ARTICLE.title);
	});

	it("reads archives, in archives, by the names of their members", async () => {
		const inner = zipSync({ "c.txt": strToU8(PLAIN) });
		const bytes = zipSync({
			"b/a.txt": strToU8(PLAIN),
			"inner.zip": inner,
			"photo.jpg": strToU8("x"),
			"../out.txt": strToU8(PLAIN),
		});
		const readings = await readAs("a.zip", bytes);
		expect(readings.map((r) => (r.ok ? r.source.name : `${r.name} (${r.reason.slice(0, 12)})`))).toEqual([
			"a.zip!../out.txt (is a name th)",
			"a.zip!b/a.txt",
			"a.zip!inner.zip!c.txt",
			"a.zip!photo.jpg (is a picture)",
		]);
		const chosen = async (options: ReadOptions) =>
			(await readAs("a.zip", bytes, options)).map((r) => (r.ok ? r.source.name : r.reason.slice(0, 16)));
		expect(await chosen({ include: ["*.zip", "b/**"] })).toEqual(["a.zip!b/a.txt", "a.zip!inner.zip!c.txt"]);
		expect(await chosen({ include: ["*.txt"], exclude: ["out.*"] })).toEqual(["a.zip!b/a.txt"]);
		expect(await chosen({ include: ["*.pdf"] })).toEqual(["holds no file of"]);
	});
});

describe("what cannot be read says why, and the others are read", () => {
	it.each<[string, string, Uint8Array | string, RegExp]>([
		["an empty file", "empty.txt", "", /empty/],
		["white space", "white.txt", " \n\n\t", /white space/],
		["a binary file", "binary.txt", Buffer.from([0, 1, 2, 3, 0, 255, 254, 7, 0, 0, 0, 9, 200, 0]), /binary file/],
		["rubbish", "rubbish.txt", Buffer.from(Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 0x7f))), /rubbish/],
		["an old Word document", "a.doc", "x", /\.docx/],
		["a spreadsheet", "a.xlsx", "x", /\.csv/],
		["a false PDF", "false.pdf", "no pdf", /is no PDF/],
		["a false Word document", "false.docx", "no docx", /is no Word document/],
		["a zip that is cut off", "cut.zip", zipSync({ "a.txt": strToU8(PLAIN) }).subarray(0, 60), /cut off/],
		["a page without text", "empty.html", "<html><body><script>draw()</script></body></html>", /holds no text/],
	])("%s", async (_, name, bytes, reason) => {
		expect(await reasonFor(name, bytes)).toMatch(reason);
	});

	it("a PDF that is cut off, and one of scanned pages", async () => {
		const whole = makePdf([[{ text: "正文", x: 50, y: 700 }]]);
		expect(await reasonFor("scan.pdf", makePdf([[], []]))).toMatch(/no text layer on any of its 2 pages/);
		expect(await reasonFor("head.pdf", whole.subarray(0, 40))).toMatch(/no whole PDF|no text layer/);
		expect(await reasonFor("fonts.pdf", makePdf([[{ text: "正文", x: 50, y: 700 }]], { encoding: "UniGB-UCS2-H" }))).toMatch(
			/print it to a new PDF/,
		);
	});

	it("limits, each with the figure", async () => {
		expect(await reasonFor("big.txt", PLAIN, { limits: { file: 100 } })).toMatch(/more than the limit of 0\.0 MB/);
		const bomb = zipSync({ "a.txt": strToU8("地".repeat(400_000)), "b.txt": strToU8(PLAIN) }, { level: 9 });
		const readings = await readAs("bomb.zip", bomb, { limits: { file: 1_000_000, archive: 1_000_000 } });
		expect(readings.map((r) => r.ok)).toEqual([false, true]);
		let nested = zipSync({ "a.txt": strToU8(PLAIN) });
		for (let i = 0; i < 4; i++) nested = zipSync({ "inner.zip": nested });
		expect(await reasonFor("nested.zip", nested)).toMatch(/within 3 others/);
	});

	it("an unknown encoding", async () => {
		expect(await reasonFor("x.txt", PLAIN, { encoding: "klingon" })).toMatch(/gb18030/);
	});

	it("notes a mixture of encodings and a file that ends within a character", async () => {
		const [mixed] = await readAs(
			"mixed.txt",
			Buffer.concat([Buffer.from(`${ARTICLE.paragraphs[0]}\n`), iconv(`${ARTICLE.paragraphs[1]}\n`, "GB18030")]),
		);
		expect(mixed?.ok && mixed.notes.join()).toMatch(/mixes encodings: 1 lines in UTF-8, 1 in GB18030/);
		expect(mixed?.ok && mixed.reports[0]?.text.value).toContain("临江会展中心");
		const [cut] = await readAs("cut.txt", Buffer.from(PLAIN.trim()).subarray(0, -1));
		expect(cut?.ok && cut.notes.join()).toMatch(/cut off/);
	});
});

describe("folders", () => {
	it("reads all within, in the order of names, and says what it leaves", async () => {
		const root = join(folder, "root");
		mkdirSync(join(root, "乙"), { recursive: true });
		writeFileSync(join(root, "b.txt"), PLAIN);
		writeFileSync(join(root, "乙", "a.txt"), PLAIN);
		writeFileSync(join(root, ".hidden.txt"), PLAIN);
		writeFileSync(join(folder, "outside.txt"), PLAIN);
		symlinkSync(join(folder, "outside.txt"), join(root, "link.txt"));
		symlinkSync(join(folder, "nothing"), join(root, "dangling.txt"));
		symlinkSync(join(root, "b.txt"), join(root, "own.txt"));
		execFileSync("mkfifo", [join(root, "pipe.txt")]);
		const names = async (options?: ReadOptions) =>
			(await all(read([root], options))).map((r) => (r.ok ? r.source.name : `${r.name}: ${r.reason.slice(0, 22)}`));
		expect(await names()).toEqual([
			"b.txt",
			"dangling.txt: is a link to nothing: ",
			"link.txt: is a link out of the f",
			"pipe.txt: is a pipe, not a file:",
			"乙/a.txt",
		]);
		expect(await names({ include: ["b.*", "乙/**"] })).toEqual(["b.txt", "乙/a.txt"]);
		expect(await names({ include: ["*.txt"], exclude: ["乙/**", "*n*"] })).toEqual(["b.txt", "pipe.txt: is a pipe, not a file:"]);
	});

	it("says that a path is none, a folder empty, a file closed", async () => {
		mkdirSync(join(folder, "leer"), { recursive: true });
		const closed = join(folder, "closed.txt");
		writeFileSync(closed, PLAIN);
		chmodSync(closed, 0o000);
		const reasons = (await all(read([join(folder, "no"), join(folder, "leer"), closed]))).map((r) => (r.ok ? "read" : r.reason));
		expect(reasons[0]).toMatch(/no file or folder/);
		expect(reasons[1]).toMatch(/no file to read/);
		if (process.getuid?.() !== 0) expect(reasons[2]).toMatch(/permission/);
	});
});

it("leaves out reports before and after the dates asked for, and keeps undated ones", async () => {
	const dated = (date: string) => `标题：${ARTICLE.title}\n发布时间：${date}\n\n${ARTICLE.paragraphs[0]}\n`;
	const kept = async (options: ReadOptions) => {
		const counts: number[] = [];
		for (const date of ["2023-12-31", "2024-05-06", "2024-06-01", ""])
			counts.push((await reportsIn("d.txt", date === "" ? PLAIN : dated(date), options)).length);
		return counts;
	};
	expect(await kept({ since: "2024" })).toEqual([0, 1, 1, 1]);
	expect(await kept({ since: "2024-01-01", until: "2024-05" })).toEqual([0, 1, 0, 1]);
});
