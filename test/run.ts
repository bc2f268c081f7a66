import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll } from "vitest";

export const ROOT = join(import.meta.dirname, "..");
export const REPORTS = join(ROOT, "fixtures", "reports");

export interface Run {
	code: number | null;
	stdout: string;
	stderr: string;
}

const running = new Set<ChildProcess>();

// A test that gave up leaves none behind.
afterAll(() => {
	for (const child of running) child.kill();
});

interface Options {
	cwd?: string;
	env?: Record<string, string>;
}

/** The real command line, as a user starts it: `reportgraph ...args`, in the folder `cwd`. */
export function reportgraph(args: string[], options: Options = {}): Promise<Run> {
	return launch(args, options).ended;
}

/** As `reportgraph`, for a command that serves until it is stopped: resolves once it says where. */
export async function serving(args: string[], options: Options = {}): Promise<{ url: string; stop: () => Promise<Run> }> {
	const { child, ended } = launch(args, options);
	const url = new Promise<string>((resolve, reject) => {
		let said = "";
		child.stdout?.on("data", (text) => {
			said += text;
			const found = said.match(/^http:\/\/\S+$/m);
			if (found) resolve(found[0]);
		});
		ended.then((run) => reject(new Error(`ended with ${run.code}: ${run.stderr}`)), reject);
	});
	const stop = () => {
		child.kill("SIGTERM");
		return ended;
	};
	return { url: await url, stop };
}

function launch(args: string[], { cwd = ROOT, env = {} }: Options): { child: ChildProcess; ended: Promise<Run> } {
	const child = spawn(process.execPath, [join(ROOT, "bin", "reportgraph.js"), ...args], {
		cwd,
		env: { ...process.env, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	running.add(child);
	const run: Run = { code: null, stdout: "", stderr: "" };
	child.stdout.setEncoding("utf8").on("data", (text) => (run.stdout += text));
	child.stderr.setEncoding("utf8").on("data", (text) => (run.stderr += text));
	const ended = new Promise<Run>((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code) => {
			running.delete(child);
			resolve({ ...run, code });
		});
	});
	return { child, ended };
}
