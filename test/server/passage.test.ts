import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passageOf } from "../../src/server/passage.ts";
import { cutAtQuotes } from "../../web/src/report/passage.ts";

describe("a passage", () => {
	it("holds the quoted stretches and what is around them, not a whole yearbook", () => {
		const text = `${"前".repeat(50_000)}此处有句。${"后".repeat(50_000)}`;
		const passage = passageOf("年鉴.txt", text, [{ start: 50_000, end: 50_005 }]);
		expect([passage.start, passage.text.length, passage.length]).toEqual([48_000, 4_005, 100_005]);
		expect(cutAtQuotes(passage).filter(({ quoted }) => quoted)).toEqual([{ start: 50_000, text: "此处有句。", quoted: true }]);
	});

	it("is the beginning where nothing is quoted", () => {
		expect(passageOf("a", "很短", [])).toEqual({ source: "a", start: 0, text: "很短", length: 2, quoted: [] });
	});

	it("leaves out a span beyond the text, as of a source that has changed", () => {
		expect(passageOf("a", "很短", [{ start: 1, end: 9 }]).quoted).toEqual([]);
	});

	it("cut at its quotes is the text again, and each quoted character is in a quoted piece", () => {
		const span = fc.tuple(fc.nat(60), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), fc.array(span), (text, spans) => {
				const passage = passageOf("a", text, spans);
				const pieces = cutAtQuotes(passage);
				expect(pieces.map((piece) => piece.text).join("")).toBe(text);
				for (const { start, end } of spans.filter((s) => s.end <= text.length))
					for (let i = start; i < end; i++)
						expect(pieces.find((piece) => piece.start <= i && i < piece.start + piece.text.length)?.quoted).toBe(true);
			}),
		);
	});
});
