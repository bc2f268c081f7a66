import { fold } from "../ingest/fold.ts";
import type { Report } from "../ingest/report.ts";
import { sentences as split } from "../ingest/sentences.ts";
import type { Extraction } from "./claim.ts";
import { check, facts, statements } from "./claims.ts";
import type { Document } from "./document.ts";
import type { Lexicon } from "./lexicon/own.ts";
import { names } from "./mentions/mentions.ts";
import { nameModel } from "./mentions/scorer.ts";
import { locate, type ProposedClaim, proposedNames, proposedStatements } from "./proposed.ts";
import { referents } from "./referents.ts";
import { loadTagger, type Tagger } from "./tagger/tagger.ts";
import { withTitles } from "./titles.ts";

/** The trained tagger, loaded at its first use. */
let tagger: Tagger | null = null;

/**
 * What the report names and states. A pure function of the report, of the user's `lexicon`, whose words win over everything, and of what
 * something outside the rules has `proposed` of this report; its cost is linear in the report's length.
 */
export function extract(report: Report, lexicon?: Lexicon, proposed: readonly ProposedClaim[] = []): Extraction {
	return withTitles(lexicon?.titles, () => {
		tagger ??= loadTagger();
		const folded = fold(report.text.value);
		const sentences = split(report);
		const located = locate(folded, proposed);
		const hints = { lexicon, proposed: proposedNames(located) };
		const candidates = names(report, folded, sentences, tagger.tag(folded, sentences), nameModel(), hints);
		const found = referents(report, folded, candidates, lexicon);
		const doc: Document = { report, folded, sentences, ...found };
		const stated = statements(doc);
		const more = proposedStatements(doc, located, stated);
		const checked = check(doc, [...stated, ...more.statements], facts(doc));
		return { report: report.id, ...found, ...checked, drops: [...checked.drops, ...more.drops] };
	});
}
