import { stringify } from "csv-stringify/sync";
import stringWidth from "string-width";
import type { Json, Rows } from "../store/store.ts";

export const FORMATS = ["table", "json", "csv"] as const;
export type Format = (typeof FORMATS)[number];

/** Columns of the terminal that a cell of a table takes at most; the other formats give it whole. */
const CELL = 60;

/** Rows as text that ends in a line break. JSON is a list of objects, or of lists where two columns have one name. */
export function formatRows({ columns, rows }: Pick<Rows, "columns" | "rows">, format: Format): string {
	if (format === "json")
		return `${JSON.stringify(
			rows.map((row) => asObject(columns, row)),
			null,
			2,
		)}\n`;
	if (format === "csv") return csv(columns, rows);
	return table(columns, rows);
}

/** UTF-8 with a byte order mark and CRLF, as Excel wants it; no text is run as a formula, and numbers stay numbers. */
function csv(columns: readonly string[], rows: readonly (readonly Json[])[]): string {
	const text = (value: Json) => (typeof value === "number" ? value : asText(value).replace(FORMULA, "'$&"));
	// A line feed by itself is no end of a record to the writer, but is one to most readers.
	return stringify([[...columns], ...rows.map((row) => row.map(text))], {
		bom: true,
		record_delimiter: "windows",
		quoted_match: /[\r\n]/,
	});
}

/** How a text begins that a spreadsheet takes for a formula, full-width forms among them. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

function asObject(columns: readonly string[], row: readonly Json[]): Record<string, Json> | readonly Json[] {
	return new Set(columns).size < columns.length ? row : Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null]));
}

/** A list as its entries, what has a structure as JSON. */
function asText(value: Json): string {
	if (value === null) return "";
	if (Array.isArray(value) && value.every((v) => typeof v !== "object" || v === null)) return value.map(asText).join("、");
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Columns under their names, apart by two spaces; numbers to the right. A Chinese character is two columns of a terminal wide. */
function table(columns: readonly string[], rows: readonly (readonly Json[])[]): string {
	const cells = rows.map((row) => row.map((value) => cut(printable(asText(value)))));
	const right = columns.map((_, i) => rows.length > 0 && rows.every((row) => typeof (row[i] ?? 0) === "number"));
	const widths = columns.map((column, i) => Math.max(stringWidth(column), ...cells.map((row) => stringWidth(row[i] ?? ""))));
	const line = (row: readonly string[]) =>
		row
			.map((cell, i) => {
				const space = " ".repeat((widths[i] ?? 0) - stringWidth(cell));
				return right[i] ? space + cell : cell + space;
			})
			.join("  ")
			.trimEnd();
	return [line(columns), widths.map((width) => "─".repeat(width)).join("  "), ...cells.map(line), ""].join("\n");
}

/** On one line, without what a terminal would obey. */
function printable(text: string): string {
	return text.replace(/\s+/g, " ").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "");
}

const GRAPHEMES = new Intl.Segmenter("zh");

function cut(text: string): string {
	if (stringWidth(text) <= CELL) return text;
	let kept = "";
	let width = 0;
	for (const { segment } of GRAPHEMES.segment(text)) {
		width += stringWidth(segment);
		if (width > CELL - 1) break;
		kept += segment;
	}
	return `${kept}…`;
}
