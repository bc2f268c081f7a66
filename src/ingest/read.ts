import { readFile } from "node:fs/promises";
import { reportsOf } from "./assemble.ts";
import { decode } from "./encoding.ts";
import { checkFile, chooser, filesOf, type Selection } from "./files.ts";
import { type Columns, csvRows, jsonlRows, type Row } from "./formats/table.ts";
import { LIMITS, type Limits, megabytes, Unreadable } from "./limits.ts";
import type { Reading, Report } from "./report.ts";
import { members } from "./zip.ts";

/** How sources are read; what is left out has its default. */
export interface ReadOptions extends Selection {
	/** The encoding of all text files, instead of the one that is detected. */
	encoding?: string;
	/** Which columns of tables hold what. */
	columns?: Columns;
	/** Whose 我区, 我市 the reports speak of, where they do not say. */
	place?: string;
	/** ISO dates (or beginnings of them): reports of an earlier or a later issue are left out; undated ones stay. */
	since?: string;
	until?: string;
	limits?: Partial<Limits>;
}

/** All of a folder or an archive. */
const WHOLE: Selection = { include: undefined, exclude: undefined };

interface Input {
	name: string;
	bytes: Uint8Array;
	/** Archives around it. */
	depth: number;
}

/**
 * Reads files, folders, archives and `-` (standard input), in the order of the arguments and of the names in them, one source
 * at a time. A source that cannot be read is a reading with the reason; it stops none of the others.
 */
export async function* read(paths: readonly string[], options: ReadOptions = {}): AsyncGenerator<Reading> {
	const limits = { ...LIMITS, ...options.limits };
	for (const path of paths) {
		if (path === "-") {
			yield* readInput(
				async () => ({ name: "stdin", bytes: await standardInput(limits.file), depth: 0 }),
				"stdin",
				options,
				limits,
			);
			continue;
		}
		for (const file of await filesOf(path, options)) {
			if ("reason" in file) {
				yield { ok: false, name: file.name, reason: file.reason };
				continue;
			}
			const { path: at, name } = file;
			// What has been chosen from a folder is read whole.
			const own = at.equals(Buffer.from(path)) ? options : { ...options, ...WHOLE };
			yield* readInput(async () => ({ name, bytes: await content(at, name, limits), depth: 0 }), name, own, limits);
		}
	}
}

async function* readInput(
	load: () => Promise<Input>,
	name: string,
	options: ReadOptions,
	limits: Limits,
): AsyncGenerator<Reading> {
	try {
		yield* readBytes(await load(), options, limits);
	} catch (error) {
		yield {
			ok: false,
			name,
			reason: error instanceof Unreadable ? error.message : `cannot be read: ${(error as Error).message.split("\n")[0]}`,
		};
	}
}

async function content(path: Buffer, name: string, limits: Limits): Promise<Uint8Array> {
	const size = await checkFile(path);
	const limit = /\.zip$/i.test(name) ? limits.archive : limits.file;
	if (size > limit) throw tooLarge(size, limit);
	return readFile(path);
}

function tooLarge(size: number, limit: number): Unreadable {
	return new Unreadable(`has ${megabytes(size)}, more than the limit of ${megabytes(limit)}: split it, or raise the limit`);
}

async function standardInput(limit: number): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of process.stdin) {
		size += chunk.length;
		if (size > limit) throw tooLarge(size, limit);
		chunks.push(Buffer.from(chunk));
	}
	return Buffer.concat(chunks);
}

type Format = "txt" | "md" | "html" | "pdf" | "docx" | "csv" | "jsonl" | "zip";

const FORMATS: Record<string, Format> = {
	txt: "txt",
	text: "txt",
	md: "md",
	markdown: "md",
	html: "html",
	htm: "html",
	xhtml: "html",
	shtml: "html",
	pdf: "pdf",
	docx: "docx",
	csv: "csv",
	tsv: "csv",
	jsonl: "jsonl",
	ndjson: "jsonl",
	zip: "zip",
};

/** Formats that are not read, and what to do about them. */
const UNSUPPORTED: [RegExp, string][] = [
	[/^(?:doc|wps|rtf|odt|pages)$/, "is a document of a format that is not read: save it as .docx, .pdf or .txt"],
	[/^(?:xls|xlsx|et|ods|numbers)$/, "is a spreadsheet, which is not read: save the sheet as .csv (UTF-8)"],
	[/^(?:ppt|pptx|dps|odp|key)$/, "is a presentation, which is not read: save it as .pdf"],
	[/^(?:mht|mhtml|webarchive)$/, "is a web archive, which is not read: save the page as .html"],
	[/^(?:jpe?g|png|gif|bmp|tiff?|webp|heic)$/, "is a picture: have its text recognised (OCR), then give the text"],
	[
		/^(?:rar|7z|tar|gz|tgz|bz2|xz)$/,
		"is an archive of a format that is not read: unpack it and give the folder, or pack it as .zip",
	],
	[/^(?:json)$/, "is JSON, not JSON lines: save one object a line as .jsonl"],
	[/^(?:epub|mobi|caj|ofd)$/, "is a book or paper of a format that is not read: save it as .pdf or .txt"],
];

/** By its ending, but the first bytes of a PDF or a zip outweigh it. Throws `Unreadable` for a format that is not read. */
function formatOf(name: string, bytes: Uint8Array): Format {
	const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
	const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
	for (const [endings, reason] of UNSUPPORTED) if (endings.test(ending)) throw new Unreadable(reason);
	if (start.startsWith("%PDF-")) return "pdf";
	if (start.startsWith("PK\u0003\u0004") || start.startsWith("PK\u0005\u0006")) return ending === "docx" ? "docx" : "zip";
	const format = FORMATS[ending];
	if (format === "zip" || format === "docx" || format === "pdf") {
		const what = { zip: "zip archive", docx: "Word document (.docx)", pdf: "PDF" }[format];
		throw new Unreadable(`is no ${what}, whatever its ending says: open it and save it anew, or give it its true ending`);
	}
	if (/^\s*<(?:!doctype html|html|head|body)\b/i.test(start.replace(/^\u00ef\u00bb\u00bf/, ""))) return "html";
	return format ?? "txt";
}

async function* readBytes({ name, bytes, depth }: Input, options: ReadOptions, limits: Limits): AsyncGenerator<Reading> {
	if (bytes.length === 0) throw new Unreadable("is empty: nothing to read");
	const format = formatOf(name, bytes);
	if (format === "zip") {
		yield* readArchive({ name, bytes, depth }, options, limits);
		return;
	}
	if (bytes.length > limits.file) throw tooLarge(bytes.length, limits.file);
	if (format === "pdf" || format === "docx") {
		const { text, notes } =
			format === "pdf"
				? await (await import("./formats/pdf.ts")).pdfText(bytes, limits)
				: { text: await (await import("./formats/docx.ts")).docxText(bytes, limits), notes: [] };
		yield reading(name, format, null, text, bytes.length, notes, options);
		return;
	}
	const { text, encoding, notes } = decode(bytes, options.encoding ?? (format === "html" ? declaredEncoding(bytes) : undefined));
	if (text.trim() === "") throw new Unreadable("holds nothing but white space: nothing to read");
	if (format === "csv" || format === "jsonl") {
		const rows = format === "csv" ? csvRows(text, options.columns) : jsonlRows(text, options.columns);
		if (rows.length === 0) throw new Unreadable("is a table without rows: nothing to read");
		for (const row of rows) yield rowReading(name, format, encoding, row, options);
		return;
	}
	const extracted = format === "html" ? (await import("./formats/html.ts")).htmlText(text) : text;
	yield reading(name, format, encoding, extracted, bytes.length, notes, options);
}

function rowReading(name: string, format: Format, encoding: string, row: Row, options: ReadOptions): Reading {
	const own = `${name}!${row.row}`;
	if (row.fault !== null) return { ok: false, name: own, reason: row.fault };
	return reading(own, format, encoding, row.text, Buffer.byteLength(row.text), [], options);
}

/** The encoding that a page itself declares, where it is one that Chinese pages are in. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
	const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
	const declared = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
	// A page that calls itself UTF-8 may lie; detection tells. What calls itself GBK is seldom anything else.
	return declared && /^(?:gb|big5)/.test(declared) && !isUtf8(bytes)
		? declared.startsWith("gb")
			? "gb18030"
			: "big5"
		: undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

async function* readArchive({ name, bytes, depth }: Input, options: ReadOptions, limits: Limits): AsyncGenerator<Reading> {
	if (depth >= limits.nesting)
		throw new Unreadable(`is an archive within ${depth} others, more than the limit: unpack it and give the folder`);
	const isChosen = chooser(options);
	let room = limits.archive;
	const all = members(bytes).filter((m) => !/(?:^|\/)(?:\.(?!\.\/)|__MACOSX\/)/.test(m.name));
	if (all.length === 0) throw new Unreadable("is an archive without files: nothing to read");
	const chosen = all.filter((member) => isChosen(member.name));
	if (chosen.length === 0) throw new Unreadable("holds no file of the names asked for: change --include or --exclude");
	for (const member of chosen) {
		const own = `${name}!${member.name}`;
		const load = async (): Promise<Input> => {
			if (/(?:^|\/)\.\.(?:\/|$)|^\/|^[A-Za-z]:/.test(member.name))
				throw new Unreadable("is a name that leads out of the archive: it is not read; pack the archive anew");
			if (member.encrypted) throw new Unreadable("is locked by a password: unpack the archive and give the folder");
			const limit = /\.zip$/i.test(member.name) ? limits.archive : limits.file;
			if (member.size > limit) throw tooLarge(member.size, limit);
			if (member.size > room)
				throw new Unreadable(
					`goes beyond the limit of ${megabytes(limits.archive)} for what an archive unpacks to: unpack it and give the folder, or raise the limit`,
				);
			room -= member.size;
			return { name: own, bytes: member.bytes(), depth: depth + 1 };
		};
		yield* readInput(load, own, { ...options, ...WHOLE }, limits);
	}
}

function reading(
	name: string,
	format: Format,
	encoding: string | null,
	text: string,
	bytes: number,
	notes: readonly string[],
	options: ReadOptions,
): Reading {
	const source = { name, format, encoding, text, bytes };
	const all = reportsOf(source);
	const reports = all
		.filter((report) => isWithin(report, options))
		.map((report) => ({ ...report, place: report.place ?? options.place ?? null }));
	const left = all.length - reports.length;
	const said = [...notes, ...(left > 0 ? [`${left} of ${all.length} reports left out by their date`] : [])];
	return { ok: true, source, reports, notes: said };
}

/** Whether the report's date lies within since and until, each as precise as it is given. */
function isWithin({ date }: Report, { since, until }: ReadOptions): boolean {
	if (date === null) return true;
	const cut = (bound: string) => date.slice(0, bound.length);
	const early = since !== undefined && cut(since) < since.slice(0, date.length);
	const late = until !== undefined && cut(until) > until.slice(0, date.length);
	return !early && !late;
}
