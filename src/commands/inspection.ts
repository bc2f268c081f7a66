import { styleText } from "node:util";
import type { InspectedMention, InspectedReport, InspectedSentence, Inspection } from "../extract/inspect.ts";
import type { LeftOut, Repair } from "../ingest/repairs.ts";
import type { EntityType } from "../schema.ts";

/** How a name is drawn on a terminal. */
const STYLES: Record<EntityType, Parameters<typeof styleText>[0]> = {
	Person: "red",
	Agency: "blue",
	Company: "yellow",
	Institution: "magenta",
	Project: "green",
	Zone: "cyan",
	Place: "gray",
};

/** Longest piece of text that a line shows of a repair, in characters. */
const SHOWN = 40;
/** Characters shown beside a repair. */
const BESIDE = 6;

/** Draws text; `colour` false leaves it as it is. */
type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** What was read of a source, in words, ending in a line break. `source` is its extracted text. */
export function describeInspection(inspection: Inspection, source: string, colour: boolean): string {
	const paint: Paint = (style, text) => (colour && text !== "" ? styleText(style, text, { validateStream: false }) : text);
	const { name, format, encoding, bytes, characters, notes, reports } = inspection;
	const line = lineFinder(source);
	const lines = [
		paint("bold", name),
		`format     ${format}${encoding ? `, ${encoding}` : ""}; ${bytes} bytes, ${characters} characters`,
		...notes.map((note) => `note       ${note}`),
		...inspection.leftOut.map((left) => describeLeftOut(left, line)),
		...reports.flatMap((report, i) => describeReport(report, `${i + 1} of ${reports.length}`, source, line, paint)),
	];
	if (reports.length === 0) lines.push("no report in it");
	return `${lines.join("\n")}\n`;
}

function describeLeftOut({ start, text, again }: LeftOut, line: (offset: number) => number): string {
	return `left out   line ${line(start)}: ${cut(text)}${again ? "  (stands elsewhere too)" : ""}`;
}

function describeReport(
	report: InspectedReport,
	which: string,
	source: string,
	line: (offset: number) => number,
	paint: Paint,
): string[] {
	const { title, subtitles, paper, date, reporters, byline, place, repairs, drops } = report;
	const all = (list: readonly string[]) => list.join("、") || null;
	const fields: [string, string | null][] = [
		["title", title],
		["subtitles", subtitles.join(" / ") || null],
		["paper", paper],
		["date", date],
		["reporters", all(reporters)],
		["byline", byline],
		["place", place],
	];
	return [
		"",
		paint("bold", `report ${which}: ${report.id}`),
		...fields.map(([name, value]) => `${name.padEnd(11)}${value === null ? paint("dim", "not found") : visible(value)}`),
		`repairs    ${tally(repairs)}`,
		...repairs.map((repair) => `  ${describeRepair(repair, source, line, paint)}`),
		"text",
		...report.sentences.flatMap((sentence) => describeSentence(sentence, paint)),
		...drops.map(
			({ type, subject, object, reason, rule }) => `dropped    ${subject} ${type} ${object}: ${reason} (rule ${rule})`,
		),
	];
}

/** How many of each kind, the most frequent first. */
function tally(repairs: readonly Repair[]): string {
	const counts = new Map<string, number>();
	for (const { kind } of repairs) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
	return sorted.map(([kind, n]) => `${n} ${kind}`).join(", ") || "none";
}

function describeRepair(
	{ kind, start, end, before, after }: Repair,
	source: string,
	line: (offset: number) => number,
	paint: Paint,
): string {
	const left = visible(source.slice(Math.max(0, start - BESIDE), start));
	const right = visible(source.slice(end, end + BESIDE));
	const shown = (text: string, style: Parameters<typeof styleText>[0]) => `${left}${paint(style, cut(text))}${right}`;
	return `line ${line(start)}, ${kind}: ${shown(before, ["red", "inverse"])} → ${shown(after, "green")}`;
}

function describeSentence({ kind, text, mentions, claims, facts }: InspectedSentence, paint: Paint): string[] {
	return [
		`  ${paint("dim", kind.padEnd(9))} ${marked(text, mentions, paint)}`,
		...claims.map(({ type, subject, object, properties, status, confidence, rule }) => {
			const more = [...Object.entries(properties).map(([key, value]) => `${key} ${value}`), ...(status ? [status] : [])];
			return `${" ".repeat(12)}→ ${subject} ${paint("bold", type)} ${object}${more.length ? `, ${more.join(", ")}` : ""} ${paint("dim", `(${confidence}, ${rule})`)}`;
		}),
		...facts.map(
			({ name, property, value, rule }) =>
				`${" ".repeat(12)}· ${name}: ${property} ${typeof value === "string" ? value : value.text} ${paint("dim", `(${rule})`)}`,
		),
	];
}

/** 〔区委 Agency〕书记: the text with its names underlined and their types behind them; what only points says at what. */
function marked(text: string, mentions: readonly InspectedMention[], paint: Paint): string {
	const draw = (from: number, to: number, inner: readonly InspectedMention[]): string => {
		let out = "";
		let at = from;
		for (const [i, mention] of inner.entries()) {
			if (mention.start < at) continue;
			const own = inner.slice(i + 1).filter((other) => other.start >= mention.start && other.end <= mention.end);
			const target = mention.names ? "" : ` =${visible(mention.name)}`;
			out += `${visible(text.slice(at, mention.start))}${paint("dim", "〔")}${paint(["underline", ...[STYLES[mention.type]].flat()], draw(mention.start, mention.end, own))}`;
			out += paint("dim", `${target} ${mention.type}〕`);
			at = mention.end;
		}
		return out + visible(text.slice(at, to));
	};
	return draw(
		0,
		text.length,
		[...mentions].sort((a, b) => a.start - b.start || b.end - a.end),
	);
}

/** On one line, every character seen: ⏎ ends a line, · is a space, others that have no shape stand as their numbers. */
function visible(text: string): string {
	return text
		.replaceAll(/\r\n|[\n\r\u0085\u2028\u2029]/g, "⏎")
		.replaceAll("\t", "⇥")
		.replaceAll(/[\p{Cc}\p{Cf}]/gu, (char) => `‹${(char.codePointAt(0) as number).toString(16).padStart(4, "0")}›`);
}

function cut(text: string): string {
	const shown = visible(text);
	return shown.length <= SHOWN ? shown : `${shown.slice(0, SHOWN / 2)}…(${text.length})…${shown.slice(-SHOWN / 2)}`;
}

/** Gives the number of the line, from 1, that an offset stands in. */
function lineFinder(source: string): (offset: number) => number {
	const ends = [...source.matchAll(/\n|\r(?!\n)|\f/g)].map((match) => match.index);
	return (offset) => {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((ends[middle] as number) < offset) low = middle + 1;
			else high = middle;
		}
		return low + 1;
	};
}
