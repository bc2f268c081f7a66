import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Graph } from "../graph/graph.ts";
import type { Changes, LoadAccount, LoadProgress } from "../store/store.ts";
import { askPassword, withUsage } from "./place.ts";
import { progress } from "./progress.ts";

interface Options {
	store: string;
	graph?: string;
	json?: boolean;
}

export function register(program: Command): void {
	program
		.command("load")
		.description("make a store equal to a graph file")
		.argument("<graph.json>", 'a graph as "export" writes it')
		.requiredOption(
			"-s, --store <uri>",
			"the store: bolt://user@host:7687, neo4j://…, neo4j+s://…, or the folder of an embedded one",
		)
		.option("--graph <name>", "name of the graph in the store (default: reportgraph)")
		.option("--json", "give the account as JSON")
		.addHelpText(
			"after",
			`
Only what differs is written, and loading twice changes nothing the second time. Nodes and relations of this graph that the file does
not have are deleted; what is not ours, or belongs to a graph of another name, is left alone. The password is read from
NEO4J_PASSWORD, or asked for.

Examples:
  reportgraph export -o graph.json
  NEO4J_PASSWORD=… reportgraph load graph.json --store bolt://neo4j@localhost:7687
  reportgraph load graph.json --store bolt://neo4j@localhost:7687/mydata --graph kunshan`,
		)
		.action((file: string, options: Options, command: Command) => withUsage(command, () => run(file, options)));
}

async function run(file: string, { store: uri, graph: name, json }: Options): Promise<void> {
	const { openStore } = await import("../store/open.ts");
	const graph = await readGraphFile(file);
	const store = await openStore(uri, { graph: name, password: askPassword });
	const shown = progress();
	try {
		const account = await store.load(graph, {
			onProgress: ({ done, total }: LoadProgress) => shown.show(`storing ${done} of ${total}`),
		});
		shown.clear();
		process.stdout.write(
			json
				? `${JSON.stringify({ store: store.uri, graph: store.graph, ...account }, null, 2)}\n`
				: await describeLoad(account, store.uri, store.graph),
		);
	} finally {
		shown.clear();
		await store.close();
	}
}

async function readGraphFile(file: string): Promise<Graph> {
	const { parseGraph } = await import("../graph/parse.ts");
	const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") throw new Error(`${file}: no such file: "reportgraph export -o ${file}" writes one`);
		if (error.code === "EISDIR") throw new Error(`${file}: a folder: name a graph file`);
		throw error;
	});
	return parseGraph(text, file);
}

async function describeLoad(account: LoadAccount, uri: string, name: string): Promise<string> {
	const { changed } = await import("../store/store.ts");
	const line = (what: string, c: Changes) =>
		`${what.padEnd(10)} ${c.created} created, ${c.updated} updated, ${c.deleted} deleted, ${c.unchanged} unchanged\n`;
	const head = changed(account)
		? `loaded into ${uri} (graph "${name}")\n`
		: `nothing changed: ${uri} (graph "${name}") held this graph already\n`;
	const released =
		account.released > 0 ? `${account.released} of the deleted were left to others, whose relations hang on them\n` : "";
	return head + line("reports", account.reports) + line("entities", account.nodes) + line("relations", account.edges) + released;
}
