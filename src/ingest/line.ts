import { isWide } from "./characters.ts";

/** A stretch of repaired text with its map back: `value[i]` stands for the source's `starts[i]` to `ends[i]`. */
export interface Line {
	value: string;
	starts: number[];
	ends: number[];
}

/** Puts `value` in the place of `start` to `end` of a line; each of its characters stands for the whole stretch. */
export interface Edit {
	start: number;
	end: number;
	value: string;
}

/** The part of a line from `start` to `end`. */
export function part(line: Line, start: number, end: number = line.value.length): Line {
	return { value: line.value.slice(start, end), starts: line.starts.slice(start, end), ends: line.ends.slice(start, end) };
}

/** A line without the white space at its ends. */
export function trim(line: Line): Line {
	const start = line.value.search(/\S/);
	if (start < 0) return part(line, 0, 0);
	const end = line.value.trimEnd().length;
	return start === 0 && end === line.value.length ? line : part(line, start, end);
}

/** The line after the edits, which are in order and do not overlap. */
export function edit(line: Line, edits: readonly Edit[]): Line {
	if (edits.length === 0) return line;
	const edited: Line = { value: "", starts: [], ends: [] };
	let from = 0;
	for (const { start, end, value } of edits) {
		append(edited, part(line, from, start));
		const stretch = { start: line.starts[start] as number, end: line.ends[end - 1] as number };
		append(edited, {
			value,
			starts: Array.from(value, () => stretch.start).slice(0, value.length),
			ends: Array.from(value, () => stretch.end).slice(0, value.length),
		});
		from = end;
	}
	append(edited, part(line, from));
	return edited;
}

/** Adds `tail` to the end of `line`, in place. */
export function append(line: Line, tail: Line): void {
	line.value += tail.value;
	for (const start of tail.starts) line.starts.push(start);
	for (const end of tail.ends) line.ends.push(end);
}

/** Adds a character that stands for nothing in the source. */
export function appendMark(line: Line, mark: string): void {
	const at = line.ends.at(-1) ?? 0;
	line.value += mark;
	line.starts.push(at);
	line.ends.push(at);
}

/** The width of a line in columns: two for a character of full width, one for any other. */
export function columns(value: string): number {
	let width = 0;
	for (let i = 0; i < value.length; i++) width += isWide(value[i] as string) ? 2 : 1;
	return width;
}
