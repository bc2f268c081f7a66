import type { Command } from "commander";
import type { Inspection } from "../extract/inspect.ts";
import type { Lexicon } from "../extract/lexicon/own.ts";
import type { Reading } from "../ingest/report.ts";
import { type LexiconOption, readLexicon, withLexicon } from "./lexicon.ts";
import { type ReadingOptions, reading, readOptions } from "./reading.ts";

interface Options extends ReadingOptions, LexiconOption {
	text?: boolean;
	json?: boolean;
}

export function register(program: Command): void {
	const command = program
		.command("inspect")
		.description("show what is read in a file: articles, repairs, names, claims")
		.argument("<paths...>", "files, folders or archives of reports; - for standard input")
		.option("--text", "print the extracted text alone, in which the offsets of evidence count")
		.option("--json", "give all of it as JSON")
		.addHelpText(
			"after",
			`
Look here when a fact is missing. It shows how the file was decoded, what of it was left out (navigation, page headers), its articles
with their title, paper, date, reporters and place, every repair of the text with before and after (⏎ ends a line), and the text,
sentence by sentence: names in 〔brackets〕 with their types, =… what a word points at, → claims, · facts. Nothing is stored.

Examples:
  reportgraph inspect reports/may.pdf | less
  reportgraph inspect news.csv --columns title=标题,text=正文
  reportgraph inspect page.html --text
  pbpaste | reportgraph inspect -`,
		)
		.action(run);
	withLexicon(command.optionsGroup("How reports are understood:"));
	reading(command);
}

type Shown = Inspection | { name: string; text: string } | { name: string; reason: string };

async function run(paths: string[], options: Options, command: Command): Promise<void> {
	const { read } = await import("../ingest/read.ts");
	const { describeInspection } = await import("./inspection.ts");
	const colour = process.stdout.hasColors?.() === true && !process.env.NO_COLOR;
	const lexicon = await readLexicon(options);
	const all: Shown[] = [];
	let shown = 0;
	for await (const reading of read(paths, readOptions(options))) {
		if (!reading.ok) {
			process.exitCode = 1;
			if (options.json) all.push({ name: reading.name, reason: reading.reason });
			else process.stderr.write(`${reading.name}: ${reading.reason}\n`);
			continue;
		}
		const { source } = reading;
		if (options.text) all.push({ name: source.name, text: source.text });
		else if (options.json) all.push(await inspectReading(reading, lexicon));
		else
			process.stdout.write(
				`${shown++ > 0 ? "\n" : ""}${describeInspection(await inspectReading(reading, lexicon), source.text, colour)}`,
			);
		if (options.text && !options.json && all.length > 1)
			command.error("error: more than one source here: give one file, choose one with --include, or add --json");
	}
	if (options.json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
	else for (const one of all) if ("text" in one) process.stdout.write(one.text);
}

async function inspectReading(
	{ source, reports, notes }: Extract<Reading, { ok: true }>,
	lexicon?: Lexicon,
): Promise<Inspection> {
	const { extract } = await import("../extract/extract.ts");
	const { inspect } = await import("../extract/inspect.ts");
	return inspect(
		source,
		reports,
		notes,
		reports.map((report) => extract(report, lexicon)),
	);
}
