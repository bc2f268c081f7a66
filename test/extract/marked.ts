import type { Mention, Referent } from "../../src/extract/claim.ts";
import type { Document } from "../../src/extract/document.ts";
import { fold } from "../../src/ingest/fold.ts";
import type { Block, BlockKind } from "../../src/ingest/report.ts";
import { sentences } from "../../src/ingest/sentences.ts";
import { Text } from "../../src/ingest/text.ts";
import type { EntityType } from "../../src/schema.ts";

const TYPES: Record<string, EntityType> = {
	P: "Person",
	A: "Agency",
	C: "Company",
	I: "Institution",
	J: "Project",
	Z: "Zone",
	L: "Place",
};

/**
 * A document from text with its names marked: `[L:三河县]`, a name in a name `[A:[L:三河县]水务局]`, a short form of a full
 * name `[L:三河=三河县]`, a pointer `[L:我县>三河县]`. A line is a block; `kind|` before it says what kind (paragraph if not).
 */
export function marked(source: string, more: { place?: string; byline?: string } = {}): Document {
	let value = "";
	const mentions: (Mention & { full: string; type: EntityType })[] = [];
	const blocks: Block[] = [];
	for (const line of source.split("\n")) {
		const head = /^([a-z]+)\|/.exec(line);
		if (value !== "") value += "\n";
		const start = value.length;
		value = read(line.slice(head?.[0].length ?? 0), value, mentions);
		blocks.push({ kind: (head?.[1] ?? "paragraph") as BlockKind, start, end: value.length });
	}
	mentions.sort((a, b) => a.start - b.start || b.end - a.end);
	const referents: Referent[] = [];
	for (const mention of mentions) {
		const text = value.slice(mention.start, mention.end);
		let index = referents.findIndex((r) => r.name === mention.full && r.type === mention.type);
		if (index < 0)
			index = referents.push({ type: mention.type, name: mention.full, names: [mention.full], scope: null, confidence: 1 }) - 1;
		const names = (referents[index] as Referent).names;
		if (mention.names && !names.includes(text)) names.push(text);
		mention.referent = index;
	}
	const report = {
		id: "r",
		source: "r.txt",
		title: null,
		subtitles: [],
		paper: null,
		date: null,
		reporters: [],
		byline: more.byline ?? null,
		place: more.place ?? null,
		text: Text.verbatim(value),
		blocks,
	};
	return {
		report,
		folded: fold(value),
		sentences: sentences(report),
		mentions: mentions.map(({ start, end, referent, names, rule }) => ({ start, end, referent, names, rule })),
		referents,
	};
}

function read(line: string, before: string, mentions: (Mention & { full: string; type: EntityType })[]): string {
	let value = before;
	const open: { type: EntityType; start: number }[] = [];
	for (let i = 0; i < line.length; i++) {
		const mark = /^\[([PACIJZL]):/.exec(line.slice(i, i + 3));
		if (mark) {
			open.push({ type: TYPES[mark[1] as string] as EntityType, start: value.length });
			i += 2;
		} else if (open.length > 0 && /^[=>\]]/.test(line.charAt(i))) {
			const { type, start } = open.pop() as { type: EntityType; start: number };
			const pointer = line.charAt(i) === ">";
			let full = value.slice(start);
			if (line.charAt(i) !== "]") {
				const end = line.indexOf("]", i);
				full = line.slice(i + 1, end);
				i = end;
			}
			mentions.push({ start, end: value.length, referent: -1, names: !pointer, rule: "test", full, type });
		} else value += line.charAt(i);
	}
	return value;
}
