import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Model } from "../../src/extract/tagger/model.ts";
import { type TaggedSpan, Tagger } from "../../src/extract/tagger/tagger.ts";
import type { GoldReport } from "./gold.ts";
import { modelOf, publicLayers } from "./layers.ts";
import { goldReports, trainMain } from "./main-layer.ts";
import { features } from "./samples.ts";
import { modelBytes } from "./weights.ts";

/**
 * Cross-validates the last layer over the annotated reports, five folds by document: tags every report by a model that has not
 * seen its document, scores the names with ../shared/gold/score.py, and keeps the spans in `--out`, a file a document.
 */
const { values } = parseArgs({
	options: {
		shared: { type: "string", default: "../shared" },
		people: { type: "string", default: "199801.txt" },
		cache: { type: "string", default: "scripts/train/cache" },
		out: { type: "string" },
		/** Reports of one place in one fold: harder, and nearer to reports of places never seen. */
		"by-place": { type: "boolean", default: false },
	},
});
const FOLDS = 5;
/** Documents of one place, by the first characters of their names. */
const PLACES = [
	["000", "001", "002"],
	["003", "004"],
	["t11", "t16", "t17", "t18"],
];

const layers = publicLayers(values);
const below = modelOf(layers);
const reports = await goldReports(values.shared);
const documents = [...new Set(reports.map((r) => r.document))];
const groups = [...new Set(documents.map(groupOf))];
const foldOf = (document: string) => groups.indexOf(groupOf(document)) % FOLDS;

const scored = mkdtempSync(join(tmpdir(), "reportgraph-validate-"));
mkdirSync(join(scored, "gold"));
mkdirSync(join(scored, "found"));
for (const folder of [join(values.shared, "gold"), join(values.shared, "train"), "fixtures/composed/gold"])
	for (const file of readdirSync(folder).filter((f) => f.endsWith(".json")))
		cpSync(join(folder, file), join(scored, "gold", file));
if (values.out) mkdirSync(values.out, { recursive: true });

for (let fold = 0; fold < FOLDS; fold++) {
	const main = trainMain(
		reports.filter((r) => foldOf(r.document) !== fold),
		below,
	);
	const tagger = new Tagger(features, new Model(modelBytes([...layers, main]), `fold ${fold}`));
	for (const document of documents.filter((d) => foldOf(d) === fold)) {
		const tagged = reports
			.filter((r) => r.document === document)
			.map((report) => ({ report, spans: tagger.tag(report.folded, report.sentences) }));
		writeFileSync(join(scored, "found", `${document}.json`), JSON.stringify(graphOf(tagged)));
		if (values.out)
			writeFileSync(join(values.out, `${document}.json`), JSON.stringify({ reports: tagged.map(({ spans }) => spans) }));
	}
	console.error(`fold ${fold + 1} of ${FOLDS}`);
}
const { stdout, stderr } = spawnSync(
	"python3",
	[join(values.shared, "gold/score.py"), join(scored, "gold"), join(scored, "found")],
	{ encoding: "utf8" },
);
console.log(
	stdout
		.split("\n")
		.filter((line) => /^([A-Z][a-z]+|entities|names only) .*tp|95%/.test(line))
		.slice(0, 11)
		.join("\n"),
	stderr,
);

function groupOf(document: string): string {
	const place = values["by-place"] ? PLACES.find((p) => p.includes(document.slice(0, 3))) : undefined;
	return place?.join() ?? document;
}

/** The names of a document as a graph for the scorer: one node a form, of the type that most of its places speak for. */
function graphOf(tagged: readonly { report: GoldReport; spans: TaggedSpan[] }[]): object {
	const votes = new Map<string, Map<string, number>>();
	for (const { report, spans } of tagged)
		for (const span of spans.filter((s) => s.best)) {
			const form = report.report.text.slice(span).replace(/\s/g, "");
			const types = votes.get(form) ?? new Map<string, number>();
			votes.set(form, types.set(span.type, (types.get(span.type) ?? 0) + span.probability));
		}
	const nodes = [...votes].map(([name, types], i) => {
		const [type] = [...types].sort((a, b) => b[1] - a[1])[0] as [string, number];
		return { id: `n${i}`, type, name, aliases: [], mentioned: true };
	});
	return { nodes, edges: [] };
}
