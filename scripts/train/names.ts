/**
 * Trains the scorer of names (src/extract/mentions/scorer.ts): a logistic regression over what rules, endings and the tagger
 * say of every proposed span, on reports with gold.
 *
 *   node scripts/train/names.ts GOLD_DIR:TEXT_DIR... [--tagged DIR] [--folds DIR] [--out FILE]
 *
 * --tagged DIR  the tagger's spans for each report, by models that have not seen it (DIR/<stem>.json): without it the tagger's
 *               own training reports would make it look better than it is
 * --folds DIR   also writes a model for each document, trained without its fold (DIR/<stem>.json), for honest scores
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { describe } from "../../src/extract/mentions/mentions.ts";
import type { NameModel } from "../../src/extract/mentions/scorer.ts";
import type { TaggedSpan } from "../../src/extract/tagger/tagger.ts";
import { fold } from "../../src/ingest/fold.ts";
import { read } from "../../src/ingest/read.ts";
import { sentences } from "../../src/ingest/sentences.ts";
import { normalName } from "../../src/resolve/key.ts";
import { type Example, FeatureIndex, type Fitting, logistic, regress, sum, weightsByName } from "./logistic.ts";

interface GoldEntity {
	type: string;
	also?: string[];
	name: string;
	names: string[];
	optional?: boolean;
}

const FOLDS = 5;
const FITTING: Fitting = { epochs: 5, rate: 0.05, l2: 1e-4, leastDocuments: 3 };
/** Of the thresholds tried, the best for F1 of the reports' names in cross-validation. */
const THRESHOLD = 0.4;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { tagged: { type: "string" }, folds: { type: "string" }, out: { type: "string", default: "models/names.json" } },
});
if (positionals.length === 0) {
	console.error("usage: node scripts/train/names.ts GOLD_DIR:TEXT_DIR... [--tagged DIR] [--folds DIR] [--out FILE]");
	process.exit(2);
}

const index = new FeatureIndex();
const examples: Example[] = [];
const stems: string[] = [];
for (const pair of positionals) {
	const [goldDir, textDir] = pair.split(":") as [string, string];
	for (const file of readdirSync(goldDir)
		.filter((f) => f.endsWith(".json"))
		.sort()) {
		const stem = basename(file, ".json");
		const gold = JSON.parse(readFileSync(join(goldDir, file), "utf8")) as { entities: GoldEntity[] };
		await addExamples(stems.push(stem) - 1, join(textDir, `${stem}.txt`), gold.entities, stem);
	}
}
console.error(`${stems.length} documents, ${examples.length} proposals, ${index.names.length} features`);

if (values.folds) {
	mkdirSync(values.folds, { recursive: true });
	for (let k = 0; k < FOLDS; k++) {
		const weights = regress(
			examples.filter((e) => e.document % FOLDS !== k),
			index.names.length,
			FITTING,
		);
		const test = examples.filter((e) => e.document % FOLDS === k);
		const score = (e: Example) => logistic(sum(weights, e.features));
		const right = test.filter((e) => e.positive && score(e) >= THRESHOLD).length;
		const given = test.filter((e) => score(e) >= THRESHOLD).length;
		const wanted = test.filter((e) => e.positive).length;
		console.error(`fold ${k}: precision ${(right / given).toFixed(3)}, recall ${(right / wanted).toFixed(3)}`);
		stems.forEach((stem, i) => {
			if (i % FOLDS === k) writeFileSync(join(values.folds as string, `${stem}.json`), serialise(weights));
		});
	}
}
writeFileSync(values.out, serialise(regress(examples, index.names.length, FITTING)));

async function addExamples(document: number, text: string, entities: readonly GoldEntity[], stem: string): Promise<void> {
	const forms = new Map<string, { types: Set<string>; optional: boolean }>();
	for (const entity of entities) {
		for (const form of [entity.name, ...entity.names]) {
			const key = normalName(form);
			const known = forms.get(key) ?? { types: new Set<string>(), optional: true };
			for (const type of [entity.type, ...(entity.also ?? [])]) known.types.add(type);
			known.optional &&= entity.optional === true;
			forms.set(key, known);
		}
	}
	for await (const reading of read([text])) {
		if (!reading.ok) throw new Error(`${reading.name}: ${reading.reason}`);
		reading.reports.forEach((report, number) => {
			const folded = fold(report.text.value);
			const { described } = describe(report, folded, sentences(report), tagged(stem, number));
			const gold = (d: (typeof described)[number]) => forms.get(normalName(folded.slice(d.proposal.start, d.proposal.end)));
			const named = described.filter((d) => gold(d));
			for (const d of described) {
				const known = gold(d);
				if (known?.optional === true) continue;
				const { start, end, type } = d.proposal;
				// A name within a longer one is meant only where it begins it.
				const inner = named.some((n) => n.proposal.start < start && n.proposal.end >= end);
				const positive = known?.types.has(type) === true && !inner;
				examples.push({ document, features: Int32Array.from(d.features, (f) => index.of(f)), positive });
			}
		});
	}
}

function tagged(stem: string, report: number): TaggedSpan[] {
	if (!values.tagged) return [];
	const all = JSON.parse(readFileSync(join(values.tagged, `${stem}.json`), "utf8")) as { reports: TaggedSpan[][] };
	return all.reports[report] ?? [];
}

function serialise(weights: Float64Array): string {
	const model: NameModel = { threshold: THRESHOLD, weights: weightsByName(index.names, weights) };
	return `${JSON.stringify(model, null, "\t")}\n`;
}
