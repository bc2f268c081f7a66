import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { register as build } from "./commands/build.ts";
import { register as doctor } from "./commands/doctor.ts";
import { register as evaluate } from "./commands/eval.ts";
import { register as exportGraph } from "./commands/export.ts";
import { register as inspect } from "./commands/inspect.ts";
import { register as load } from "./commands/load.ts";
import { register as query } from "./commands/query.ts";
import { register as serve } from "./commands/serve.ts";
import { register as start } from "./commands/start.ts";
import { StoreError } from "./store/store.ts";

/** Exit codes, for every command: 0 done, 1 failed, 2 wrong usage. */
const FAILED = 1;
const WRONG_USAGE = 2;

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

const program = new Command("reportgraph")
	.description(
		"Builds a graph of who leads, runs and funds what from Chinese reports; every edge opens to the sentence that states it.",
	)
	.version(version)
	.showHelpAfterError("(add --help for the usage)")
	.addHelpText(
		"after",
		`
A first tour:
  reportgraph start                          the graph of the sample reports, in a browser
  reportgraph build reports/                 read a folder of reports into the workspace .reportgraph
  reportgraph inspect reports/may.pdf        what is read in a file: articles, repairs, names, claims
  reportgraph query --list                   questions that are ready to ask
  reportgraph query who-leads                who leads which project
  reportgraph serve                          look at the graph in a browser
  reportgraph export --format csv -o tables  take it into a spreadsheet

Results go to stdout, everything else to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage.`,
	)
	.exitOverride();

for (const register of [start, build, inspect, query, load, exportGraph, serve, doctor, evaluate]) register(program);

// A reader that has seen enough (head, less) closes the pipe.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code !== "EPIPE") throw error;
	process.exit();
});

try {
	await program.parseAsync();
} catch (error) {
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
	else {
		process.stderr.write(`reportgraph: ${message(error)}\n`);
		process.exitCode = error instanceof StoreError && error.kind === "usage" ? WRONG_USAGE : FAILED;
	}
}

/** One line for what users can mend; the stack for what is a mistake of ours. */
function message(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const ours = [TypeError, ReferenceError, RangeError].some((kind) => error instanceof kind);
	return ours ? `this should not happen, please report it: ${error.stack}` : error.message;
}
