import type { Span } from "../ingest/span.ts";
import type { Statement } from "./claim.ts";
import { contexts } from "./context.ts";
import type { Document } from "./document.ts";
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
	return merged(
		doc,
		[...held, ...relations(read, known, held)].map((s) => narrowed(doc, denied(doc, s) ? { ...s, status: "denied" } : s)),
	);
}

/** A sentence longer than this is quoted in part. */
const LONG = 240;
/** How far out of a part its clauses may reach. */
const MARGIN = 60;

/** The statement, of a very long sentence only the clauses from its first end to its last. */
function narrowed(doc: Document, statement: Statement): Statement {
	const [stated, ...others] = statement.spans;
	if (!stated || stated.end - stated.start <= LONG) return statement;
	const held = [doc.mentions[statement.subject], doc.mentions[statement.object], statement.trigger].filter(
		(span) => span != null && span.start >= stated.start && span.end <= stated.end,
	) as Span[];
	if (held.length === 0) return statement;
	const first = Math.min(...held.map((span) => span.start));
	const last = Math.max(...held.map((span) => span.end));
	const before = doc.folded.slice(Math.max(stated.start, first - MARGIN), first);
	const after = doc.folded.slice(last, Math.min(stated.end, last + MARGIN));
	const start = first - before.length + Math.max(...["，", "。", "；", "："].map((mark) => before.lastIndexOf(mark))) + 1;
	const end = last + (after.search(/[，。；：]/) + 1 || after.length);
	return { ...statement, spans: [{ start, end }, ...others] };
}

/** Hearsay that the same sentence denies. */
const DENIED =
	/(?:网传|传言|传闻|有消息称|据传|盛传|有人称)[^。]*(?:否认|不实|不属实|辟谣|没有签|子虚乌有)|否认(?:了)?(?:与|曾|参与|投资|有关)|从未(?:投资|参与|签)/;

function denied(doc: Document, { type, spans }: Statement): boolean {
	const stated = spans[0];
	return (
		type !== "HOLDS_POST" && type !== "PART_OF" && stated !== undefined && DENIED.test(doc.folded.slice(stated.start, stated.end))
	);
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
