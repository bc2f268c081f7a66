import { spawn } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCES = ["web", "src/schema.ts", "src/server/api.ts"];
const BUILT = join(ROOT, "dist/web");

/**
 * The folder of the built viewer. In a clone it is built when it is missing or older than its sources; `saying` is told
 * so. A published package holds it ready. Throws an Error that says what to do where it cannot be had.
 */
export async function builtViewer(saying: (message: string) => void): Promise<string> {
	const built = (await stat(join(BUILT, "index.html")).catch(() => null))?.mtimeMs ?? 0;
	const changed = Math.max(...(await Promise.all(SOURCES.map((path) => newest(join(ROOT, path))))));
	if (built >= changed && built > 0) return BUILT;
	const vite = join(ROOT, "node_modules/vite/bin/vite.js");
	if (!(await stat(vite).catch(() => null))) {
		if (built > 0) return BUILT;
		throw new Error(`the viewer is not built, and Vite is not installed to build it: run "npm install" in ${ROOT}`);
	}
	saying("building the viewer …");
	await run(vite, ["build", join(ROOT, "web"), "--logLevel", "error"]);
	return BUILT;
}

/** In a process of its own: what is in this one's environment (NODE_ENV=test) must not change what is built. */
function run(program: string, args: string[]): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [program, ...args], {
			env: { ...process.env, NODE_ENV: "production" },
			stdio: ["ignore", "pipe", "pipe"],
		});
		let output = "";
		child.stdout.on("data", (data) => (output += data));
		child.stderr.on("data", (data) => (output += data));
		child.on("error", reject);
		child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`the viewer could not be built: ${output.trim()}`))));
	});
}

/** When the file, or the youngest file of the folder, was last changed; 0 where there is none. */
async function newest(path: string): Promise<number> {
	const found = await stat(path).catch(() => null);
	if (!found) return 0;
	if (!found.isDirectory()) return found.mtimeMs;
	const entries = (await readdir(path)).filter((name) => name !== "node_modules");
	return Math.max(found.mtimeMs, ...(await Promise.all(entries.map((name) => newest(join(path, name))))));
}
