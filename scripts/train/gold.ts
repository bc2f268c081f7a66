import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fold } from "../../src/ingest/fold.ts";
import { read } from "../../src/ingest/read.ts";
import type { Report } from "../../src/ingest/report.ts";
import { sentences } from "../../src/ingest/sentences.ts";
import type { Span } from "../../src/ingest/span.ts";
import type { Example, Name } from "./example.ts";

interface GoldEntity {
	type: string;
	also?: string[];
	name: string;
	names?: string[];
	organs?: string[];
	optional?: boolean;
}

/** A report of a gold document, aligned. */
export interface GoldReport extends Example {
	report: Report;
}

/** Reads the texts of `texts` that `gold` has annotations of, through the project's own ingest, and finds the annotated names in them. */
export async function readGold(gold: string, texts: string): Promise<GoldReport[]> {
	const found: GoldReport[] = [];
	for (const file of readdirSync(gold)
		.filter((f) => f.endsWith(".json"))
		.sort()) {
		const stem = file.slice(0, -".json".length);
		const { entities } = JSON.parse(readFileSync(join(gold, file), "utf8")) as { entities: GoldEntity[] };
		for await (const reading of read([join(texts, `${stem}.txt`)])) {
			if (!reading.ok) throw new Error(`${reading.name}: ${reading.reason}`);
			for (const report of reading.reports) {
				const folded = fold(report.text.value);
				found.push({ document: stem, report, folded, sentences: sentences(report), names: align(folded, entities) });
			}
		}
	}
	return found;
}

interface Form {
	types: Set<string>;
	optional: boolean;
}

/** The places of the entities' names in a text, longest names first, none overlapping another. White space does not count. */
function align(folded: string, entities: readonly GoldEntity[]): Name[] {
	const forms = new Map<string, Form>();
	const add = (name: string, types: readonly string[], optional: boolean) => {
		const form = squeeze(fold(name)).text;
		if (form.length < 2) return;
		const known = forms.get(form);
		if (!known) forms.set(form, { types: new Set(types), optional });
		else {
			for (const type of types) known.types.add(type);
			known.optional &&= optional;
		}
	};
	for (const entity of entities) {
		const types = [entity.type, ...(entity.also ?? [])];
		for (const name of new Set([entity.name, ...(entity.names ?? [])])) add(name, types, entity.optional ?? false);
	}
	for (const entity of entities) for (const name of entity.organs ?? []) add(name, ["Agency"], entity.optional ?? false);
	const { text, at } = squeeze(folded);
	const taken = new Uint8Array(text.length);
	const names: Name[] = [];
	for (const [form, { types, optional }] of [...forms].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))) {
		for (let i = text.indexOf(form); i >= 0; i = text.indexOf(form, i + 1)) {
			const end = i + form.length;
			if (taken.subarray(i, end).some((x) => x === 1)) continue;
			const span: Span = { start: at[i] as number, end: (at[end - 1] as number) + 1 };
			if (folded.slice(span.start, span.end).includes("\n")) continue;
			taken.fill(1, i, end);
			names.push({ ...span, types: [...types], optional });
		}
	}
	return names.sort((a, b) => a.start - b.start);
}

/** The text without white space, and where its characters were. */
function squeeze(text: string): { text: string; at: number[] } {
	const at: number[] = [];
	let squeezed = "";
	for (let i = 0; i < text.length; i++) {
		if (/\s/.test(text[i] as string)) continue;
		squeezed += text[i];
		at.push(i);
	}
	return { text: squeezed, at };
}
