import { type Command, InvalidArgumentError } from "commander";
import type { ReadOptions } from "../ingest/read.ts";

/** The options that say how files are read, as the command line gives them. */
export interface ReadingOptions {
	include?: string[];
	exclude?: string[];
	encoding?: string;
	columns?: ReadOptions["columns"];
	place?: string;
	since?: string;
	until?: string;
	maxSize?: number;
	maxArchive?: number;
	maxNesting?: number;
	maxPages?: number;
}

/** Adds the options that say how files are read, under a heading of their own. */
export function reading(command: Command): Command {
	return command
		.optionsGroup("How files are read:")
		.option("--include <glob>", "of folders and archives, read these files alone (any number of them)", collect)
		.option("--exclude <glob>", "of folders and archives, leave these files out (any number of them)", collect)
		.option("--encoding <name>", "encoding of all text files, instead of the one detected: utf-8, gb18030, big5 …", encoding)
		.option("--columns <list>", "which columns of tables hold what: title=标题,text=正文,date=日期", columns)
		.option("--place <name>", "whose 我区, 我市 it is where a report does not say: 昆山市")
		.option("--since <date>", "leave out reports that are older: 2024, 2024-05, 2024-05-06", date)
		.option("--until <date>", "leave out reports that are younger; those without a date stay", date)
		.option("--max-size <MB>", "largest file to read (default: 50)", count)
		.option("--max-archive <MB>", "largest zip archive, and content of one (default: 1000)", count)
		.option("--max-nesting <n>", "deepest archive within archives (default: 3)", count)
		.option("--max-pages <n>", "longest PDF (default: 2000)", count);
}

export function readOptions(given: ReadingOptions): ReadOptions {
	const { include, exclude, encoding, columns, place, since, until, maxSize, maxArchive, maxNesting, maxPages } = given;
	const limits = {
		...(maxSize && { file: maxSize * 1e6 }),
		...(maxArchive && { archive: maxArchive * 1e6 }),
		...(maxNesting && { nesting: maxNesting }),
		...(maxPages && { pages: maxPages }),
	};
	return { include, exclude, encoding, columns, place, since, until, limits };
}

function collect(given: string, before: string[] = []): string[] {
	return [...before, given];
}

function encoding(given: string): string {
	try {
		return new TextDecoder(given).encoding;
	} catch {
		throw new InvalidArgumentError("no known encoding.");
	}
}

const COLUMNS = ["title", "text", "date", "source", "url", "author"];

function columns(given: string): ReadingOptions["columns"] {
	const pairs = given.split(",").map((pair) => {
		const [kind = "", name = ""] = pair.split(/=(.*)/s);
		if (!COLUMNS.includes(kind) || name === "") throw new InvalidArgumentError(`write it as ${COLUMNS.join("=…,")}=…`);
		return [kind, name];
	});
	return Object.fromEntries(pairs);
}

function date(given: string): string {
	const iso = given.padEnd(10, "0000-01-01".slice(given.length));
	if (!/^\d{4}(-\d\d){0,2}$/.test(given) || Number.isNaN(Date.parse(iso)))
		throw new InvalidArgumentError("write it as 2024, 2024-05 or 2024-05-06.");
	return given;
}

function count(given: string): number {
	if (!/^[1-9]\d{0,8}$/.test(given)) throw new InvalidArgumentError("not a whole number above 0.");
	return Number(given);
}
