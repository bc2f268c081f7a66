import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const FLAGS = [
	"--headless",
	"--no-sandbox",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--use-angle=swiftshader",
	"--enable-unsafe-swiftshader",
];

/** The path of the Chromium that `CHROMIUM` names, or else of the system's; undefined where there is none. */
export function findChromium(): string | undefined {
	return [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
		(path) => path !== undefined && existsSync(path),
	);
}

/** A browser without a window that draws WebGL by software, and calls nobody. */
export function launchChromium(): Promise<Browser> {
	const executablePath = findChromium();
	if (!executablePath) throw new Error("there is no Chromium: install it, or name one with CHROMIUM=/path/to/it");
	return chromium.launch({ executablePath, args: FLAGS });
}
