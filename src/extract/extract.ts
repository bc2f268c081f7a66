import { fold } from "../ingest/fold.ts";
import type { Report } from "../ingest/report.ts";
import { sentences as split } from "../ingest/sentences.ts";
import type { Extraction } from "./claim.ts";
import { check, facts, statements } from "./claims.ts";
import type { Document } from "./document.ts";
import { names } from "./mentions/mentions.ts";
import { nameModel } from "./mentions/scorer.ts";
import { referents } from "./referents.ts";
import { loadTagger, type Tagger } from "./tagger/tagger.ts";

/** The trained tagger, loaded at its first use. */
let tagger: Tagger | null = null;

/** What the report names and states. A pure function of the report; its cost is linear in its length. */
export function extract(report: Report): Extraction {
	tagger ??= loadTagger();
	const folded = fold(report.text.value);
	const sentences = split(report);
	const found = referents(report, folded, names(report, folded, sentences, tagger.tag(folded, sentences), nameModel()));
	const doc: Document = { report, folded, sentences, ...found };
	return { report: report.id, ...found, ...check(doc, statements(doc), facts(doc)) };
}
