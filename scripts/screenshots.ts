/**
 * Makes the README's pictures in docs/images from the sample reports: `node scripts/screenshots.ts`.
 * They show what a reader sees, so make them again when the viewer or the extraction has changed.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runBuild } from "../src/commands/build.ts";
import type { Entity, Summary } from "../src/server/api.ts";
import { startServer } from "../src/server/serve.ts";
import { openStore } from "../src/store/open.ts";
import { launchChromium } from "./chromium.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const IMAGES = join(ROOT, "docs/images");
const SIZE = { width: 1360, height: 820 };

const folder = mkdtempSync(join(tmpdir(), "reportgraph-"));
const workspace = join(folder, "workspace");
await runBuild([join(ROOT, "fixtures/reports")], { workspace });
const store = await openStore(join(workspace, "store"), { readOnly: true });
const server = await startServer({ store, port: 0, host: "127.0.0.1", saying: console.error });
const browser = await launchChromium();
try {
	mkdirSync(IMAGES, { recursive: true });
	const summary = (await (await fetch(`${server.url}/api/summary`)).json()) as Summary;
	const leader = summary.examples.find(({ kind }) => kind === "leads-what")?.node;
	if (!leader) throw new Error("nobody leads anything in the sample reports: there is nothing to show");
	const person = (await (await fetch(`${server.url}/api/entities/${leader.id}`)).json()) as Entity;
	const lead = person.relations.find(({ type }) => type === "LEADS");

	for (const colorScheme of ["light", "dark"] as const) {
		const page = await browser.newPage({ viewport: SIZE, colorScheme });
		const suffix = colorScheme === "dark" ? "-dark" : "";
		await page.goto(server.url);
		await page.locator("table.leads").waitFor();
		await page.screenshot({ path: join(IMAGES, `start${suffix}.png`) });
		await page.goto(`${server.url}/#/entity/${person.id}?select=relation:${lead?.id}`);
		await page.locator('[data-layout="done"]').waitFor();
		await page.locator(".quote").first().waitFor();
		await page.screenshot({ path: join(IMAGES, `entity${suffix}.png`) });
		await page.close();
	}
} finally {
	await browser.close();
	await server.close();
	await store.close();
	rmSync(folder, { recursive: true, force: true });
}
