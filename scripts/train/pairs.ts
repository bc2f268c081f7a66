/**
 * Trains the pair model (src/extract/relations/pairs.ts): logistic regressions, one a label, over what stands between and around
 * two things of a report, on reports with gold.
 *
 *   node scripts/train/pairs.ts GOLD_DIR:TEXT_DIR... [--tagged DIR] [--names DIR] [--folds DIR] [--out FILE]
 *
 * --tagged, --names  spans and scorers of names by models that have not seen the document (see names.ts): DIR/<stem>.json
 * --folds DIR        also writes a model for each document, trained without its fold
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { contexts } from "../../src/extract/context.ts";
import type { Document } from "../../src/extract/document.ts";
import { names } from "../../src/extract/mentions/mentions.ts";
import { nameModel } from "../../src/extract/mentions/scorer.ts";
import { posts } from "../../src/extract/posts.ts";
import { reading } from "../../src/extract/reading.ts";
import { referents } from "../../src/extract/referents.ts";
import { fits, PAIR_LABELS, type PairModel, pairsOf } from "../../src/extract/relations/pairs.ts";
import { relations } from "../../src/extract/relations/relations.ts";
import type { TaggedSpan } from "../../src/extract/tagger/tagger.ts";
import { fold } from "../../src/ingest/fold.ts";
import { read } from "../../src/ingest/read.ts";
import type { Report } from "../../src/ingest/report.ts";
import { sentences } from "../../src/ingest/sentences.ts";
import { normalName } from "../../src/resolve/key.ts";
import { type Example, FeatureIndex, type Fitting, fit, weightsByName } from "./logistic.ts";

interface Gold {
	entities: { id: string; name: string; names: string[]; optional?: boolean }[];
	relations: { type: string; from: string; to: string; evidence?: string; optional?: boolean; alt?: [string, string][] }[];
}

const FOLDS = 5;
const FITTING: Fitting = { epochs: 6, rate: 0.05, l2: 1e-4, leastDocuments: 4 };
/** Of the thresholds tried, the best for F1 of relations in cross-validation. */
const THRESHOLD = 0.6;
/** Types that count for each other between the same ends, as in the scorer. */
const FAMILY: Record<string, string[]> = {
	LOCATED_IN: ["PART_OF"],
	PART_OF: ["LOCATED_IN"],
	DEVELOPS: ["INVESTS_IN"],
	INVESTS_IN: ["DEVELOPS"],
};

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		tagged: { type: "string" },
		names: { type: "string" },
		folds: { type: "string" },
		out: { type: "string", default: "models/pairs.json" },
	},
});
if (positionals.length === 0 || !values.tagged) {
	console.error("usage: node scripts/train/pairs.ts GOLD_DIR:TEXT_DIR... --tagged DIR [--names DIR] [--folds DIR] [--out FILE]");
	process.exit(2);
}

const index = new FeatureIndex();
/** Examples of each of PAIR_LABELS. */
const examples: Example[][] = PAIR_LABELS.map(() => []);
const stems: string[] = [];
for (const pair of positionals) {
	const [goldDir, textDir] = pair.split(":") as [string, string];
	for (const file of readdirSync(goldDir)
		.filter((f) => f.endsWith(".json"))
		.sort()) {
		const stem = basename(file, ".json");
		const document = stems.push(stem) - 1;
		const gold = JSON.parse(readFileSync(join(goldDir, file), "utf8")) as Gold;
		const tagged = JSON.parse(readFileSync(join(values.tagged, file), "utf8")) as { reports: TaggedSpan[][] };
		for await (const reading of read([join(textDir, `${stem}.txt`)])) {
			if (!reading.ok) throw new Error(`${reading.name}: ${reading.reason}`);
			reading.reports.forEach((report, i) => addExamples(document, report, tagged.reports[i] ?? [], gold, stem));
		}
	}
}
console.error(
	`${stems.length} documents, ${examples.map((e) => `${e.filter((x) => x.positive).length}/${e.length}`).join(" ")}, ${index.names.length} features`,
);

if (values.folds) {
	mkdirSync(values.folds, { recursive: true });
	for (let k = 0; k < FOLDS; k++) {
		const model = serialise(examples.map((e) => e.filter((x) => x.document % FOLDS !== k)));
		stems.forEach((stem, i) => {
			if (i % FOLDS === k) writeFileSync(join(values.folds as string, `${stem}.json`), model);
		});
	}
}
writeFileSync(values.out, serialise(examples));

function addExamples(document: number, report: Report, tagged: TaggedSpan[], gold: Gold, stem: string): void {
	const folded = fold(report.text.value);
	const split = sentences(report);
	const scorer = values.names ? JSON.parse(readFileSync(join(values.names, `${stem}.json`), "utf8")) : nameModel();
	const doc: Document = {
		report,
		folded,
		sentences: split,
		...referents(report, folded, names(report, folded, split, tagged, scorer)),
	};
	const ids = doc.referents.map((r) => idOf(gold, r.names));
	const optional = new Set(gold.entities.filter((e) => e.optional).map((e) => e.id));
	const told = new Map<string, { optional: boolean; evidence: string }>();
	for (const r of gold.relations)
		for (const [from, to] of [[r.from, r.to], ...(r.alt ?? [])] as [string, string][])
			for (const type of [r.type, ...(FAMILY[r.type] ?? [])]) {
				const key = `${type} ${from} ${to}`;
				const loose = r.optional === true || type !== r.type;
				if (!told.has(key) || !loose) told.set(key, { optional: loose, evidence: normalName(r.evidence ?? "") });
			}
	const read = reading(doc);
	const known = contexts(read);
	const held = posts(read, known);
	for (const pair of pairsOf(read, known, [...held, ...relations(read, known, held)])) {
		const [a, b] = [ids[pair.first.referent], ids[pair.second.referent]];
		if (!a || !b || a === b || optional.has(a) || optional.has(b)) continue;
		const features = Int32Array.from([...pair.features, "bias"], (f) => index.of(f));
		PAIR_LABELS.forEach((label, i) => {
			if (!fits(pair, label)) return;
			const [from, to] = label.reversed ? [b, a] : [a, b];
			const stated =
				told.get(`${label.type} ${from} ${to}`) ??
				(label.type === "PARTNERS_WITH" ? told.get(`${label.type} ${to} ${from}`) : undefined);
			if (stated?.optional) return;
			if (stated) {
				// The relation holds, but only the sentence that states it teaches how it is said.
				const sentence = normalName(report.text.slice(pair.spans[0] as { start: number; end: number }));
				const here =
					stated.evidence === "" ||
					sentence.includes(stated.evidence) ||
					stated.evidence.includes(sentence) ||
					overlap(sentence, stated.evidence);
				if (!here) return;
			}
			(examples[i] as Example[]).push({ document, features, positive: stated !== undefined });
		});
	}
}

/** Whether the two share a stretch of twelve characters. */
function overlap(a: string, b: string): boolean {
	for (let i = 0; i + 12 <= b.length; i += 4) if (a.includes(b.slice(i, i + 12))) return true;
	return false;
}

function idOf(gold: Gold, forms: readonly string[]): string | null {
	const wanted = new Set(forms.map(normalName));
	return gold.entities.find((e) => [e.name, ...e.names].some((n) => wanted.has(normalName(n))))?.id ?? null;
}

function serialise(sets: readonly Example[][]): string {
	const fitted = sets.map((set) => weightsByName(index.names, fit(set, index.names.length, FITTING)));
	const all = [...new Set(fitted.flatMap((weights) => Object.keys(weights)))].filter((name) => name !== "bias").sort();
	const model: PairModel = {
		threshold: THRESHOLD,
		bias: fitted.map((weights) => weights.bias ?? 0),
		weights: Object.fromEntries(all.map((name) => [name, fitted.map((weights) => weights[name] ?? 0)])),
	};
	return `${JSON.stringify(model)}\n`;
}
