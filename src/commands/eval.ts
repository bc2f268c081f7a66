import type { Command } from "commander";
import type { Comparison } from "../eval/compare.ts";
import { type LexiconOption, readLexicon, withLexicon } from "./lexicon.ts";

interface Options extends LexiconOption {
	reports?: string;
	errors?: boolean;
	json?: boolean;
}

export function register(program: Command): void {
	const command = program
		.command("eval")
		.description("score what is extracted against annotations of your own")
		.argument("<gold>", "a gold file, or a folder of them (.json)")
		.option("--reports <dir>", "folder of the annotated reports (default: beside the gold, or reports/ beside its folder)")
		.option("--errors", "list every difference, with the sentence that it is about")
		.option("--json", "give everything as JSON")
		.addHelpText(
			"after",
			`
Each report is read and extracted by itself and compared with its gold: precision (of what was found, how much is right), recall (of what
should be found, how much is) and F1 (both in one), by type; from five reports on, where F1 lies in 95 of 100 resampled sets of them.
docs/extraction.md tells the format of gold files; fixtures/gold has some. A gold file that fails does not stop the others, but makes the
exit code 1.

Examples:
  reportgraph eval fixtures/gold
  reportgraph eval mygold/ --reports reports/ --errors
  reportgraph eval mygold/ --json | jq '.score.relations.f1'`,
		)
		.action(run);
	withLexicon(command);
}

async function run(path: string, { reports, errors, json, ...words }: Options): Promise<void> {
	const { evaluate } = await import("../eval/evaluate.ts");
	const { score } = await import("../eval/score.ts");
	const { describeDocument, describeScore, documentJson } = await import("./score.ts");
	const lexicon = await readLexicon(words);
	const done: { name: string; comparison: Comparison }[] = [];
	const failed: { name: string; reason: string }[] = [];
	for await (const result of evaluate(path, reports, lexicon)) {
		if (!result.ok) {
			failed.push({ name: result.name, reason: result.reason });
			process.stderr.write(`reportgraph: ${result.reason}\n`);
			continue;
		}
		done.push(result);
		if (!json) process.stdout.write(describeDocument(result.name, result.comparison, errors ?? false));
	}
	if (failed.length > 0) process.exitCode = 1;
	if (json) {
		const documents = done.map(({ name, comparison }) => documentJson(name, comparison));
		process.stdout.write(`${JSON.stringify({ documents, failed, score: score(done.map((d) => d.comparison)) }, null, 2)}\n`);
	} else if (done.length > 0) process.stdout.write(describeScore(score(done.map((d) => d.comparison))));
}
