import { join } from "node:path";
import { type Command, Option } from "commander";
import { DEFAULT_WORKSPACE } from "../workspace/workspace.ts";

interface Options {
	workspace: string;
	format: "json" | "csv";
	output?: string;
}

export function register(program: Command): void {
	program
		.command("export")
		.description("write the graph of a workspace as a file")
		.option("-w, --workspace <dir>", "folder that build made", DEFAULT_WORKSPACE)
		.addOption(
			new Option("-f, --format <format>", "graph JSON, or two tables for a spreadsheet").choices(["json", "csv"]).default("json"),
		)
		.option("-o, --output <path>", "file to write (csv: folder for nodes.csv and edges.csv); JSON goes to stdout without it")
		.addHelpText(
			"after",
			`
Graph JSON holds every node and edge with its evidence; "load" puts it into a store. The tables open in Excel as they are.

Examples:
  reportgraph export -o graph.json
  reportgraph export --format csv -o tables/
  reportgraph export | jq '.nodes[] | select(.type == "Project").name'`,
		)
		.action(run);
}

async function run({ workspace: folder, format, output }: Options, command: Command): Promise<void> {
	if (format === "csv" && output === undefined)
		command.error("error: --format csv makes two tables: name a folder for them with -o");
	const { openWorkspace, readGraph } = await import("../workspace/workspace.ts");
	const { lines } = await import("../graph/serialize.ts");
	const { writeWhole } = await import("../workspace/files.ts");
	const graph = await readGraph(await openWorkspace(folder));
	if (output === undefined) {
		const { Readable } = await import("node:stream");
		const { pipeline } = await import("node:stream/promises");
		await pipeline(Readable.from(lines(graph)), process.stdout, { end: false });
		return;
	}
	const { edgeTable, nodeTable } = await import("../graph/csv.ts");
	const files: [string, string | Iterable<string>][] =
		format === "json"
			? [[output, lines(graph)]]
			: [
					[join(output, "nodes.csv"), nodeTable(graph)],
					[join(output, "edges.csv"), edgeTable(graph)],
				];
	for (const [path, content] of files) {
		await writeWhole(path, content);
		process.stderr.write(`wrote ${path}\n`);
	}
}
