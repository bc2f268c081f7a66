import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { DEFAULT_WORKSPACE } from "../workspace/workspace.ts";
import { describeBuild } from "./account.ts";
import { runBuild } from "./build.ts";
import { type LexiconOption, withLexicon } from "./lexicon.ts";
import { type ReadingOptions, reading } from "./reading.ts";
import { listening, type ServeOptions, serve } from "./serve.ts";

const SAMPLES = fileURLToPath(new URL("../../fixtures/reports", import.meta.url));

export function register(program: Command): void {
	const command = listening(program.command("start"))
		.description("build, then serve: from reports to the browser at once")
		.argument("[paths...]", "files, folders and archives of reports; - for standard input (default: the sample reports)")
		.option("-w, --workspace <dir>", "folder for the graph and its store", DEFAULT_WORKSPACE)
		.addHelpText(
			"after",
			`
As "build" and then "serve", which see. Where no file could be read it ends; where some could, it serves what they say.

Examples:
  reportgraph start
  reportgraph start reports/ --open
  reportgraph start reports/ --workspace kunshan --port 9000`,
		)
		.action(run);
	withLexicon(command.optionsGroup("How reports are understood:"));
	reading(command);
}

async function run(paths: string[], options: Omit<ServeOptions, "store"> & ReadingOptions & LexiconOption): Promise<void> {
	const { account, loaded } = await runBuild(paths.length > 0 ? paths : [relative("", SAMPLES)], options);
	process.stdout.write(describeBuild(account, loaded));
	if (loaded) await serve(options);
	else process.exitCode = 1;
}
