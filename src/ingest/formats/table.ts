import { parse } from "csv-parse/sync";
import { Unreadable } from "../limits.ts";

/** What a column of a table of articles may hold, and the names that it goes by. */
const COLUMNS = {
	title: ["title", "headline", "标题", "題目", "题目", "标题名称", "文章标题", "新闻标题", "name"],
	text: ["text", "content", "body", "article", "正文", "内容", "内文", "全文", "文章内容", "新闻内容"],
	date: [
		"date",
		"time",
		"published",
		"publish_date",
		"pubdate",
		"publish_time",
		"日期",
		"时间",
		"发布时间",
		"发布日期",
		"发表时间",
	],
	source: ["source", "paper", "media", "site", "来源", "媒体", "报纸", "发布机构", "信息来源"],
	url: ["url", "link", "href", "网址", "链接", "原文链接"],
	author: ["author", "reporter", "作者", "记者"],
} as const;

export type Column = keyof typeof COLUMNS;
/** Which column of a table holds what, where its names do not say. */
export type Columns = Partial<Record<Column, string>>;

/** An article in a row of a table; `row` counts from 1, the header not among them. */
export interface Row {
	row: number;
	text: string;
	/** Why it cannot be read; null for a good row. */
	fault: string | null;
}

/** The articles of a CSV or TSV file. Throws `Unreadable` where no column of text is found or a quote is not closed. */
export function csvRows(text: string, columns: Columns = {}): Row[] {
	const firstLine = text.slice(0, text.search(/[\r\n]|$/));
	const delimiter = [",", "\t", ";"].sort((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] as string;
	let records: Record<string, string>[];
	try {
		records = parse(text, {
			columns: (header: string[]) => header.map((name) => name.trim()),
			delimiter,
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			bom: true,
		});
	} catch (error) {
		throw new Unreadable(`is no whole table: ${(error as Error).message.split("\n")[0]}; save it as CSV again`);
	}
	return rowsOf(
		records.map((value, i) => ({ row: i + 1, value })),
		columns,
	);
}

/** The articles of a file with one JSON object a line. A line that is no object is a row with a fault. */
export function jsonlRows(text: string, columns: Columns = {}): Row[] {
	const records: { row: number; value: Record<string, unknown> }[] = [];
	const faults: Row[] = [];
	for (const [i, line] of text.split(/\r?\n/).entries()) {
		if (line.trim() === "") continue;
		try {
			const value: unknown = JSON.parse(line);
			if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("is no object");
			records.push({ row: i + 1, value: value as Record<string, unknown> });
		} catch {
			faults.push({ row: i + 1, text: "", fault: "is no JSON object: mend the line" });
		}
	}
	if (records.length === 0 && faults.length > 0)
		throw new Unreadable("holds no JSON object: a .jsonl file has one object a line");
	return [...(records.length > 0 ? rowsOf(records, columns) : []), ...faults].sort((a, b) => a.row - b.row);
}

function rowsOf(records: readonly { row: number; value: Record<string, unknown> }[], columns: Columns): Row[] {
	const names = [...new Set(records.flatMap(({ value }) => Object.keys(value)))];
	const column = (kind: Column): string | undefined => {
		const given = columns[kind];
		if (given !== undefined) {
			if (!names.includes(given)) throw new Unreadable(`has no column «${given}»: it has ${names.join(", ")}`);
			return given;
		}
		return names.find((name) => (COLUMNS[kind] as readonly string[]).includes(name.toLowerCase()));
	};
	const text = column("text");
	if (text === undefined)
		throw new Unreadable(`has no column of text: name it by --columns text=NAME; it has ${names.join(", ") || "none"}`);
	const fields: [Column, string][] = [
		["title", "标题"],
		["date", "发布时间"],
		["source", "来源"],
		["author", "作者"],
		["url", "原文链接"],
	];
	return records.map(({ row, value }) => {
		const cell = (name: string | undefined): string =>
			name === undefined || value[name] == null ? "" : String(value[name]).trim();
		const head = fields
			.map(([kind, label]) => [label, cell(column(kind)).replaceAll(/\s+/g, " ")] as const)
			.filter(([, content]) => content !== "");
		const body = cell(text);
		if (body === "") return { row, text: "", fault: `has an empty «${text}»` };
		return { row, text: [...head.map(([label, content]) => `${label}：${content}`), "", body].join("\n"), fault: null };
	});
}
