#!/usr/bin/env node
/** The launcher: the right Node, the dependencies, then src/cli.ts. Plain JavaScript for Node >= 20. */
import { spawn } from "node:child_process";
import module from "node:module";
import { constants } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { currentNodeWillDo, ensureDependencies, ensureNode, environment, ROOT, SetupError, say } from "../scripts/setup.js";

const program = join(ROOT, "src", "cli.ts");
/** Keeps compiled sources: half of the time that the program takes to start. */
const cache = join(ROOT, "node_modules", ".cache", "reportgraph");

try {
	ensureDependencies();
	if (currentNodeWillDo()) {
		module.enableCompileCache(cache);
		await import(pathToFileURL(program).href);
	} else run(ensureNode());
} catch (error) {
	if (!(error instanceof SetupError)) throw error;
	say(error.message);
	process.exitCode = 1;
}

/** Runs the program with another Node, as if it were this process: stdio, signals and exit code pass through. */
function run(node) {
	const child = spawn(node, [program, ...process.argv.slice(2)], {
		stdio: "inherit",
		env: { ...environment(node), NODE_COMPILE_CACHE: cache },
	});
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
		// A terminal sends Ctrl-C to the child as well: once is enough.
		process.on(signal, () => (signal === "SIGINT" && process.stdin.isTTY ? undefined : child.kill(signal)));
	}
	child.on("error", (error) => {
		say(`${node} could not be started: ${error.message}; remove the folder .node and run again`);
		process.exitCode = 1;
	});
	child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
