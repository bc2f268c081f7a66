import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement } from "../../src/extract/claim.ts";
import { check, facts, statements } from "../../src/extract/claims.ts";
import { quote } from "../../src/extract/evidence.ts";
import { Text } from "../../src/ingest/text.ts";
import { marked } from "./marked.ts";

const doc = marked("[P:郑维]是[L:柳溪镇]镇长。\n[J:甲产业园]由[A:县工信局]牵头。");
const first = { start: 0, end: 9 };
const good: Statement = {
	type: "HOLDS_POST",
	subject: 0,
	object: 1,
	spans: [first],
	trigger: { start: 2, end: 3 },
	properties: { title: "镇长" },
	status: null,
	date: null,
	confidence: 0.9,
	rule: "test",
};

describe("check", () => {
	it("quotes what it keeps, its ends as referents", () => {
		const { claims, drops } = check(doc, [good], []);
		expect(drops).toEqual([]);
		expect(claims).toMatchObject([{ subject: 0, object: 1, quote: "郑维是柳溪镇镇长。", trigger: "是", spans: [first] }]);
	});

	it.each([
		["no-subject", { spans: [{ start: 3, end: 9 }] }],
		["no-object", { spans: [{ start: 0, end: 3 }] }],
		["no-trigger", { trigger: { start: 10, end: 12 } }],
		["outside-text", { spans: [{ start: 0, end: 999 }] }],
		["outside-text", { spans: [] }],
		["self", { object: 0 }],
		["ends-not-allowed", { type: "DEVELOPS" as const }],
	])("drops with its reason: %s", (reason, change) => {
		const { claims, drops } = check(doc, [{ ...good, ...change }], []);
		expect(claims).toEqual([]);
		expect(drops).toMatchObject([{ reason, rule: "test", subject: "郑维" }]);
	});

	it("joins the stretches of a carried end by …", () => {
		expect(quote(doc.report.text, [{ start: 10, end: 15 }, first], null)).toMatchObject({
			quote: "郑维是柳溪镇镇长。…甲产业园由",
			trigger: null,
		});
	});

	it("cuts a quote where the source has other text in between", () => {
		const text = new Text("推进建设", Int32Array.from([0, 1, 10, 11]), Int32Array.from([1, 2, 11, 12]), [5]);
		expect(quote(text, [{ start: 0, end: 4 }], null)).toEqual({
			quote: "推进…建设",
			spans: [
				{ start: 0, end: 2 },
				{ start: 10, end: 12 },
			],
			trigger: null,
		});
	});
});

describe("whatever the text", () => {
	const piece = fc.constantFrom(
		..."[P:郑维] [L:柳溪镇] [J:甲产业园] [C:岚山集团] [Z:经济开发区] [A:县工信局] 由 在 与 和 、 ， 。 ； ： 投资 建设 推进 签约 党委书记 局长 任 免去 位于 的 5亿元 （ ） 牵头单位 \n".split(
			" ",
		),
	);

	it("every quote stands in its text, holds both ends, and statements repeat", () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const random = marked(pieces.join(""));
				const found = statements(random);
				const { claims, facts: told, drops } = check(random, found, facts(random));
				expect(drops).toEqual([]);
				for (const claim of claims) {
					expect(claim.quote).toBe(claim.spans.map((s) => random.report.text.slice(s)).join("…"));
					for (const end of [claim.subject, claim.object]) expect(claim.quote).toContain(random.referents[end]?.name);
					expect(claim.confidence).toBeGreaterThan(0);
					expect(claim.confidence).toBeLessThan(1);
				}
				for (const fact of told) expect(fact.quote).toBe(fact.spans.map((s) => random.report.text.slice(s)).join("…"));
				expect(statements(random)).toEqual(found);
			}),
			{ seed: 7, numRuns: 300 },
		);
	});
});

describe("a very long sentence", () => {
	it("is quoted only around the ends", () => {
		const filler = "这里还有许多别的话要说，".repeat(40);
		const long = marked(`${filler}[J:甲产业园]落户[Z:经济开发区]，${filler}`);
		const { claims } = check(long, statements(long), []);
		expect(claims.map((c) => c.quote)).toEqual(["甲产业园落户经济开发区，"]);
	});
});
