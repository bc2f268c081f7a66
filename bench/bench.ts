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
import { assemble } from "../src/graph/assemble.ts";
import { Reports } from "../src/graph/reports.ts";
import { read } from "../src/ingest/read.ts";
import type { Report } from "../src/ingest/report.ts";
import { writeEmbedded } from "../src/store/grafeo.ts";
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

/** The stages of a build of the samples, on one core: of the fastest of several builds, so that the shares are of one run. */
async function stages(): Promise<Row[]> {
	let best: [string, number][] = [];
	let least = Number.POSITIVE_INFINITY;
	let characters = 0;
	const end = performance.now() + 5 * HOW.time;
	for (let run = 0; run < 3 || performance.now() < end; run++) {
		const times: [string, number][] = [];
		const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
			const start = performance.now();
			const done = await work();
			times.push([stage, performance.now() - start]);
			return done;
		};
		const read = await timed("ingest", () => reportsOf([SAMPLES]));
		characters = read.reduce((sum, { text }) => sum + text.value.length, 0);
		const reports = new Reports();
		await timed("extract", () => {
			for (const report of read) reports.add(report, (one) => extract(one));
		});
		const graph = await timed("join", () => assemble(reports.all()));
		await timed("load into a new store", () => writeEmbedded(join(folder, `store${run}`), graph));
		const whole = times.reduce((sum, [, taken]) => sum + taken, 0);
		if (whole < least) [least, best] = [whole, times];
	}
	return [...best, ["all", least] as const].map(([stage, taken]) => ({
		stage,
		ms: rounded(taken),
		"characters/s": Math.round((characters / taken) * 1000),
		share: rounded(taken / least),
	}));
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
