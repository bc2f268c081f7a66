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

/** The real command line, as a user starts it: `reportgraph ...args`, in the folder `cwd`. */
export function reportgraph(
	args: string[],
	{ cwd = ROOT, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Run> {
	const child = spawn(process.execPath, [join(ROOT, "bin", "reportgraph.js"), ...args], {
		cwd,
		env: { ...process.env, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	running.add(child);
	const run: Run = { code: null, stdout: "", stderr: "" };
	child.stdout.setEncoding("utf8").on("data", (text) => (run.stdout += text));
	child.stderr.setEncoding("utf8").on("data", (text) => (run.stderr += text));
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code) => {
			running.delete(child);
			resolve({ ...run, code });
		});
	});
}
