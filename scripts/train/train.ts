import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { modelOf, publicLayers } from "./layers.ts";
import { goldReports, trainMain } from "./main-layer.ts";
import { compress, modelBytes } from "./weights.ts";

/** Trains models/tagger.bin from the data folders. See README.md. */
const { values } = parseArgs({
	options: {
		shared: { type: "string", default: "../shared" },
		people: { type: "string", default: "199801.txt" },
		cache: { type: "string", default: "scripts/train/cache" },
	},
});

const layers = publicLayers(values);
const below = modelOf(layers);
const main = trainMain(await goldReports(values.shared), below);
const bytes = modelBytes([...layers, main]);
const packed = compress(bytes);
mkdirSync("models", { recursive: true });
writeFileSync("models/tagger.bin", packed);
console.error(`models/tagger.bin: ${packed.length} bytes (${bytes.length} unpacked)`);
