import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { read } from "../../src/ingest/read.ts";
import { ARTICLE, PLAIN } from "./article.ts";
import { makeDocx } from "./docx.ts";
import { makePdf } from "./pdf.ts";

/** Mutated inputs; `npm run test:long` asks for more. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 500);
/** A reader that is longer at a file of a few kilobytes hangs. */
const HANG = 10_000;
/** What all runs together may add to the memory of the process: one that keeps what it read, or takes a length at its word, needs more. */
const MEMORY = 1e9;

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "reportgraph-fuzz-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A generator of numbers in [0, 1) that is the same in every run (mulberry32). */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Flips, cuts out, repeats or inserts bytes, one to eight times. */
function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
	let out = Buffer.from(bytes);
	const at = () => Math.floor(random() * out.length);
	for (let n = 1 + Math.floor(random() * 8); n > 0 && out.length > 0; n--) {
		const kind = Math.floor(random() * 5);
		const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
		if (kind === 0) out[from] = Math.floor(random() * 256);
		else if (kind === 1) out = Buffer.concat([out.subarray(0, from), out.subarray(Math.min(to, from + 64))]);
		else if (kind === 2) out = Buffer.concat([out.subarray(0, to), out.subarray(from, to), out.subarray(to)]).subarray(0, 1e6);
		else if (kind === 3) out = Buffer.concat([out.subarray(0, from), Buffer.from([0, 255, 13, 10, 0xe4]), out.subarray(from)]);
		else if (random() < 0.3) out = out.subarray(0, from);
	}
	return out;
}

it(
	`survives ${RUNS} mutated files of every format`,
	async () => {
		const table = `标题,日期,正文\n${ARTICLE.title},2024-05-06,"${ARTICLE.paragraphs.join("\n")}"\n`;
		const docx = makeDocx(ARTICLE.paragraphs.map((text) => ({ text })));
		const originals: [string, Uint8Array][] = [
			["a.txt", Buffer.from(PLAIN)],
			["b.txt", Buffer.from(`\ufeff${PLAIN}`, "utf16le")],
			["a.md", Buffer.from(`# ${ARTICLE.title}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n${PLAIN}`)],
			[
				"a.html",
				Buffer.from(
					`<html><body><h1>${ARTICLE.title}</h1><table><tr><td>一</td><td>二</td></tr></table><p>${ARTICLE.paragraphs.join("</p><p>")}</p></body></html>`,
				),
			],
			["a.pdf", makePdf([ARTICLE.paragraphs.map((text, i) => ({ text, x: 50, y: 700 - 20 * i }))])],
			["a.docx", docx],
			["a.csv", Buffer.from(table)],
			["a.jsonl", Buffer.from(`${JSON.stringify({ title: ARTICLE.title, text: PLAIN })}\n`.repeat(3))],
			["a.zip", zipSync({ "a.txt": Buffer.from(PLAIN), "b.docx": docx })],
		];
		const random = seeded(4);
		let readings = 0;
		let most = 0;
		const before = process.memoryUsage.rss();
		for (let run = 0; run < RUNS; run++) {
			const [name, bytes] = originals[run % originals.length] as [string, Uint8Array];
			const path = join(folder, name);
			writeFileSync(path, mutated(bytes, random));
			const started = Date.now();
			for await (const reading of read([path])) {
				readings++;
				if (reading.ok) for (const report of reading.reports) expect(report.blocks.length).toBeGreaterThan(0);
				else expect(reading.reason).toMatch(/^[^\n]{10,300}$/);
			}
			most = Math.max(most, process.memoryUsage.rss() - before);
			expect(Date.now() - started, `time for run ${run} of ${name}`).toBeLessThan(HANG);
		}
		expect(readings).toBeGreaterThanOrEqual(RUNS);
		expect(most).toBeLessThan(MEMORY);
	},
	300_000 + RUNS * 500,
);
