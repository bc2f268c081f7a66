import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerpt } from "../../src/extract/excerpt.ts";
import { contains } from "../../src/ingest/span.ts";

describe("excerpt", () => {
	it("leaves what is short whole", () => {
		expect(excerpt("一句话。", { start: 0, end: 4 }, [{ start: 1, end: 2 }])).toEqual([{ start: 0, end: 4 }]);
	});

	it("quotes the clauses of what is far apart", () => {
		const text = `甲集团开口了，${"又说了一句，".repeat(80)}投资了乙园，完。`;
		const held = [
			{ start: 0, end: 3 },
			{ start: text.indexOf("乙园"), end: text.indexOf("乙园") + 2 },
		];
		expect(excerpt(text, { start: 0, end: text.length }, held).map(({ start, end }) => text.slice(start, end))).toEqual([
			"甲集团开口了，",
			"投资了乙园，",
		]);
	});

	it("holds all that it must, and is short however long the stretch", () => {
		const text = fc.string({ unit: fc.constantFrom("甲", "乙", "，", "。"), minLength: 300, maxLength: 3000 });
		fc.assert(
			fc.property(text, fc.array(fc.nat(2990), { minLength: 1, maxLength: 3 }), (words, starts) => {
				const stretch = { start: 0, end: words.length };
				const held = starts.map((start) => ({ start, end: start + 3 })).filter((span) => span.end <= words.length);
				const parts = excerpt(words, stretch, held);
				for (const span of held) expect(parts.some((part) => contains(part, span))).toBe(true);
				for (const part of parts) expect(contains(stretch, part)).toBe(true);
				expect(parts.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThanOrEqual(400 * Math.max(1, held.length));
			}),
		);
	});
});
