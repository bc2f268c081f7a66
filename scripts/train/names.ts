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

interface Example {
	document: number;
	/** Indices of features. */
	features: Int32Array;
	positive: boolean;
}

interface GoldEntity {
	type: string;
	also?: string[];
	name: string;
	names: string[];
	optional?: boolean;
}

const FOLDS = 5;
/** Features of fewer documents are left out. */
const MIN_DOCUMENTS = 3;
const EPOCHS = 5;
const L2 = 1e-4;
const RATE = 0.05;
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

const index = new Map<string, number>();
const featureNames: string[] = [];
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
console.error(`${stems.length} documents, ${examples.length} proposals, ${featureNames.length} features`);

if (values.folds) {
	mkdirSync(values.folds, { recursive: true });
	for (let k = 0; k < FOLDS; k++) {
		const weights = train(examples.filter((e) => e.document % FOLDS !== k));
		const test = examples.filter((e) => e.document % FOLDS === k);
		const score = (e: Example) => 1 / (1 + Math.exp(-e.features.reduce((sum, f) => sum + (weights[f] as number), 0)));
		const right = test.filter((e) => e.positive && score(e) >= THRESHOLD).length;
		const given = test.filter((e) => score(e) >= THRESHOLD).length;
		const wanted = test.filter((e) => e.positive).length;
		console.error(`fold ${k}: precision ${(right / given).toFixed(3)}, recall ${(right / wanted).toFixed(3)}`);
		stems.forEach((stem, i) => {
			if (i % FOLDS === k) writeFileSync(join(values.folds as string, `${stem}.json`), serialise(weights));
		});
	}
}
writeFileSync(values.out, serialise(train(examples)));

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
				examples.push({ document, features: Int32Array.from(d.features, featureIndex), positive });
			}
		});
	}
}

function tagged(stem: string, report: number): TaggedSpan[] {
	if (!values.tagged) return [];
	const all = JSON.parse(readFileSync(join(values.tagged, `${stem}.json`), "utf8")) as { reports: TaggedSpan[][] };
	return all.reports[report] ?? [];
}

function featureIndex(name: string): number {
	let i = index.get(name);
	if (i === undefined) {
		i = featureNames.push(name) - 1;
		index.set(name, i);
	}
	return i;
}

/** Logistic regression by AdaGrad over the examples in a fixed shuffled order, so that equal data gives equal weights. */
function train(all: readonly Example[]): Float64Array {
	const spread = documentsOf(all);
	const data = all.map((e) => ({
		...e,
		features: e.features.filter((f) => (spread.get(f) as Set<number>).size >= MIN_DOCUMENTS),
	}));
	const weights = new Float64Array(featureNames.length);
	const squares = new Float64Array(featureNames.length).fill(1e-6);
	const order = data.map((_, i) => i);
	let seed = 12345;
	const random = () => {
		seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
		return seed / 0x7fffffff;
	};
	for (let epoch = 0; epoch < EPOCHS; epoch++) {
		for (let i = order.length - 1; i > 0; i--) {
			const j = Math.floor(random() * (i + 1));
			[order[i], order[j]] = [order[j] as number, order[i] as number];
		}
		for (const i of order) {
			const { features, positive } = data[i] as Example;
			let sum = 0;
			for (const f of features) sum += weights[f] as number;
			const error = 1 / (1 + Math.exp(-sum)) - (positive ? 1 : 0);
			for (const f of features) {
				const gradient = error + L2 * 100 * (weights[f] as number);
				squares[f] = (squares[f] as number) + gradient * gradient;
				weights[f] = (weights[f] as number) - (RATE * gradient) / Math.sqrt(squares[f] as number);
			}
		}
	}
	return weights;
}

/** In how many documents each feature occurs: what only a few have says more of them than of the language. */
function documentsOf(data: readonly Example[]): Map<number, Set<number>> {
	const spread = new Map<number, Set<number>>();
	for (const { document, features } of data)
		for (const f of features) {
			const documents = spread.get(f);
			if (documents) documents.add(document);
			else spread.set(f, new Set([document]));
		}
	return spread;
}

/** Weights to three places, in order of their names; those that hardly weigh are left out. */
function serialise(weights: Float64Array): string {
	const entries = featureNames
		.map((name, i) => [name, Math.round((weights[i] as number) * 1000) / 1000] as const)
		.filter(([, weight]) => Math.abs(weight) >= 0.02)
		.sort((a, b) => (a[0] < b[0] ? -1 : 1));
	const model: NameModel = { threshold: THRESHOLD, weights: Object.fromEntries(entries) };
	return `${JSON.stringify(model, null, "\t")}\n`;
}
