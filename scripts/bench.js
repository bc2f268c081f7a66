/** `npm run bench`: runs bench/bench.ts on the Node that runs the program. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureDependencies, ensureNode, environment, ROOT, SetupError, say } from "./setup.js";

try {
	const node = ensureNode();
	ensureDependencies();
	const args = [join(ROOT, "bench", "bench.ts"), ...process.argv.slice(2)];
	process.exitCode = spawnSync(node, args, { stdio: "inherit", env: environment(node) }).status ?? 1;
} catch (error) {
	if (!(error instanceof SetupError)) throw error;
	say(error.message);
	process.exitCode = 1;
}
