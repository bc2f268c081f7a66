import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markQuote } from "../../web/src/evidence/marks.ts";

const marked = (quote: string, source: string[], target: string[], trigger: string | null) =>
	markQuote(quote, source, target, trigger)
		.segments.map(({ text, mark }) => (mark ? `[${mark}:${text}]` : text))
		.join("");

describe("marks in a quote", () => {
	it("are at both ends and the trigger", () => {
		expect(marked("云河区发改局牵头推进东港大桥项目。", ["云河区发改局"], ["东港大桥", "东港大桥项目"], "牵头")).toBe(
			"[source:云河区发改局][trigger:牵头]推进[target:东港大桥项目]。",
		);
	});

	it("stay apart where two names stand side by side", () => {
		expect(marked("周岚周岚东港", ["周岚"], ["东港"], null)).toBe("[source:周岚][source:周岚][target:东港]");
	});

	it("prefer a longer name to a shorter one within it, and a name to the trigger", () => {
		expect(marked("东港建设局建设东港", ["东港建设局"], ["东港"], "建设")).toBe("[source:东港建设局][trigger:建设][target:东港]");
	});

	it("say which end the quote only points at", () => {
		const { source, target } = markQuote("该公司投资东港大桥", ["云河集团"], ["东港大桥"], "投资");
		expect([source, target]).toEqual([false, true]);
	});

	it("leave the text as it is, whatever it holds", () => {
		const words = fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 });
		fc.assert(
			fc.property(fc.string(), words, words, fc.option(fc.string({ maxLength: 2 })), (quote, source, target, trigger) => {
				expect(
					markQuote(quote, source, target, trigger)
						.segments.map(({ text }) => text)
						.join(""),
				).toBe(quote);
			}),
		);
	});
});
