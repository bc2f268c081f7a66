/**
 * What has to be on the machine before the program can run: a Node that reads TypeScript, and the dependencies.
 * Plain JavaScript for Node >= 20 without dependencies: it runs before there are any.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The major version of Node that runs the sources as they are. */
const NODE = 24;

/** A set-up step that can't be done; its message says why and what to do, in one line. */
export class SetupError extends Error {}

/** Whether the Node that runs this can run the program itself. */
export function currentNodeWillDo() {
	return Number(process.versions.node.split(".")[0]) >= NODE;
}

/** The path of a Node that can run the program, installed once into `.node/` where the current one can't. */
export function ensureNode() {
	if (currentNodeWillDo()) return process.execPath;
	const system = { win32: "win" }[process.platform] ?? process.platform;
	const name = `node-${system}-${process.arch}`;
	const folder = join(ROOT, ".node");
	const node = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
	if (existsSync(node)) return node;
	say(`Node ${process.versions.node} is too old: installing Node ${NODE} into .node (once, about 60 MB)`);
	mkdirSync(folder, { recursive: true });
	// A package of its own, or npm takes the clone's package.json for it.
	writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
	// The package of the platform needs no install script, unlike the package "node".
	npm(["--prefix", ".", `${name}@${NODE}`], folder, `install Node ${NODE} yourself`);
	if (!existsSync(node))
		throw new SetupError(`there is no Node ${NODE} package for ${system}-${process.arch}: install Node ${NODE} yourself`);
	return node;
}

/** The dependencies in `node_modules`, as package-lock.json has them; installed again when that file has changed. */
export function ensureDependencies() {
	const lock = join(ROOT, "package-lock.json");
	if (!existsSync(lock)) return; // installed as a package: its dependencies came with it
	const want = createHash("sha256").update(readFileSync(lock)).digest("hex");
	const stamp = join(ROOT, "node_modules", ".reportgraph-setup");
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === want) return;
	say("installing dependencies");
	npm([], ROOT, "run npm install --no-save to see more");
	writeFileSync(stamp, want);
}

/** The environment of a child that shall find `node` first on its PATH. */
export function environment(node) {
	const key = Object.keys(process.env).find((k) => k.toUpperCase() === "PATH") ?? "PATH";
	return { ...process.env, [key]: [dirname(node), process.env[key]].filter(Boolean).join(delimiter) };
}

/** One line on stderr: stdout belongs to the results. */
export function say(line) {
	process.stderr.write(`reportgraph: ${line}\n`);
}

/** `npm install` without install scripts and without a change to the lock file. */
function npm(args, cwd, advice) {
	const all = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...args];
	// npm says what it does on stdout, which belongs to the program.
	const run = spawnSync("npm", all, { cwd, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
	if (run.error?.code === "ENOENT") throw new SetupError("npm was not found: install Node.js with npm (https://nodejs.org)");
	if (run.error) throw new SetupError(`npm could not be started: ${run.error.message}`);
	if (run.status !== 0)
		throw new SetupError(
			`npm install failed (exit code ${run.status ?? run.signal}): check the network and the lines above, or ${advice}`,
		);
}
