import { createHash } from "node:crypto";
import { type Article, articlesOf } from "./articles.ts";
import { append, appendMark, type Line } from "./line.ts";
import { linesOf } from "./lines.ts";
import { paragraphs } from "./paragraphs.ts";
import { placeFinder } from "./place.ts";
import { withoutRepeats } from "./repeats.ts";
import type { Block, Report, Source } from "./report.ts";
import { Text } from "./text.ts";

/** The reports of a source: its text repaired and split into articles. */
export function reportsOf(source: Source): Report[] {
	const layout = withoutRepeats(paragraphs(linesOf(source.text)));
	const findPlace = placeFinder(source.text, [source.name]);
	return articlesOf(layout).map((article) => reportOf(article, source.name, findPlace, layout.cuts));
}

function reportOf(
	article: Article,
	source: string,
	findPlace: (parts: readonly string[]) => string | null,
	cuts: readonly number[],
): Report {
	const whole: Line = { value: "", starts: [], ends: [] };
	const blocks: Block[] = [];
	for (const { kind, line } of article.blocks) {
		if (blocks.length > 0) appendMark(whole, "\n");
		const start = whole.value.length;
		append(whole, line);
		blocks.push({ kind, start, end: whole.value.length });
	}
	const { title, subtitles, paper, date, reporters, byline } = article;
	const posts = article.blocks.find((block) => block.kind === "byline")?.line.value ?? "";
	const place = findPlace([posts, whole.value, paper ?? ""]);
	const text = new Text(whole.value, Int32Array.from(whole.starts), Int32Array.from(whole.ends), cuts);
	return { id: idOf(whole.value), source, title, subtitles, paper, date, reporters, byline, place, text, blocks };
}

/** A hash of the text without its white space: the same article in two files, wrapped differently, has one id. */
function idOf(text: string): string {
	return createHash("sha256").update(text.replaceAll(/\s/g, "")).digest("hex").slice(0, 16);
}
