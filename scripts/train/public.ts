import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fold } from "../../src/ingest/fold.ts";
import type { Example, Name } from "./example.ts";

/** Types of CLUENER2020 that the tagger learns; scenes are addresses, and books, games and films no names to it. */
export const CLUENER_TYPES = ["name", "position", "address", "company", "government", "organization"];
export const PEOPLE_DAILY_TYPES = ["person", "place", "organ"];

/** The sentences of CLUENER2020 (train and dev) in `folder`. */
export function readCluener(folder: string): Example[] {
	return ["train.json", "dev.json"].flatMap((file) =>
		lines(join(folder, file)).map((line, i) => {
			const { text, label } = JSON.parse(line) as { text: string; label: Record<string, Record<string, [number, number][]>> };
			const names = Object.entries(label).flatMap(([type, forms]) =>
				Object.values(forms).flatMap((spans) =>
					spans.map(([start, last]) => name(start, last + 1, type === "scene" ? "address" : type)),
				),
			);
			return example(`cluener ${file} ${i}`, text, names);
		}),
	);
}

/** Every `step`th line of the People's Daily of January 1998, words with parts of speech (`word/nr  word/v …`). */
export function readPeopleDaily(file: string, step: number): Example[] {
	return lines(file)
		.filter((_, i) => i % step === 0)
		.map((line, i) => {
			let text = "";
			const names: Name[] = [];
			let surname: Name | null = null;
			for (const token of line.trim().split(/\s+/)) {
				const slash = token.lastIndexOf("/");
				if (slash < 1) continue;
				const word = token.slice(0, slash);
				const tag = token.slice(slash + 1);
				const start = text.length;
				text += word;
				// Surname and given name are two words.
				if (tag === "nr" && surname !== null) {
					surname.end = text.length;
					surname = null;
					continue;
				}
				surname = null;
				const type = { nr: "person", ns: "place", nt: "organ" }[tag];
				if (type === undefined) continue;
				const found = name(start, text.length, type);
				names.push(found);
				if (tag === "nr" && word.length <= 2 && !word.includes("·"))
					surname = word.length === 1 || COMPOUND.test(word) ? found : null;
			}
			return example(`people ${i}`, text, names);
		});
}

const COMPOUND = /^(?:欧阳|上官|司马|诸葛|司徒|皇甫|尉迟|公孙|慕容|令狐|东方|端木|夏侯|宇文|呼延)$/;

function name(start: number, end: number, type: string): Name {
	return { start, end, types: [type], optional: false };
}

/** A text cut at its stops, so that no sentence of the training is very long. */
function example(document: string, text: string, names: Name[]): Example {
	const folded = fold(text);
	const sentences = [];
	let start = 0;
	for (const { index } of folded.matchAll(/[。！？；]/g)) {
		if (names.some((n) => n.start <= index && index < n.end)) continue;
		sentences.push({ start, end: index + 1 });
		start = index + 1;
	}
	if (start < folded.length) sentences.push({ start, end: folded.length });
	return { document, folded, sentences, names };
}

function lines(file: string): string[] {
	return readFileSync(file, "utf8")
		.split("\n")
		.filter((line) => line.trim() !== "");
}
