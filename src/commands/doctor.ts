import type { Command } from "commander";
import { DEFAULT_WORKSPACE } from "../workspace/workspace.ts";
import type { Check } from "./checks.ts";

interface Options {
	workspace: string;
	store?: string;
	json?: boolean;
}

export function register(program: Command): void {
	program
		.command("doctor")
		.description("look whether everything that the program needs is there")
		.option("-w, --workspace <dir>", "folder of the graph to look at", DEFAULT_WORKSPACE)
		.option("-s, --store <uri>", "try this Neo4j server: bolt://user@host:7687 (default: NEO4J_URI, if it is set)")
		.option("--json", "give the findings as JSON")
		.addHelpText(
			"after",
			`
Says of each thing whether it is ok, a warning or a problem, and what to do. Changes nothing. A problem makes the exit code 1.

Examples:
  reportgraph doctor
  reportgraph doctor --workspace kunshan --json
  NEO4J_PASSWORD=… reportgraph doctor --store bolt://neo4j@localhost:7687`,
		)
		.action(run);
}

async function run({ workspace, store, json }: Options): Promise<void> {
	const { checks } = await import("./checks.ts");
	const found: Check[] = [];
	for await (const check of checks({ workspace, server: store ?? (process.env.NEO4J_URI || null) })) {
		found.push(check);
		if (!json) process.stdout.write(line(check));
	}
	if (json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
	if (found.some(({ state }) => state === "problem")) process.exitCode = 1;
}

function line({ name, state, found, todo }: Check): string {
	return `${state.padEnd(8)} ${name.padEnd(15)} ${found}\n${todo === null ? "" : `${" ".repeat(25)}→ ${todo}\n`}`;
}
