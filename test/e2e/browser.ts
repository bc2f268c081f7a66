import type { Browser, Page } from "playwright-core";
import { describe } from "vitest";
import { findChromium } from "../../scripts/chromium.ts";

const found = findChromium();
const CI = process.env.CI === "true";

/** Tests in a browser: skipped where there is none, said so; under CI=true they run, and fail for want of one. */
export const describeInBrowser = found || CI ? describe : describe.skip;
if (!found && !CI) console.warn("no Chromium: the browser tests are skipped (CHROMIUM=/path/to/chromium)");

/** All that went wrong in a page: errors on its console, exceptions, requests without an answer or to elsewhere. */
export function watch(page: Page, origin: string): string[] {
	const faults: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
	});
	page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
	page.on("requestfailed", (request) => {
		const why = request.failure()?.errorText ?? "";
		// The page itself gave it up: it was left, or had no more use for it.
		if (why !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()} ${why}`);
	});
	page.on("request", (request) => {
		if (!request.url().startsWith(origin) && !/^(blob|data):/.test(request.url())) faults.push(`elsewhere: ${request.url()}`);
	});
	page.on("dialog", (dialog) => {
		faults.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	return faults;
}

export interface Spot {
	x: number;
	y: number;
}

/** What the viewer says that it has drawn (see GraphView.tsx). */
export interface Drawn {
	nodes: { id: string; name: string; type: string; at: Spot }[];
	lines: { key: string; a: string; b: string; at: Spot; relations: string[] }[];
}

interface Hook {
	canvas: { nodeAt(id: string): Spot; lineAt(key: string): Spot };
	scene: {
		nodes: { id: string; node: { name: string; type: string } }[];
		lines: { key: string; a: string; b: string; edges: { id: string }[] }[];
	};
}

export async function drawn(page: Page): Promise<Drawn> {
	await page.locator('[data-testid="stage"][data-layout="done"]').waitFor();
	return page.evaluate(() => {
		const { canvas, scene } = (globalThis as unknown as { __reportgraph: Hook }).__reportgraph;
		return {
			nodes: scene.nodes.map(({ id, node }) => ({ id, name: node.name, type: node.type, at: canvas.nodeAt(id) })),
			lines: scene.lines.map(({ key, a, b, edges }) => ({
				key,
				a,
				b,
				at: canvas.lineAt(key),
				relations: edges.map((edge) => edge.id),
			})),
		};
	});
}

/** How many pixels of each colour (#rrggbb) the picture of the canvas has. */
export async function colours(page: Page, browser: Browser): Promise<Map<string, number>> {
	const picture = (await page.getByTestId("stage").screenshot()).toString("base64");
	// The viewer's own page may not load data: addresses into scripts, a blank one may.
	const blank = await browser.newPage();
	const counts = await blank.evaluate(async (base64: string) => {
		// biome-ignore lint/suspicious/noExplicitAny: the page's own globals
		const { Image, document } = globalThis as any;
		const image = new Image();
		image.src = `data:image/png;base64,${base64}`;
		await image.decode();
		const canvas = document.createElement("canvas");
		canvas.width = image.width;
		canvas.height = image.height;
		const context = canvas.getContext("2d");
		context.drawImage(image, 0, 0);
		const { data } = context.getImageData(0, 0, image.width, image.height);
		const found: Record<string, number> = {};
		for (let i = 0; i < data.length; i += 4) {
			const colour = `#${[0, 1, 2].map((c) => data[i + c].toString(16).padStart(2, "0")).join("")}`;
			found[colour] = (found[colour] ?? 0) + 1;
		}
		return found;
	}, picture);
	await blank.close();
	return new Map(Object.entries(counts));
}
