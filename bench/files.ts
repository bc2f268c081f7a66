import { zipSync } from "fflate";
import { makeDocx } from "../test/ingest/docx.ts";
import { makePdf } from "../test/ingest/pdf.ts";

/** The texts one after the other in every format that is read: names and contents of files. */
export function files(texts: readonly string[]): [string, Uint8Array][] {
	const whole = texts.join("\n\n");
	const lines = whole.split(/\r?\n/).filter((line) => line.trim() !== "");
	const rows = texts.map((text) => ({ title: text.trim().split("\n")[0] as string, text }));
	const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
	const element = (line: string) => `<p>${line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`;
	return [
		["reports.txt", Buffer.from(whole)],
		["reports.utf16.txt", Buffer.from(`\ufeff${whole}`, "utf16le")],
		["reports.md", Buffer.from(lines.join("\n\n"))],
		["reports.html", Buffer.from(`<!doctype html><html><body><article>${lines.map(element).join("\n")}</article></body></html>`)],
		["reports.pdf", makePdf(pages(lines))],
		["reports.docx", makeDocx(lines.map((text) => ({ text })))],
		["reports.csv", Buffer.from(`title,text\n${rows.map(({ title, text }) => `${cell(title)},${cell(text)}`).join("\n")}\n`)],
		["reports.jsonl", Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""))],
		["reports.zip", zipSync({ "reports.txt": Buffer.from(whole) })],
	];
}

/** Lines of a page, and characters of a line that its width holds. */
const HEIGHT = 45;
const WIDTH = 48;

function pages(lines: readonly string[]): { text: string; x: number; y: number }[][] {
	const wrapped = lines.flatMap((line) => line.match(new RegExp(`.{1,${WIDTH}}`, "gu")) ?? []);
	return Array.from({ length: Math.ceil(wrapped.length / HEIGHT) }, (_, page) =>
		wrapped.slice(page * HEIGHT, (page + 1) * HEIGHT).map((text, i) => ({ text, x: 50, y: 780 - i * 16 })),
	);
}
