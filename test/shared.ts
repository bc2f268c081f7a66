import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder with real reports that stands beside the checkout on some machines; tests that need it skip elsewhere. */
export const SHARED = resolve(import.meta.dirname, "../../shared");
export const hasShared = existsSync(join(SHARED, "seeds"));

/** An annotated source: its file, and what is known of its reports. */
export interface Annotated {
	name: string;
	path: string;
	gold: { reports: GoldReport[] };
}

export interface GoldReport {
	title: string | null;
	reporters: string[];
	byline_person: string | null;
	date: string | null;
	starts_with: string;
}

/** The annotated sources of a set («seeds» or «train»), in order of their names; none where the folder is absent. */
export function annotated(set: "seeds" | "train"): Annotated[] {
	if (!hasShared) return [];
	const golds = join(SHARED, set === "seeds" ? "gold" : "train");
	return readdirSync(golds)
		.filter((file) => file.endsWith(".json"))
		.sort()
		.map((file) => {
			const name = file.replace(/\.json$/, ".txt");
			return { name, path: join(SHARED, set, name), gold: JSON.parse(readFileSync(join(golds, file), "utf8")) };
		});
}
