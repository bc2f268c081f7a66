import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { ROOT } from "../run.ts";
import { temporaryFolder } from "../temporary.ts";

/** A Node of this machine that is too old for the program; the tests that need one skip where there is none. */
const OLD_NODE = (process.env.PATH ?? "")
	.split(delimiter)
	.map((folder) => join(folder, "node"))
	.filter(existsSync)
	.find((node) => Number(spawnSync(node, ["-p", "process.versions.node"], { encoding: "utf8" }).stdout.split(".")[0]) < 24);

const PLATFORM = `node-${process.platform}-${process.arch}`;

/** A clone of the launcher with a program that says what it was given, and an npm that writes down what it was asked. */
function clone({ npm = `echo "$@" >> asked; mkdir -p node_modules` }: { npm?: string | null } = {}) {
	const folder = temporaryFolder();
	for (const path of ["bin/reportgraph.js", "scripts/setup.js"]) cpSync(join(ROOT, path), join(folder, path));
	writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
	writeFileSync(join(folder, "package-lock.json"), "{}");
	mkdirSync(join(folder, "src"));
	writeFileSync(
		join(folder, "src", "cli.ts"),
		`const args: string[] = process.argv.slice(2);
if (args[0] === "wait") { process.on("SIGTERM", () => { console.log("told"); process.exit(5); }); setInterval(() => {}, 1000); }
else process.exitCode = args.length;
console.log(JSON.stringify({ args, major: Number(process.versions.node.split(".")[0]), path: process.env.PATH }));
`,
	);
	const tools = join(folder, "tools");
	mkdirSync(tools);
	if (npm !== null) {
		writeFileSync(join(tools, "npm"), `#!/bin/sh\n${npm}\n`);
		chmodSync(join(tools, "npm"), 0o755);
		symlinkSync("/bin/mkdir", join(tools, "mkdir"));
	}
	const env = { PATH: tools, HOME: folder };
	return {
		folder,
		env,
		program: join(folder, "bin", "reportgraph.js"),
		run: (args: string[], node = process.execPath): SpawnSyncReturns<string> =>
			spawnSync(node, [join(folder, "bin", "reportgraph.js"), ...args], { cwd: folder, env, encoding: "utf8" }),
		asked: () => (existsSync(join(folder, "asked")) ? readFileSync(join(folder, "asked"), "utf8").trim().split("\n") : []),
		haveNode: () => {
			const bin = join(folder, ".node", "node_modules", PLATFORM, "bin");
			mkdirSync(bin, { recursive: true });
			symlinkSync(process.execPath, join(bin, "node"));
			return bin;
		},
	};
}

describe.skipIf(process.platform === "win32")("the launcher", () => {
	test("installs the dependencies once, without scripts and without touching the lock file, and says so on stderr", () => {
		const { run, asked } = clone();
		const first = run(["a", "b"]);
		expect(first.status).toBe(2);
		expect(JSON.parse(first.stdout).args).toEqual(["a", "b"]);
		expect(first.stderr).toBe("reportgraph: installing dependencies\n");
		expect(asked()).toEqual([expect.stringMatching(/^install --no-save --ignore-scripts /)]);
		expect(run([])).toMatchObject({ status: 0, stderr: "" });
		expect(asked()).toHaveLength(1);
	});

	test("installs them again when the lock file has changed", () => {
		const { run, asked, folder } = clone();
		run([]);
		writeFileSync(join(folder, "package-lock.json"), '{ "lockfileVersion": 3 }');
		expect(run([]).stderr).toBe("reportgraph: installing dependencies\n");
		expect(asked()).toHaveLength(2);
	});

	test("an installation that fails is said in one line after npm's own, and tried again the next time", () => {
		const { run, asked } = clone({ npm: `echo "$@" >> asked; mkdir -p node_modules; echo "no network" >&2; exit 7` });
		const { status, stdout, stderr } = run([]);
		expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
		expect(stderr).toMatch(/no network\nreportgraph: npm install failed \(exit code 7\): check the network .*\n$/);
		run([]);
		expect(asked()).toHaveLength(2);
	});

	test("no npm is said so", () => {
		const { status, stderr } = clone({ npm: null }).run([]);
		expect(status).toBe(1);
		expect(stderr).toMatch(/reportgraph: npm was not found: install Node\.js with npm .*\n$/);
	});

	describe.skipIf(!OLD_NODE)("on an older Node", () => {
		test("runs the program with the one in .node, first on its PATH; exit code passes", () => {
			const { run, haveNode } = clone();
			const bin = haveNode();
			const { status, stdout } = run(["a", "b", "c"], OLD_NODE);
			expect(status).toBe(3);
			const { args, major, path } = JSON.parse(stdout);
			expect(args).toEqual(["a", "b", "c"]);
			expect(major).toBeGreaterThanOrEqual(24);
			expect(path.split(delimiter)[0]).toBe(bin);
		});

		test("asks npm for the Node of this platform, and says so where there is none", () => {
			const { run, asked } = clone();
			const { status, stderr } = run([], OLD_NODE);
			expect(status).toBe(1);
			expect(stderr).toContain("is too old: installing Node 24 into .node");
			expect(stderr).toMatch(/there is no Node 24 package for .*: install Node 24 yourself\n$/);
			expect(asked()).toHaveLength(1); // the other was asked within .node
		});

		test("passes signals on, and ends as the program does", async () => {
			const { program, folder, env, haveNode } = clone();
			haveNode();
			const child = spawn(OLD_NODE as string, [program, "wait"], { cwd: folder, env, stdio: ["ignore", "pipe", "ignore"] });
			const output = text(child.stdout);
			await new Promise((resolve) => child.stdout.once("data", resolve));
			child.kill("SIGTERM");
			const code = await new Promise((resolve) => child.on("exit", resolve));
			expect(code).toBe(5);
			expect(await output).toMatch(/told\n$/);
		});
	});
});
