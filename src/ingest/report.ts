import type { Span } from "./span.ts";
import type { Text } from "./text.ts";

/** What a stretch of a report is in its layout. */
export type BlockKind =
	| "title" // the headline, first line of the article
	| "subtitle" // a line above or below the headline
	| "heading" // a heading within the article
	| "byline" // posts and name of the person who speaks in the article
	| "reporter" // who wrote it: 记者, 通讯员, 整理
	| "paragraph"
	| "item" // an entry of a list
	| "row" // a row of a table, its cells apart by tabs
	| "caption" // a line under a picture
	| "note"; // an editor's note

/** A line of the layout: a stretch of `report.text.value` without its line break. Blocks are in order and do not overlap. */
export interface Block extends Span {
	kind: BlockKind;
}

/** One article of a source. */
export interface Report {
	/** Hash of its repaired text: the same article in two files is one report. */
	id: string;
	/** The source that it was read from, by name (see `Source.name`). */
	source: string;
	title: string | null;
	subtitles: string[];
	paper: string | null;
	/** ISO date of issue (2024-05-06, 2024-05, 2024), where the source states it. */
	date: string | null;
	reporters: string[];
	/** The person who speaks in the article (not its reporter), as named in the byline. */
	byline: string | null;
	/** Whose 我区, 我市, 全县 it is, as the text names it: a full or short place name. */
	place: string | null;
	text: Text;
	blocks: Block[];
}

/** A file as found, a member of an archive, or a row of a table: one stretch of extracted text. */
export interface Source {
	/** Path relative to the argument that named it, `/` between folders; `archive.zip!a/b.txt` for a member. */
	name: string;
	/** txt, md, html … */
	format: string;
	/** Name of the encoding that it was decoded from; null for binary formats. */
	encoding: string | null;
	/** The extracted text that all offsets of the evidence count in. */
	text: string;
	/** Bytes of the source as found. */
	bytes: number;
}

/** What became of one source: read into reports, or failed with a message that says why and what to do. */
export type Reading =
	| { ok: true; source: Source; reports: Report[]; notes: string[] }
	| { ok: false; name: string; reason: string };
