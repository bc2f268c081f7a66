import type { Statement } from "./claim.ts";
import { contexts } from "./context.ts";
import type { Document } from "./document.ts";
import { excerpt } from "./excerpt.ts";
import { posts } from "./posts.ts";
import { reading } from "./reading.ts";
import { relations } from "./relations/relations.ts";

export { check } from "./evidence.ts";
export { facts } from "./facts.ts";

/** Everything that a report states of its people, bodies and things, unchecked; one statement a pair, type and sentence. */
export function statements(doc: Document): Statement[] {
	const read = reading(doc);
	const known = contexts(read);
	const held = posts(read, known);
	const denied = denials(doc);
	return merged(
		doc,
		[...held, ...relations(read, known, held)].map((s) => narrowed(doc, denied(s) ? { ...s, status: "denied" } : s)),
	);
}

/** The statement, of very long stretches only what holds its ends and trigger. */
function narrowed(doc: Document, statement: Statement): Statement {
	const held = [doc.mentions[statement.subject], doc.mentions[statement.object], statement.trigger].filter(
		(span) => span != null,
	);
	return { ...statement, spans: statement.spans.flatMap((span) => excerpt(doc.folded, span, held)) };
}

/** Hearsay that the same sentence denies. */
const DENIED =
	/(?:网传|传言|传闻|有消息称|据传|盛传|有人称)[^。]*(?:否认|不实|不属实|辟谣|没有签|子虚乌有)|否认(?:了)?(?:与|曾|参与|投资|有关)|从未(?:投资|参与|签)/;

/** Whether what a statement says is told as hearsay and denied; every sentence is read once. */
function denials(doc: Document): (statement: Statement) => boolean {
	const known = new Map<number, boolean>();
	return ({ type, spans }) => {
		const stated = spans[0];
		if (type === "HOLDS_POST" || type === "PART_OF" || !stated) return false;
		const before = known.get(stated.start);
		if (before !== undefined) return before;
		const found = DENIED.test(doc.folded.slice(stated.start, stated.end));
		known.set(stated.start, found);
		return found;
	};
}

/** Of the statements of one relation in one sentence the surest, which takes the properties of the others. */
function merged(doc: Document, all: readonly Statement[]): Statement[] {
	const kept = new Map<string, Statement>();
	for (const statement of all) {
		const ends = [statement.subject, statement.object].map((mention) => doc.mentions[mention]?.referent);
		const key = [statement.type, ...ends, statement.spans[0]?.start, statement.properties.title ?? ""].join(" ");
		const other = kept.get(key);
		if (!other) kept.set(key, statement);
		else if (statement.confidence > other.confidence)
			kept.set(key, {
				...statement,
				properties: { ...other.properties, ...statement.properties },
				status: statement.status ?? other.status,
			});
		else
			kept.set(key, {
				...other,
				properties: { ...statement.properties, ...other.properties },
				status: other.status ?? statement.status,
			});
	}
	return [...kept.values()];
}
