import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeDifference } from "../../src/commands/score.ts";
import { compareGraph } from "../../src/eval/compare.ts";
import { graphOf } from "../../src/eval/evaluate.ts";
import { parseGold } from "../../src/eval/gold.ts";
import { Twister } from "../../src/eval/random.ts";
import { type Measured, type Score, score } from "../../src/eval/score.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { serializeGraph } from "../../src/graph/serialize.ts";
import { CLAIM_TYPES, ENTITY_TYPES } from "../../src/schema.ts";
import { ROOT } from "../run.ts";
import { hasShared, SHARED } from "../shared.ts";
import { temporaryFolder } from "../temporary.ts";

const SCORER = join(SHARED, "gold", "score.py");
const python = spawnSync("python3", ["--version"]).status === 0;
const why = !hasShared ? " (skipped: no ../shared here)" : !python ? " (skipped: no python3 here)" : "";

interface Annotated {
	gold: string;
	source: string;
}

function folder(gold: string, texts: string): Annotated[] {
	return readdirSync(gold)
		.filter((file) => file.endsWith(".json"))
		.sort()
		.map((file) => ({ gold: join(gold, file), source: join(texts, file.replace(/json$/, "txt")) }));
}

/** What score.py prints of documents, and what we do, in one form. */
async function both(documents: Annotated[], alter = (graph: Graph) => graph): Promise<{ theirs: object; ours: object }> {
	const base = temporaryFolder();
	for (const name of ["gold", "graphs", "texts"]) mkdirSync(join(base, name));
	const comparisons = [];
	const differences = [];
	for (const { gold, source } of documents) {
		const name = basename(gold);
		const { graph: extracted, texts } = await graphOf(source);
		const graph = alter(extracted);
		copyFileSync(gold, join(base, "gold", name));
		symlinkSync(source, join(base, "texts", basename(source)));
		writeFileSync(join(base, "graphs", name), serializeGraph(graph));
		const comparison = compareGraph(parseGold(readFileSync(gold, "utf8"), gold), graph, texts);
		comparisons.push(comparison);
		differences.push(...comparison.differences.map((difference) => `${describeDifference(difference)}`));
	}
	const args = [SCORER, join(base, "gold"), join(base, "graphs"), "--sources", join(base, "texts"), "--errors"];
	const { stdout, stderr, status } = spawnSync("python3", args, { encoding: "utf8" });
	expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	const lines = stdout.split("\n");
	const theirs = {
		differences: lines.flatMap((line) => line.match(/^ {4}(?=\S)(.*)$/)?.[1] ?? []).sort(),
		figures: lines.filter((line) => /^\S.*(\(tp |\d of \d)|^ +95%/.test(line)),
	};
	return { theirs, ours: { differences: differences.sort(), figures: figures(score(comparisons)) } };
}

/** To three places as Python writes it: what lies in the middle of two goes to the even one, where JavaScript takes the greater. */
function three(rate: number): string {
	const thousandths = rate * 1000;
	const middle = Number.isInteger(rate * 1024) && thousandths % 1 === 0.5;
	return (middle ? (2 * Math.round(thousandths / 2)) / 1000 : rate).toFixed(3);
}

/** A score in the lines of score.py. */
function figures(score: Score): string[] {
	const row = (label: string, { precision, recall, f1, right, extra, missed }: Measured) => {
		const [p, r, f] = [precision, recall, f1].map(three);
		return `${label.padEnd(18)} P ${p}  R ${r}  F1 ${f}   (tp ${right} fp ${extra} fn ${missed})`;
	};
	const rows = (types: Partial<Record<string, Measured>>) => Object.entries(types).map(([type, m]) => row(type, m as Measured));
	const whole = (label: string, measure: Score["entities"]) => [
		row(label, measure),
		...(measure.interval
			? [`${" ".repeat(18)} 95% of resampled sets of documents: ${measure.interval.map(three).join(" to ")}`]
			: []),
	];
	return [
		...rows(score.entityTypes).sort(),
		...rows(score.relationTypes),
		...whole("entities", score.entities),
		...whole("names only", score.names),
		...whole("relations", score.relations),
		...whole("pairs only", score.pairs),
		...whole("LEADS", score.leads),
		...(
			[
				["titles exact", score.titles],
				["evidence quoted", score.quotes],
				["investment facts", score.investments],
			] as const
		)
			.filter(([, { of }]) => of > 0)
			.map(([label, { right, of }]) => `${label.padEnd(18)} ${right} of ${of}`),
	];
}

/** The graph with some of its nodes gone, renamed, split or of another type, and some of its edges gone, turned, or of another type. */
function spoilt(graph: Graph, random: Twister): Graph {
	const once = (in10: number) => random.below(10) < in10;
	const any = <T>(list: readonly T[]) => list[random.below(list.length)] as T;
	const nodes = graph.nodes
		.filter(() => !once(1))
		.flatMap((node) => {
			const named = once(1) ? { ...node, name: any([any(graph.nodes).name, ...node.aliases]) } : node;
			const typed = once(1) ? { ...named, type: any(ENTITY_TYPES) } : named;
			const whole = { ...typed, mentioned: !once(1) };
			return once(1) ? [whole, { ...whole, id: `${node.id}x`, name: any([node.name, ...node.aliases]) }] : [whole];
		});
	const edges = graph.edges.flatMap((edge) => {
		if (once(1)) return [];
		const ends = once(1)
			? { source: any(nodes).id, target: any(nodes).id }
			: once(1)
				? { source: edge.target, target: edge.source }
				: {};
		const title = once(1) ? { properties: { title: "副局长" } } : {};
		const altered = { ...edge, ...ends, ...title, ...(once(1) && !edge.derived ? { type: any(CLAIM_TYPES) } : {}) };
		return once(1) ? [altered, { ...altered, id: `${edge.id}x`, properties: { title: "局长" } }] : [altered];
	});
	const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
	return { ...graph, nodes: nodes.sort(byId), edges: edges.sort(byId) };
}

describe.skipIf(why !== "")(`every figure and difference is that of score.py${why}`, () => {
	test("for the sample reports", async () => {
		const fixtures = join(ROOT, "fixtures");
		const { theirs, ours } = await both(folder(join(fixtures, "gold"), join(fixtures, "reports")));
		expect(ours).toEqual(theirs);
	});

	test("for the annotated real reports", async () => {
		const sets = [
			...folder(join(SHARED, "gold"), join(SHARED, "seeds")),
			...folder(join(SHARED, "train"), join(SHARED, "train")),
		];
		const { theirs, ours } = await both(sets);
		expect(ours).toEqual(theirs);
	});

	test("for graphs with mistakes of every kind", async () => {
		const fixtures = join(ROOT, "fixtures");
		const documents = folder(join(fixtures, "gold"), join(fixtures, "reports"));
		for (const seed of [1, 2]) {
			const random = new Twister(seed);
			const { theirs, ours } = await both(documents, (graph) => spoilt(graph, random));
			expect(ours).toEqual(theirs);
		}
	});

	test("for a few reports, which have no intervals", async () => {
		const fixtures = join(ROOT, "fixtures");
		const { theirs, ours } = await both(folder(join(fixtures, "gold"), join(fixtures, "reports")).slice(0, 3));
		expect(ours).toEqual(theirs);
	});
});
