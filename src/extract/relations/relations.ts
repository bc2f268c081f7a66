import { contains, type Span } from "../../ingest/span.ts";
import type { Statement } from "../claim.ts";
import { type Context, clausesOf, itemsIn } from "../context.ts";
import { factsOf } from "../facts.ts";
import { masks } from "../mask.ts";
import { blockKind, type Item, type Reading } from "../reading.ts";
import { unsaid } from "../subjects.ts";
import { type Deal, deals, fromDeals } from "./deals.ts";
import { DEVELOPMENT, INVESTMENT } from "./development.ts";
import { fromLists } from "./lists.ts";
import { BELONGING, LOCATION } from "./location.ts";
import { fromNames } from "./names.ts";
import { fromOwners } from "./owners.ts";
import { fromGroups, fromParties, PARTNERSHIP } from "./partnership.ts";
import { RESPONSIBILITY } from "./responsibility.ts";
import { apply, compile } from "./rule.ts";
import { fromScenes } from "./scenes.ts";
import { fromSections } from "./sections.ts";
import { fromTogether } from "./together.ts";

const RULES = compile([...DEVELOPMENT, ...INVESTMENT, ...RESPONSIBILITY, ...LOCATION, ...BELONGING, ...PARTNERSHIP]);

/** Blocks that tell of nothing: a credit, a line under a picture. */
const ASIDE: ReadonlySet<string> = new Set(["reporter", "caption"]);

/** Every relation but posts that the sentences of a document state; `held`: the posts, by which a person speaks for a body. */
export function relations(reading: Reading, contexts: readonly Context[], held: readonly Statement[]): Statement[] {
	const left = unsaid(reading, contexts, held);
	const found: Statement[] = [];
	let block = -1;
	let signed: Deal[] = [];
	let parties: { items: Item[]; span: Span } | null = null;
	masks(reading).forEach((mask, index) => {
		if (!mask || ASIDE.has(blockKind(reading.doc, index))) return;
		const sentence = reading.doc.sentences[index] as { start: number; end: number };
		const range = reading.clausesOf[index] as { start: number; end: number };
		const clauses = clausesOf(reading, index);
		const unsaidAt = (offset: number) => {
			let low = 0;
			let high = clauses.length - 1;
			while (low < high) {
				const middle = (low + high) >> 1;
				// A match may begin with the mark that ends the clause before.
				if ((clauses[middle] as Span).end - 1 <= offset) low = middle + 1;
				else high = middle;
			}
			return left[range.start + low] ?? null;
		};
		const before = found.length;
		for (const rule of RULES) found.push(...apply(rule, { reading, sentence, mask, unsaidAt }));
		found.push(...fromGroups(reading, mask, sentence));
		found.push(...fromTogether(reading, index, found.slice(before)));
		const sameBlock = reading.doc.sentences[index]?.block === block;
		if (!sameBlock) parties = null;
		block = reading.doc.sentences[index]?.block ?? -1;
		parties = partiesOf(reading, found.slice(before), sentence) ?? parties;
		found.push(...fromParties(mask, sentence, parties));
		signed = [...(sameBlock ? signed : []), ...deals(reading, found.slice(before), sentence)].slice(-DEALS);
		found.push(...fromDeals(reading, signed, found.slice(before), sentence));
	});
	const at = sentenceFinder(reading);
	const spanOf = (item: Span): Span => {
		const sentence = reading.doc.sentences[at(item)];
		return sentence && contains(sentence, item)
			? { start: sentence.start, end: sentence.end }
			: { start: item.start, end: item.end };
	};
	const contextOf = (item: Span) => contexts[at(item)] as Context;
	found.push(
		...fromNames(reading, spanOf, contextOf),
		...fromSections(reading, contexts),
		...fromScenes(reading, contexts),
		...fromLists(reading),
	);
	const sums = factsOf(reading, contexts).filter((fact) => fact.property === "investment");
	found.push(...fromOwners(reading, found, sums));
	return found;
}

/** No more parties are 双方 or 各方. */
const PARTIES = 8;

/** What was signed no more deals ago is told of still. */
const DEALS = 8;

/** Those who are said in these statements to work together: 双方 of what follows. */
function partiesOf(reading: Reading, statements: readonly Statement[], span: Span): { items: Item[]; span: Span } | null {
	const mentions = new Set(statements.filter((s) => s.type === "PARTNERS_WITH").flatMap((s) => [s.subject, s.object]));
	if (mentions.size === 0) return null;
	const items = [
		...new Map(itemsIn(reading, span).flatMap((i) => (mentions.has(i.mention) ? [[i.referent, i] as const] : []))).values(),
	];
	return items.length > 1 && items.length <= PARTIES ? { items, span } : null;
}

/** Finds the index of the sentence around an item by binary search. */
function sentenceFinder({ doc }: Reading): (item: Span) => number {
	return (item) => {
		let low = 0;
		let high = doc.sentences.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((doc.sentences[middle] as Span).end <= item.start) low = middle + 1;
			else high = middle;
		}
		return low;
	};
}
