/** A Chromium and a font with Chinese glyphs for the browser tests; plain JavaScript for Node >= 20. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { SetupError, say } from "./setup.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a Chromium: `CHROMIUM`, else the system's, else the Debian package where it may be installed. */
export function ensureBrowser() {
	const named = process.env.CHROMIUM;
	if (named) {
		if (existsSync(named)) return named;
		throw new SetupError(`CHROMIUM names ${named}, which is not there`);
	}
	const found = find() ?? (install("chromium") ? find() : undefined);
	if (found) return found;
	throw new SetupError(
		"there is no Chromium: install it (Debian: apt-get install chromium) or name one with CHROMIUM=/path/to/it",
	);
}

/** Makes sure that Chinese text can be drawn. */
export function ensureChineseFont() {
	if (hasChineseFont() || (install("fonts-noto-cjk") && hasChineseFont())) return;
	throw new SetupError("there is no font with Chinese glyphs: install one (Debian: apt-get install fonts-noto-cjk)");
}

function find() {
	const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
	return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function hasChineseFont() {
	// Other systems come with one.
	if (process.platform !== "linux") return true;
	const list = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" });
	return list.status === 0 && list.stdout.trim() !== "";
}

/** Installs a Debian package; false where this is no Debian or we are not root. */
function install(name) {
	if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).error) return false;
	say(`installing ${name}`);
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
	const apt = (...args) => spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
	return apt("update") && apt("install", "-y", "--no-install-recommends", name);
}
