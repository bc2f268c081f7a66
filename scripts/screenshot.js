/** `node scripts/screenshot.js`: takes docs/viewer.png, the picture of the README, of the graph of the sample reports. Needs Node 24. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureBrowser } from "./browser.js";
import { ROOT } from "./setup.js";

/** What is looked up: a name of the sample reports with neighbours of many kinds. */
const NAME = "盐城经济技术开发区";
/** What it has a relation to whose sentences are shown. */
const NEIGHBOUR = "SKI动力电池盐城基地";

const program = join(ROOT, "bin", "reportgraph.js");
const workspace = mkdtempSync(join(tmpdir(), "reportgraph-"));
spawnSync(process.execPath, [program, "build", "fixtures/reports", "-w", workspace], { cwd: ROOT, stdio: ["ignore", 2, 2] });
const server = spawn(process.execPath, [program, "serve", "-w", workspace, "--port", "0"], { stdio: ["ignore", "pipe", 2] });
const browser = await chromium.launch({
	executablePath: ensureBrowser(),
	args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
try {
	const url = await new Promise((resolve) => server.stdout.on("data", (text) => resolve(String(text).trim())));
	const { hits } = await (await fetch(`${url}/api/search?q=${encodeURIComponent(NAME)}`)).json();
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	await page.goto(`${url}/#/entity/${hits[0].id}`);
	await page.locator("canvas").first().waitFor();
	await page.getByText(NEIGHBOUR).first().click();
	await page.waitForTimeout(4000); // the layout comes to rest
	mkdirSync(join(ROOT, "docs"), { recursive: true });
	await page.screenshot({ path: join(ROOT, "docs", "viewer.png") });
} finally {
	await browser.close();
	server.kill();
	rmSync(workspace, { recursive: true });
}
