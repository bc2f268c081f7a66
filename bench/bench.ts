/**
 * `npm run bench`: how fast a report is read and what of a build it takes. A machine's figures say little of another's: compare
 * the ratios, which are of one run. `--json` gives the figures alone, `--seconds 3` takes longer for steadier ones.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Bench } from "tinybench";
import { formatRows } from "../src/commands/rows.ts";
import { extract } from "../src/extract/extract.ts";
import { read } from "../src/ingest/read.ts";
import type { Report } from "../src/ingest/report.ts";
import { writeEmbedded } from "../src/store/grafeo.ts";
import { build } from "../src/workspace/build.ts";
import { createWorkspace } from "../src/workspace/workspace.ts";
import { files } from "./files.ts";

const { values } = parseArgs({ options: { json: { type: "boolean" }, seconds: { type: "string", default: "1" } } });
/** A task runs for so many milliseconds, but at least so many times. */
const HOW = { time: Number(values.seconds) * 1000, iterations: 5, warmupTime: 0, warmupIterations: 2 };

const SAMPLES = join(import.meta.dirname, "..", "fixtures", "reports");
const texts = readdirSync(SAMPLES)
	.filter((name) => name.endsWith(".txt"))
	.sort()
	.map((name) => readFileSync(join(SAMPLES, name), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "reportgraph-bench-"));
try {
	const figures = { formats: await formats(), stages: await stages() };
	if (values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
	else for (const rows of [figures.formats, figures.stages]) process.stdout.write(`${table(rows)}\n`);
} finally {
	rmSync(folder, { recursive: true });
}

type Row = Record<string, string | number>;

/** The same reports in every format: megabytes of text (as UTF-8) read in a second. */
async function formats(): Promise<Row[]> {
	const bench = new Bench(HOW);
	const size = Buffer.byteLength(texts.join("")) / 1e6;
	for (const [name, bytes] of files(texts)) {
		const path = join(folder, name);
		writeFileSync(path, bytes);
		bench.add(name, async () => void (await reportsOf([path])));
		// All formats share most of their code: the first would pay for the others.
		for (let i = 0; i < 5; i++) await reportsOf([path]);
	}
	const ms = await run(bench);
	const text = ms.get("reports.txt") as number;
	return [...ms].map(([name, taken]) => ({
		format: name.replace("reports.", ""),
		"MB of text/s": rounded((size / taken) * 1000),
		"time, of txt's": rounded(taken / text),
	}));
}

/** The stages of a build of the samples, on one core. */
async function stages(): Promise<Row[]> {
	const reports = await reportsOf([SAMPLES]);
	const characters = reports.reduce((sum, { text }) => sum + text.value.length, 0);
	const workspace = await createWorkspace(join(folder, "workspace"));
	const built = await build([SAMPLES], workspace, () => {});
	let stores = 0;
	const bench = new Bench(HOW)
		.add("ingest", async () => void (await reportsOf([SAMPLES])))
		.add("extract", () => reports.forEach(extractOne))
		.add("build without store", async () => void (await build([SAMPLES], workspace, () => {})))
		.add("load into a new store", async () => {
			if (built.graph) await writeEmbedded(join(folder, `store${stores++}`), built.graph);
		});
	const ms = await run(bench);
	const took = (stage: string) => ms.get(stage) as number;
	const whole = took("build without store") + took("load into a new store");
	const all: [string, number][] = [
		["ingest", took("ingest")],
		["extract", took("extract")],
		["join and write", took("build without store") - took("ingest") - took("extract")],
		["load into a new store", took("load into a new store")],
		["build", whole],
	];
	return all.map(([stage, taken]) => ({
		stage,
		ms: rounded(taken),
		"characters/s": Math.round((characters / taken) * 1000),
		"share of the build": rounded(taken / whole),
	}));
}

/** Without the index that a loop would hand over. */
function extractOne(report: Report): void {
	extract(report);
}

async function reportsOf(paths: string[]): Promise<Report[]> {
	const all: Report[] = [];
	for await (const reading of read(paths)) {
		if (!reading.ok) throw new Error(`${reading.name}: ${reading.reason}`);
		all.push(...reading.reports);
	}
	return all;
}

/** Runs the tasks, and gives the best time of each in milliseconds: what else the machine does makes the others longer. */
async function run(bench: Bench): Promise<Map<string, number>> {
	await bench.run();
	return new Map(
		bench.tasks.map(({ name, result }) => {
			if (!("latency" in result)) throw new Error(`${name} did not run`, { cause: "error" in result ? result.error : undefined });
			return [name, result.latency.min];
		}),
	);
}

function rounded(value: number): number {
	return Number(value.toPrecision(3));
}

function table(rows: Row[]): string {
	return formatRows({ columns: Object.keys(rows[0] ?? {}), rows: rows.map((row) => Object.values(row)) }, "table");
}
