/**
 * `node scripts/scores.ts`: puts into docs/extraction.md what is measured, between `<!-- scores -->`, `<!-- confidence -->` and their `<!-- end -->`.
 * Needs the annotated reports beside the checkout (../shared, or `--shared DIR`). Of the set kept aside, only sums are ever computed.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Measured, type Score, score } from "../src/eval/score.ts";
import { CLAIM_TYPES, ENTITY_TYPES } from "../src/schema.ts";
import { compared, counted, earned, type Judged, judged, workedOn } from "./judged.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Of the documents, for cross-validation. */
const FOLDS = 5;
const { values } = parseArgs({ options: { shared: { type: "string", default: join(ROOT, "../shared") } } });

const { seeds, training } = await workedOn(values.shared);
const real = training.filter(({ name }) => name.startsWith("t"));
const composed = training.filter(({ name }) => name.startsWith("c"));
/** Composed as well, and read by no author of a rule, seen by no model. */
const heldout = await compared(join(ROOT, "fixtures/heldout/gold"), join(ROOT, "fixtures/heldout/reports"));
const aside = await compared(join(values.shared, "train/aside"), join(values.shared, "train/aside"));

const file = join(ROOT, "docs", "extraction.md");
let text = readFileSync(file, "utf8");
fill("scores", scoresTable());
fill("confidence", confidenceTable());
writeFileSync(file, text);

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
	const sets = { seeds, real, composed, heldout, aside };
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
	["", "seeds", "real, training", "composed, training", "composed, kept out", "kept aside"],
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

function confidenceTable(): string {
	const claims = judged([...seeds, ...training]);
	const kept = judged(aside);
	const unseen = claims.map((claim) => ({ ...claim, confidence: byOthers(claim, claims) }));
	const bins = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];
	const rows = bins.slice(0, -1).map((low, i) => {
		const high = bins[i + 1] as number;
		const within = (all: readonly Judged[]) => all.filter(({ confidence }) => confidence >= low && confidence < high);
		return [
			`${low.toFixed(2)} – ${Math.min(high, 1).toFixed(2)}`,
			...[claims, unseen, kept].flatMap((all) => shares(within(all))),
		];
	});
	const sure = (all: readonly Judged[]) => shares(all.filter(({ confidence }) => confidence >= 0.9));
	const head = [
		"confidence",
		...["seeds and training", "cross-validated", "kept aside"].flatMap((set) => [`${set}: claims`, "open", "right"]),
	];
	return table([head, ...rows, ["**0.90 and more**", ...[claims, unseen, kept].flatMap(sure)]]);
}

/** How many claims, how many of them the gold leaves open, and the share of right ones among the others. */
function shares(claims: readonly Judged[]): string[] {
	const { right, open, wrong } = counted(claims);
	return [String(claims.length), String(open), right + wrong > 0 ? (right / (right + wrong)).toFixed(2) : ""];
}

/** The confidence of a claim where its rule has what it earns in the documents of the other folds; 0.5 where they do not decide. */
function byOthers({ document, rule, named }: Judged, all: readonly Judged[]): number {
	return named * (earned(all.filter((claim) => claim.rule === rule && claim.document % FOLDS !== document % FOLDS)) ?? 0.5);
}
