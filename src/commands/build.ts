import type { Command } from "commander";
import type { Account, Dropped } from "../workspace/account.ts";
import { DEFAULT_WORKSPACE } from "../workspace/workspace.ts";
import { describeBuild, describeDrops, type Loaded } from "./account.ts";
import { type LexiconOption, readLexicon, withLexicon } from "./lexicon.ts";
import { type LlmOptions, proposerOf, withLlm } from "./llm.ts";
import { askPassword } from "./place.ts";
import { progress } from "./progress.ts";
import { type ReadingOptions, reading, readOptions } from "./reading.ts";

interface Options extends ReadingOptions, LexiconOption, LlmOptions {
	workspace: string;
	store?: string;
	explainDrops?: boolean;
	json?: boolean;
}

export function register(program: Command): void {
	const command = program
		.command("build")
		.description("read reports and make their graph")
		.argument("<paths...>", "files, folders and archives of reports; - for standard input")
		.option("-w, --workspace <dir>", "folder for the graph and its store", DEFAULT_WORKSPACE)
		.option("-s, --store <uri>", "load into this store instead of the embedded one: bolt://user@host:7687, neo4j://…, or a path")
		.option("--explain-drops", "list every dropped claim after the account, with its reason, rule and quote")
		.option("--json", "give the account as JSON")
		.addHelpText(
			"after",
			`
Prints an account: what was read, extracted, dropped and why, and what failed and why. A file that fails does not stop the others,
but makes the exit code 1. A build makes the graph anew from all that it is given and replaces the one in the workspace.

Examples:
  reportgraph build reports/
  reportgraph build 2023/ 2024/ extra.txt --workspace kunshan
  reportgraph build news.csv --columns title=标题,text=正文,date=日期 --since 2024
  reportgraph build archive.zip --include '*.pdf' --max-size 200
  reportgraph build reports/ --lexicon words.txt
  reportgraph build reports/ --llm http://localhost:11434/v1 --llm-model qwen3:8b
  NEO4J_PASSWORD=… reportgraph build reports/ --store bolt://neo4j@localhost:7687`,
		)
		.action(run);
	withLlm(withLexicon(command.optionsGroup("How reports are understood:")));
	reading(command);
}

async function run(paths: string[], options: Options): Promise<void> {
	const { account, dropped, loaded } = await runBuild(paths, options);
	const drops = options.explainDrops ? dropped : [];
	process.stdout.write(
		options.json
			? `${JSON.stringify({ ...account, ...(options.explainDrops && { drops }), loaded }, null, 2)}\n`
			: describeBuild(account, loaded) + describeDrops(drops),
	);
	if (account.sources.failed.length > 0 || account.llm?.failed.length) process.exitCode = 1;
}

export interface Ran {
	account: Account;
	/** The statements that the account counts as dropped. */
	dropped: Dropped[];
	/** Null where there was nothing to load. */
	loaded: Loaded | null;
}

/** A build into a workspace and its store, alone there, with its progress on stderr. */
export async function runBuild(
	paths: readonly string[],
	{ workspace: folder, store: uri, ...how }: Omit<Options, "json" | "explainDrops">,
): Promise<Ran> {
	const { build } = await import("../workspace/build.ts");
	const { createWorkspace } = await import("../workspace/workspace.ts");
	const { withLock } = await import("../store/lock.ts");
	const { openStore } = await import("../store/open.ts");
	const lexicon = await readLexicon(how);
	const workspace = await createWorkspace(folder);
	// First, so that a wrong address is said before the work, not after it.
	const store = await openStore(uri ?? workspace.store, { password: askPassword });
	const shown = progress();
	const waiting = (who: string) =>
		void process.stderr.write(`waiting for another build in ${folder} (${who}; if it is no build, remove ${workspace.lock})\n`);
	try {
		return await withLock(workspace.lock, waiting, async () => {
			const { account, graph, dropped } = await build(paths, workspace, shown.show, readOptions(how), {
				lexicon,
				proposer: await proposerOf(how, workspace),
			});
			if (!graph) return { account, dropped, loaded: null };
			shown.show("storing");
			const done = await store.load(graph, { onProgress: ({ done, total }) => shown.show(`storing ${done} of ${total}`) });
			return { account, dropped, loaded: { store: store.uri, ...done } };
		});
	} finally {
		shown.clear();
		await store.close();
	}
}
