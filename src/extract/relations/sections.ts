import type { Span } from "../../ingest/span.ts";
import type { EntityType } from "../../schema.ts";
import type { Statement } from "../claim.ts";
import { type Context, clausesOf } from "../context.ts";
import { blockKind, type Clause, type Reading } from "../reading.ts";
import { statement } from "../statement.ts";
import { statusOf } from "../status.ts";

const PUBLIC: readonly EntityType[] = ["Agency", "Zone", "Place"];
const THINGS: readonly EntityType[] = ["Project", "Zone"];

/**
 * A section under a unit's heading, or an article under a byline, tells of that unit's own matters: every project and zone
 * that it names in running text is the unit's.
 */
export function fromSections(reading: Reading, contexts: readonly Context[]): Statement[] {
	const found: Statement[] = [];
	const units = new Set<number>();
	reading.doc.sentences.forEach((sentence, index) => {
		const { speaker, host } = contexts[index] as Context;
		if (!speaker || speaker.by === "title" || !PUBLIC.includes(speaker.item.type)) return;
		if (speaker.by === "heading" && host && host.item.referent !== speaker.item.referent && !units.has(speaker.item.referent)) {
			units.add(speaker.item.referent);
			found.push(statement("PART_OF", speaker.item, host.item, { spans: [speaker.span, host.span], rule: "section.unit" }));
		}
		const kind = blockKind(reading.doc, index);
		if (kind !== "paragraph" && kind !== "item" && kind !== "row") return;
		for (const clause of clausesOf(reading, index))
			found.push(...fromClause(reading, clause, sentence, speaker, host?.item.referent ?? null));
	});
	return found;
}

/** Clauses that tell of others' matters, of the past or of examples. */
const ELSEWHERE = /学习|考察|赴|借鉴|参观|走访|例如|比如|邀请|毗邻|相邻|周边|对标/;

function fromClause(
	reading: Reading,
	clause: Clause,
	sentence: Span,
	speaker: NonNullable<Context["speaker"]>,
	host: number | null,
): Statement[] {
	const words = reading.doc.folded.slice(clause.start, clause.end);
	if (ELSEWHERE.test(words)) return [];
	return clause.items
		.filter(
			(item) => item.names && THINGS.includes(item.type) && item.referent !== speaker.item.referent && item.referent !== host,
		)
		.map((item) =>
			statement("RESPONSIBLE_FOR", speaker.item, item, {
				spans: [sentence, speaker.span],
				status: statusOf(words, item.start - clause.start)?.status ?? null,
				rule: item.type === "Zone" ? `section.${speaker.by}.zone` : `section.${speaker.by}`,
			}),
		);
}
