import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Lattice, labelCount, transitionCount } from "../../src/extract/tagger/crf.ts";
import { FEATURE_VERSION, Features, WIDTH } from "../../src/extract/tagger/features.ts";
import { Model } from "../../src/extract/tagger/model.ts";
import { Phrases } from "../../src/extract/tagger/phrases.ts";
import { HashTable } from "../../src/extract/tagger/table.ts";
import { loadTagger, type TaggedSpan } from "../../src/extract/tagger/tagger.ts";
import { fold } from "../../src/ingest/fold.ts";
import { ENTITY_TYPES } from "../../src/schema.ts";

const tagger = loadTagger();
const MODEL = new URL("../../models/tagger.bin", import.meta.url);

/** The best spans of one sentence as «form/Type». */
function names(text: string): string[] {
	const folded = fold(text);
	return tagger
		.tag(folded, [{ start: 0, end: folded.length }])
		.filter((s) => s.best)
		.map((s) => `${text.slice(s.start, s.end)}/${s.type}`);
}

describe("Tagger", () => {
	it("finds officials, places and offices", () => {
		const found = names("10月12日，浙江省丽水市庆元县县委书记朱明远到庆元县发改局调研，局长王立新汇报工作。");
		for (const name of ["浙江省/Place", "朱明远/Person", "庆元县发改局/Agency", "王立新/Person"]) expect(found).toContain(name);
	});

	it("finds a firm, its project and the zone", () => {
		const found = names("杭州锦程新材料有限公司投资12亿元的竹木制品加工项目在屏都工业园区开工建设。");
		for (const name of ["杭州锦程新材料有限公司/Company", "竹木制品加工项目/Project", "屏都工业园区/Zone"])
			expect(found).toContain(name);
	});

	it("finds each of several names in a list", () => {
		const found = names("会上，赵建国、钱文博、孙晓梅等出席签约仪式。");
		expect(found).toEqual(["赵建国/Person", "钱文博/Person", "孙晓梅/Person"]);
	});

	it("finds nothing in a sentence without names", () => {
		expect(names("各有关部门要高度重视，认真抓好落实。")).toEqual([]);
	});

	it("reads traditional script through the fold", () => {
		expect(names("縣委書記朱明遠出席會議。")).toContain("朱明遠/Person");
	});

	it("reads every sentence by itself, at its place in the text", () => {
		const first = "县长沈黎出席会议。";
		const second = "王立新到庆元县发改局调研。";
		const folded = fold(first + second);
		const both = tagger.tag(folded, [
			{ start: 0, end: first.length },
			{ start: first.length, end: folded.length },
		]);
		const alone = tagger.tag(fold(second), [{ start: 0, end: second.length }]);
		expect(both.filter((s) => s.start >= first.length)).toEqual(
			alone.map((s) => ({ ...s, start: s.start + first.length, end: s.end + first.length })),
		);
		expect(tagger.tag(folded, [])).toEqual([]);
		expect(tagger.tag(folded, [{ start: 3, end: 3 }])).toEqual([]);
	});

	it("gives valid spans for any text, and the same ones again", () => {
		const piece = fc.oneof(
			fc.string({ unit: "binary", maxLength: 8 }),
			fc.constantFrom(
				"县委书记",
				"沈黎",
				"庆元县",
				"产业园项目",
				"（",
				"）",
				"、",
				"“",
				"”",
				"，",
				"。",
				"\n",
				"\ud800",
				"12亿元",
				"公司",
				" ",
			),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
				const folded = fold(pieces.join(""));
				const sentences = [{ start: 0, end: folded.length }];
				const spans = tagger.tag(folded, sentences);
				for (const span of spans) {
					expect(span.start).toBeGreaterThanOrEqual(0);
					expect(span.end).toBeGreaterThan(span.start);
					expect(span.end).toBeLessThanOrEqual(folded.length);
					expect(ENTITY_TYPES).toContain(span.type);
					expect(span.probability).toBeGreaterThanOrEqual(0.05);
					expect(span.probability).toBeLessThanOrEqual(1);
				}
				const best = spans.filter((s) => s.best);
				for (const [i, a] of best.entries()) for (const b of best.slice(i + 1)) expect(apart(a, b)).toBe(true);
				expect(tagger.tag(folded, sentences)).toEqual(spans);
			}),
			{ numRuns: 200, seed: 7 },
		);
	});

	it("has weights of this version of the features", () => {
		const bytes = brotliDecompressSync(readFileSync(MODEL));
		expect(bytes.length).toBeGreaterThan(100_000);
		const model = new Model(bytes, "models/tagger.bin");
		expect(model.layers.at(-1)?.types).toEqual(ENTITY_TYPES);
		const other = Uint8Array.from(bytes);
		const at = Buffer.from(bytes).indexOf(`"features":${FEATURE_VERSION}`) + '"features":'.length;
		other[at] = (other[at] as number) === 0x39 ? 0x38 : 0x39;
		expect(() => new Model(other, "old.bin")).toThrow(/^old\.bin: weights for features .*train again/);
	});
});

function apart(a: TaggedSpan, b: TaggedSpan): boolean {
	return a.end <= b.start || b.end <= a.start;
}

describe("Features", () => {
	it("depend on the sentence alone", () => {
		const features = new Features();
		const rows = (text: string, start: number, end: number) => {
			const out = new Int32Array((end - start) * WIDTH);
			features.extract(text, start, end, out);
			return out;
		};
		const sentence = "由杭州锦程新材料有限公司建设。";
		const before = "县长沈黎说：";
		expect(rows(before + sentence + before, before.length, before.length + sentence.length)).toEqual(
			rows(sentence, 0, sentence.length),
		);
	});
});

describe("Lattice", () => {
	/** All labellings of `n` characters by brute force: log of the partition function and the probability of every name. */
	function enumerate(types: number, transitions: Float32Array, scores: Float32Array, n: number) {
		const labels = labelCount(types);
		const kinds = types + 1;
		const place = (label: number) => (label === 0 ? -1 : (label - 1) % 4);
		const typeOf = (label: number) => (label === 0 ? 0 : 1 + ((label - 1) >> 2));
		const step = (a: number, b: number): number | null => {
			const open = place(a) === 0 || place(a) === 1;
			const goesOn = place(b) === 1 || place(b) === 2;
			if (open !== goesOn || (open && typeOf(a) !== typeOf(b))) return null;
			return transitions[
				open
					? kinds * kinds + 4 * (typeOf(a) - 1) + (place(a) === 0 ? 0 : 2) + (place(b) === 1 ? 0 : 1)
					: typeOf(a) * kinds + typeOf(b)
			] as number;
		};
		let total = 0;
		const spans = new Map<string, number>();
		const visit = (path: number[], score: number) => {
			const last = path.at(-1);
			if (path.length === n) {
				if (last !== undefined && (place(last) === 0 || place(last) === 1)) return;
				const weight = Math.exp(score);
				total += weight;
				let start = 0;
				for (const [i, label] of path.entries()) {
					if (place(label) === 0 || place(label) === 3) start = i;
					if (place(label) < 2) continue;
					const key = `${start}-${i + 1}-${typeOf(label) - 1}`;
					spans.set(key, (spans.get(key) ?? 0) + weight);
				}
				return;
			}
			for (let label = 0; label < labels; label++) {
				const next = last === undefined ? (place(label) === 1 || place(label) === 2 ? null : 0) : step(last, label);
				if (next !== null) visit([...path, label], score + next + (scores[path.length * labels + label] as number));
			}
		};
		visit([], 0);
		return { log: Math.log(total), spans: new Map([...spans].map(([key, weight]) => [key, weight / total])) };
	}

	it("gives the probabilities that enumeration gives", () => {
		const score = fc.float({ min: -4, max: 4, noNaN: true });
		fc.assert(
			fc.property(
				fc
					.integer({ min: 1, max: 4 })
					.chain((n) =>
						fc.tuple(
							fc.constant(n),
							fc.array(score, { minLength: transitionCount(2), maxLength: transitionCount(2) }),
							fc.array(score, { minLength: n * labelCount(2), maxLength: n * labelCount(2) }),
						),
					),
				([n, transitions, emissions]) => {
					const scores = Float32Array.from(emissions);
					const expected = enumerate(2, Float32Array.from(transitions), scores, n);
					const lattice = new Lattice({ types: 2, scores: Float32Array.from(transitions) });
					expect(lattice.run(scores, n, labelCount(2), 0)).toBeCloseTo(expected.log, 6);
					const found = lattice.candidates(n, 1e-12);
					expect(found).toHaveLength(expected.spans.size);
					for (const { start, end, type, probability } of found)
						expect(probability).toBeCloseTo(expected.spans.get(`${start}-${end}-${type}`) ?? -1, 8);
				},
			),
			{ numRuns: 60, seed: 11 },
		);
	});
});

describe("Phrases", () => {
	it("finds every word that begins at a place, shortest first", () => {
		const phrases = new Phrases();
		phrases.add("开发区", 1);
		phrases.add("开发区管委会", 2);
		phrases.add("开发区", 4);
		const text = "经济开发区管委会";
		const count = phrases.at(text, 2, text.length);
		expect(phrases.ends.slice(0, count)).toEqual([5, 8]);
		expect(phrases.bits.slice(0, count)).toEqual([5, 2]);
		expect(phrases.at(text, 2, 7)).toBe(1);
		expect(phrases.at(text, 0, text.length)).toBe(0);
	});
});

describe("HashTable", () => {
	it("is a map", () => {
		const key = fc.integer().filter((k) => k !== 0);
		fc.assert(
			fc.property(fc.array(fc.tuple(key, fc.integer({ min: 1, max: 1e9 }))), fc.array(key), (entries, absent) => {
				const table = new HashTable();
				const map = new Map(entries);
				for (const [k, value] of entries) table.set(k, value);
				for (const k of [...map.keys(), ...absent]) expect(table.get(k)).toBe(map.get(k) ?? 0);
			}),
			{ seed: 3 },
		);
	});
});
