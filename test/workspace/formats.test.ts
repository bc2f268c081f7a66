import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../scripts/chromium.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { read } from "../../src/ingest/read.ts";
import { build } from "../../src/workspace/build.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { describeInBrowser } from "../e2e/browser.ts";
import { makeDocx } from "../ingest/docx.ts";
import { REPORTS } from "../run.ts";
import { temporaryFolder } from "../temporary.ts";

/** One article a file, a line for each paragraph: what every format can hold as it is. */
const ARTICLES = ["c02", "c04", "c13", "c20", "c23"];

/** The lines of a file, with what they are to whoever saves it in a format that has headings. */
async function linesOf(path: string): Promise<{ text: string; level: 0 | 1 | 2 }[]> {
	const levels = new Map<string, 1 | 2>();
	for await (const reading of read([path]))
		if (reading.ok)
			for (const { text, blocks } of reading.reports)
				for (const block of blocks)
					if (block.kind === "title" || block.kind === "heading") levels.set(text.slice(block), block.kind === "title" ? 1 : 2);
	const lines = readFileSync(path, "utf8").split(/\r?\n/);
	return lines.filter((line) => line.trim() !== "").map((text) => ({ text, level: levels.get(text.trim()) ?? 0 }));
}

const folder = temporaryFolder(afterAll);

/** What the graph of a file says, without where it says it: nodes and relations as strings, sorted. */
async function graphOf(name: string, bytes: Uint8Array | string): Promise<string[]> {
	const file = join(folder, name);
	writeFileSync(file, bytes);
	const { graph } = await build([file], await createWorkspace(join(folder, "workspace")), () => {});
	return said(graph as Graph);
}

function said({ nodes, edges }: Graph): string[] {
	const names = new Map(nodes.map(({ id, type, name }) => [id, `${type} ${name}`]));
	return [
		...nodes.map(({ type, name }) => `${type} ${name}`),
		...edges.map(({ type, source, target }) => `${names.get(source)} ${type} ${names.get(target)}`),
	].sort();
}

/** What is in one of two lists only, where it is more than the fiftieth part that a layout may cost; else nothing. */
function differences(a: readonly string[], b: readonly string[]): string[] {
	const only = (all: readonly string[], other: readonly string[], sign: string) =>
		all.filter((one) => !other.includes(one)).map((one) => sign + one);
	const found = [...only(a, b, "- "), ...only(b, a, "+ ")];
	return found.length <= 0.02 * (a.length + b.length) ? [] : found;
}

describe.each(ARTICLES)("%s saved in another way gives the same entities and relations", (name) => {
	const path = join(REPORTS, `${name}.txt`);
	const text = readFileSync(path, "utf8");
	let lines: Awaited<ReturnType<typeof linesOf>>;
	let plain: string[];
	beforeAll(async () => {
		lines = await linesOf(path);
		expect(lines.some(({ level }) => level === 1)).toBe(true);
		plain = await graphOf("a.txt", text);
		expect(plain.length).toBeGreaterThan(20);
	});

	it.each<[string, () => Uint8Array | string]>([
		["UTF-8 with its mark", () => `\ufeff${text}`],
		["GB18030", () => execFileSync("iconv", ["-f", "UTF-8", "-t", "GB18030"], { input: text })],
		["UTF-16", () => Buffer.from(`\ufeff${text}`, "utf16le")],
		["lines of Windows", () => text.replaceAll(/\r?\n/g, "\r\n")],
	])("text in %s: exactly", async (_, bytes) => {
		expect(await graphOf("a.txt", bytes())).toEqual(plain);
	});

	it("Markdown: exactly", async () => {
		const markdown = lines.map(({ text, level }) => `${"#".repeat(level)}${level > 0 ? " " : ""}${text}\n`).join("\n");
		expect(await graphOf("a.md", markdown)).toEqual(plain);
	});

	it("a web page with navigation", async () => {
		expect(differences(plain, await graphOf("a.html", page(lines)))).toEqual([]);
	});

	it("a Word document", async () => {
		const bytes = makeDocx(lines.map(({ text, level }) => ({ text, ...(level > 0 && { style: `Heading${level}` }) })));
		expect(differences(plain, await graphOf("a.docx", bytes))).toEqual([]);
	});

	describeInBrowser("printed", () => {
		it("a PDF", async () => {
			const browser = await launchChromium();
			try {
				const tab = await browser.newPage();
				await tab.setContent(page(lines).replaceAll(/<(nav|footer).*?<\/\1>|<div class="(?:breadcrumb|share)".*?<\/div>/g, ""));
				const bytes = await tab.pdf({ format: "A4", displayHeaderFooter: true, margin: { top: "2cm", bottom: "2cm" } });
				expect(differences(plain, await graphOf("a.pdf", bytes))).toEqual([]);
			} finally {
				await browser.close();
			}
		});
	});
});

function page(lines: readonly { text: string; level: number }[]): string {
	const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
	const body = lines.map(({ text, level }) =>
		level > 0 ? `<h${level}>${escaped(text)}</h${level}>` : `<p>${escaped(text)}</p>`,
	);
	return `<!doctype html><html><head><meta charset="utf-8"><title>本地新闻网</title><script>var a = 1;</script></head><body>
<nav><a href="/">首页</a><a href="/yw">要闻</a></nav><div class="breadcrumb">当前位置：首页 &gt; 要闻</div>
<div class="main"><div class="content">${body.join("\n")}</div>
<div class="share">分享到 微信 微博</div></div><footer>版权所有 本地新闻网</footer></body></html>`;
}
