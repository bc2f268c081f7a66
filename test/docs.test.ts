import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseGold } from "../src/eval/gold.ts";
import { parseLexicon } from "../src/extract/lexicon/own.ts";
import { NODE_TYPES } from "../src/schema.ts";
import { ROOT } from "./run.ts";

const text = readFileSync(join(ROOT, "docs", "extraction.md"), "utf8");

/** The first fenced block of a kind. */
function fence(kind: string): string {
	return new RegExp(`^\`\`\`${kind}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(text)?.[1] as string;
}

test("docs/extraction.md: the lexicon that it shows is one", () => {
	const { names, titles, stops } = parseLexicon(fence("text"), "docs");
	expect([names.length, titles.length, stops.length]).toEqual([2, 2, 1]);
});

test("docs/extraction.md: the gold that it shows is one", () => {
	expect(parseGold(fence("json"), "docs").relations).toHaveLength(2);
});

test("docs/extraction.md names every type as the schema does, and every file that it points at is there", () => {
	for (const [type, { zh, entity }] of Object.entries(NODE_TYPES)) if (entity) expect(text).toContain(`\`${type}\` ${zh}`);
	for (const [, path] of text.matchAll(/`((?:src|test|scripts|models|fixtures)\/[\w./-]+)`/g))
		expect(() => readFileSync(join(ROOT, path as string))).not.toThrow(/ENOENT/);
});
