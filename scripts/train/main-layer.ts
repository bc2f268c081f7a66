import { join } from "node:path";
import type { Model } from "../../src/extract/tagger/model.ts";
import { ENTITY_TYPES } from "../../src/schema.ts";
import { augment } from "./augment.ts";
import type { Example } from "./example.ts";
import { type GoldReport, readGold } from "./gold.ts";
import { samplesOf, widthOf } from "./samples.ts";
import { type Options, train } from "./trainer.ts";
import type { TrainedLayer } from "./weights.ts";

/** Chosen by cross-validation (validate.ts). */
export const MAIN_OPTIONS: Options = { epochs: 8, rate: 0.1, l1: 0.05, l2: 0.1, least: 2, dropout: 0.2, seed: 1 };

/** The annotated reports that the last layer learns from: the seeds and the training reports, never those set aside. */
export async function goldReports(shared: string): Promise<GoldReport[]> {
	return [
		...(await readGold(join(shared, "gold"), join(shared, "seeds"))),
		...(await readGold(join(shared, "train"), join(shared, "train"))),
		...(await readGold("fixtures/composed/gold", "fixtures/composed/reports")),
	];
}

/** Copies of the training sentences with other names in them (see `augment`). */
const COPIES = 1;

export function trainMain(reports: readonly Example[], below: Model): TrainedLayer {
	const samples = samplesOf([...reports, ...augment(reports, COPIES, MAIN_OPTIONS.seed)], ENTITY_TYPES, below);
	return {
		name: "reports",
		types: ENTITY_TYPES,
		weights: train(samples, ENTITY_TYPES.length, widthOf(below), MAIN_OPTIONS),
		prune: 0.02,
	};
}
