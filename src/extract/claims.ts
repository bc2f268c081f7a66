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
	return merged(doc, [...posts(read, known), ...relations(read, known)]);
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
