import { readFileSync } from "node:fs";

/** Weights of features (see features.ts) of a logistic regression; features that are not listed weigh nothing. */
export interface NameModel {
	/** Proposals less likely than this are dropped. */
	threshold: number;
	weights: Readonly<Record<string, number>>;
}

let loaded: NameModel | null = null;

/** The trained scorer of models/names.json (made by scripts/train/names.ts). */
export function nameModel(): NameModel {
	loaded ??= JSON.parse(readFileSync(new URL("../../../models/names.json", import.meta.url), "utf8")) as NameModel;
	return loaded;
}

/** The probability that a proposal with these features is a name of its type. */
export function probabilityOf(model: NameModel, features: readonly string[]): number {
	let sum = 0;
	for (const feature of features) sum += model.weights[feature] ?? 0;
	return 1 / (1 + Math.exp(-sum));
}
