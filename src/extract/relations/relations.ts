import { type Context, clausesOf } from "../context.ts";
import { masks } from "../mask.ts";
import type { Reading } from "../reading.ts";
import { unsaid } from "../subjects.ts";
import type { Statement } from "../claim.ts";
import { DEVELOPMENT, INVESTMENT } from "./development.ts";
import { BELONGING, LOCATION } from "./location.ts";
import { PARTNERSHIP } from "./partnership.ts";
import { RESPONSIBILITY } from "./responsibility.ts";
import { apply, compile } from "./rule.ts";

const RULES = compile([...DEVELOPMENT, ...INVESTMENT, ...RESPONSIBILITY, ...LOCATION, ...BELONGING, ...PARTNERSHIP]);

/** Every relation but posts that the sentences of a document state. */
export function relations(reading: Reading, contexts: readonly Context[]): Statement[] {
	const left = unsaid(reading, contexts);
	const found: Statement[] = [];
	masks(reading).forEach((mask, index) => {
		if (!mask) return;
		const sentence = reading.doc.sentences[index] as { start: number; end: number };
		const range = reading.clausesOf[index] as { start: number; end: number };
		const clauses = clausesOf(reading, index);
		const unsaidAt = (offset: number) => {
			let at = clauses.findIndex((c) => offset < c.end);
			// A match may begin with the mark that ends the clause before.
			if (at >= 0 && offset === (clauses[at] as { end: number }).end - 1 && at + 1 < clauses.length) at++;
			return left[range.start + at] ?? null;
		};
		for (const rule of RULES) found.push(...apply(rule, { reading, sentence, mask, unsaidAt }));
	});
	return found;
}
