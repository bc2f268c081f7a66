import type { Statement } from "./claim.ts";
import { contexts } from "./context.ts";
import type { Document } from "./document.ts";
import { posts } from "./posts.ts";
import { relations } from "./relations/relations.ts";
import { reading } from "./reading.ts";
export { check } from "./evidence.ts";
export { facts } from "./facts.ts";

export function statements(doc: Document): Statement[] {
	const read = reading(doc);
	const known = contexts(read);
	return [...posts(read, known), ...relations(read, known)];
}
