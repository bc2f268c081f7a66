/**
 * `npm test`: sets up what the tests need, runs all of them, and ends with a line `N passed, N failed, N skipped`.
 * `npm test -- test/graph` runs those alone; `npm run test:long` (`--long`) tries ten times as many mutated inputs. With CI=true a missing browser or Neo4j is a failure, else a skip that is said.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBrowser, ensureChineseFont } from "./browser.js";
import { currentNodeWillDo, ensureDependencies, ensureNode, environment, ROOT, SetupError, say } from "./setup.js";

const CI = process.env.CI === "true";

try {
	const node = ensureNode();
	ensureDependencies();
	if (currentNodeWillDo()) {
		const args = process.argv.slice(2);
		const more = args.includes("--long") ? { FUZZ_RUNS: "5000" } : {};
		await test(
			{ ...environment(node), ...more },
			args.filter((arg) => arg !== "--long"),
		);
	} else again(node);
} catch (error) {
	if (!(error instanceof SetupError)) throw error;
	say(error.message);
	process.exitCode = 1;
}

/** This script once more, by the Node that runs the program. */
function again(node) {
	const run = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
		stdio: "inherit",
		env: environment(node),
	});
	process.exitCode = run.status ?? 1;
}

async function test(env, only) {
	const counts = { passed: 0, failed: 0, skipped: 0 };
	const step = (name, passed) => {
		counts[passed ? "passed" : "failed"]++;
		say(`${passed ? "ok" : "FAILED"}: ${name}`);
	};
	const tool = (name, bin, ...args) => {
		const run = spawnSync(process.execPath, [join(ROOT, "node_modules", bin), ...args], {
			cwd: ROOT,
			stdio: ["ignore", 1, 2],
			env,
		});
		if (name) step(name, run.status === 0);
		return run.status === 0;
	};

	/** Gives the tests what `find` finds; what is not there fails under CI. */
	const need = async (name, find) => {
		try {
			Object.assign(env, await find());
		} catch (error) {
			if (!(error instanceof SetupError)) throw error;
			say(error.message);
			if (CI) step(name, false);
			else say(`tests that need ${name} are skipped`);
		}
	};
	await need("Chromium", () => ({ CHROMIUM: ensureBrowser() }));
	await need("a Chinese font", ensureChineseFont);

	if (only.length === 0) {
		tool("types", "typescript/bin/tsc", "-p", ".");
		tool("types of the viewer", "typescript/bin/tsc", "-p", "web");
		tool("style", "@biomejs/biome/bin/biome", "check", "--error-on-warnings");
		tool("nothing unused", "knip/bin/knip.js");
	}

	const folder = mkdtempSync(join(tmpdir(), "reportgraph-"));
	const results = join(folder, "vitest.json");
	const passed = tool(
		null,
		"vitest/vitest.mjs",
		"run",
		"--reporter=default",
		"--reporter=json",
		`--outputFile.json=${results}`,
		...only,
	);
	if (existsSync(results)) {
		const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
			readFileSync(results, "utf8"),
		);
		counts.passed += numPassedTests;
		// A file that can't be loaded fails without a failed test in it.
		const broken = testResults.filter(
			(file) => file.status === "failed" && !file.assertionResults.some((t) => t.status === "failed"),
		);
		counts.failed += numFailedTests + broken.length;
		counts.skipped += numPendingTests + numTodoTests;
	}
	// An error outside of any test, or no results at all.
	if (!passed && counts.failed === 0) counts.failed++;
	rmSync(folder, { recursive: true });

	process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
	process.exitCode = counts.failed === 0 ? 0 : 1;
}
