/**
 * `node scripts/scores.ts`: puts into docs/extraction.md what is measured, between `<!-- scores -->`, `<!-- confidence -->` and their `<!-- end -->`.
 * Needs the annotated reports beside the checkout (../shared, or `--shared DIR`). Of the set kept aside, only sums are ever computed.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Comparison } from "../src/eval/compare.ts";
import { evaluate } from "../src/eval/evaluate.ts";
import { type Measured, type Score, score } from "../src/eval/score.ts";
import { CLAIM_TYPES, ENTITY_TYPES } from "../src/schema.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Of the documents, for cross-validation. */
const FOLDS = 5;
const { values } = parseArgs({ options: { shared: { type: "string", default: join(ROOT, "../shared") } } });

const seeds = await compared("gold", "seeds");
const training = await compared("train", "train");
const real = training.filter(({ name }) => name.startsWith("t"));
const composed = training.filter(({ name }) => name.startsWith("c"));
const aside = await compared("train/aside", "train/aside");

const file = join(ROOT, "docs", "extraction.md");
let text = readFileSync(file, "utf8");
fill("scores", scoresTable());
fill("confidence", confidenceTable());
writeFileSync(file, text);

interface Document {
	name: string;
	comparison: Comparison;
}

/** The documents of a set, in order of their names. */
async function compared(gold: string, texts: string): Promise<Document[]> {
	const documents: Document[] = [];
	for await (const result of evaluate(join(values.shared, gold), join(values.shared, texts))) {
		if (!result.ok) throw new Error(result.reason);
		documents.push(result);
	}
	return documents;
}

function fill(mark: string, content: string): void {
	const place = new RegExp(`(?<=<!-- ${mark} -->\n)[\\s\\S]*?(?=<!-- end -->)`);
	if (!place.test(text)) throw new Error(`${file}: there is no <!-- ${mark} --> … <!-- end -->`);
	text = text.replace(place, () => `\n${content}\n`);
}

function table(rows: readonly (readonly string[])[]): string {
	const [head = [], ...body] = rows;
	const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
	return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...body.map(line)].join("\n");
}

function scoresTable(): string {
	const sets = { seeds, real, composed, aside };
	const scores = Object.values(sets).map((documents) => score(documents.map((d) => d.comparison)));
	const types = scores.slice(0, -1);
	const f1 = (measure: Measured | undefined) => (measure ? measure.f1.toFixed(3) : "");
	const whole = (label: string, kind: "entities" | "names" | "relations" | "pairs" | "leads") => [
		`**${label}**`,
		...scores.map((s) => {
			const { f1, interval } = s[kind];
			return `**${f1.toFixed(3)}**${interval ? ` (${interval.map((x) => x.toFixed(2)).join("–")})` : ""}`;
		}),
	];
	const rates = (label: string, kind: "entities" | "relations") => [
		label,
		...scores.map((s) => `${s[kind].precision.toFixed(3)} / ${s[kind].recall.toFixed(3)}`),
	];
	const share = (label: string, kind: "titles" | "investments" | "quotes") => [
		label,
		...scores.map((s) => `${s[kind].right} of ${s[kind].of}`),
	];
	const byType = (kind: "entityTypes" | "relationTypes", type: string) => [
		type,
		...types.map((s: Score) => f1((s[kind] as Partial<Record<string, Measured>>)[type])),
		"",
	];
	const counts = Object.values(sets).map((documents) => String(documents.length));
	const revision = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: ROOT, encoding: "utf8" }).trim();
	return `Measured on ${new Date().toISOString().slice(0, 10)} (${revision}). F1, in brackets where it lies in 95 of 100 resampled sets of documents.

${table([
	["", "seeds", "real, training", "composed, training", "kept aside"],
	["documents", ...counts],
	whole("entities", "entities"),
	rates("precision / recall", "entities"),
	...ENTITY_TYPES.map((type) => byType("entityTypes", type)),
	whole("relations", "relations"),
	rates("precision / recall", "relations"),
	...CLAIM_TYPES.map((type) => byType("relationTypes", type)),
	whole("ends related, whatever the type", "pairs"),
	whole("LEADS", "leads"),
	share("titles exact", "titles"),
	share("sums of investment", "investments"),
	share("quotes found in the source", "quotes"),
])}
`;
}

/** A claim of a relation that the gold has, leaves open, or has not. */
interface Judged {
	document: number;
	rule: string;
	confidence: number;
	verdict: Comparison["verdicts"][number]["verdict"];
}

function confidenceTable(): string {
	const judged: Judged[] = [...seeds, ...training].flatMap(({ comparison }, document) =>
		comparison.verdicts.flatMap(({ edge, verdict }) =>
			edge.evidence.map(({ rule, confidence }) => ({ document, rule, confidence, verdict })),
		),
	);
	const unseen = judged.map((claim) => ({ ...claim, confidence: earned(claim, judged) }));
	const bins = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];
	const rows = bins.slice(0, -1).map((low, i) => {
		const high = bins[i + 1] as number;
		const within = (all: readonly Judged[]) => all.filter(({ confidence }) => confidence >= low && confidence < high);
		return [`${low.toFixed(2)} – ${Math.min(high, 1).toFixed(2)}`, ...shares(within(judged)), ...shares(within(unseen))];
	});
	const sure = (all: readonly Judged[]) => shares(all.filter(({ confidence }) => confidence >= 0.9));
	const head = ["confidence", "claims", "of these open", "right", "claims (cross-validated)", "of these open", "right"];
	return table([head, ...rows, ["**0.90 and more**", ...sure(judged), ...sure(unseen)]]);
}

/** How many claims, how many of them the gold leaves open, and how many of the others are right. */
function shares(claims: readonly Judged[]): string[] {
	const count = (verdict: Judged["verdict"]) => claims.filter((claim) => claim.verdict === verdict).length;
	const [right, open, wrong] = [count("right"), count("open"), count("wrong")];
	return [String(claims.length), String(open), right + wrong > 0 ? (right / (right + wrong)).toFixed(2) : ""];
}

/** The confidence that a claim's rule has earned in the documents of the other folds, as src/extract/confidence.ts counts it. */
function earned({ document, rule }: Judged, all: readonly Judged[]): number {
	const others = all.filter((claim) => claim.rule === rule && claim.document % FOLDS !== document % FOLDS);
	const points = others.reduce((sum, { verdict }) => sum + (verdict === "right" ? 1 : verdict === "open" ? 0.5 : 0), 0);
	return others.length > 0 ? (points + 1) / (others.length + 2) : 0.5;
}
