import type { FactStatement } from "./claim.ts";
import { type Carried, type Context, clausesOf, contexts, isLabelled, isName } from "./context.ts";
import type { Document } from "./document.ts";
import { fact, figures, isPart, quoted, type Sight, single, tabled } from "./figures.ts";
import { type Item, type Reading, reading } from "./reading.ts";
import { statusOf } from "./status.ts";

/** Projects counted, not named: what follows is said of them all. */
const COUNTED = /[\d一二三四五六七八九十两百]+(?:个|大)[^，。；]{0,8}项目|项目[^，。；]{0,4}[\d]+个/;
/** A zone so large that sums and progress told beside its name are of things in it. */
const LARGE = /(?:开发区|高新区|经开区|新区|实验区|自贸区|试验区|保税区|园区)$/;
/** What a zone stands behind when it only says where. */
const WHERE = /(?:在|位于|落户|落地|落在|入驻|到|至|于|进|向)$/;

/** Sums, areas, dates and statuses that the text states of a project or zone, one fact a thing and statement. */
export function facts(doc: Document): FactStatement[] {
	const read = reading(doc);
	return factsOf(read, contexts(read));
}

/** The same of a document that has been cut into clauses. */
export function factsOf(read: Reading, known: readonly Context[]): FactStatement[] {
	const { doc } = read;
	const found: FactStatement[] = [];
	const progress: (FactStatement & { weak: boolean })[] = [];
	let block = -1;
	let topic: Carried | null = null;
	let headed: Carried | null = null;
	doc.sentences.forEach((sentence, index) => {
		if (sentence.block !== block) {
			// A line that is nothing but a name heads what stands under it.
			if (block >= 0 && isName(doc, block, topic)) headed = topic;
			else if (!isLabelled(doc, sentence)) headed = null;
			topic = headed;
			block = sentence.block;
		}
		const { host, speaker } = known[index] as Context;
		const told = (item: Item): boolean =>
			item.type === "Project" ||
			(item.type === "Zone" &&
				item.names &&
				item.referent !== host?.item.referent &&
				item.referent !== speaker?.item.referent &&
				!LARGE.test(doc.referents[item.referent]?.name ?? "") &&
				!WHERE.test(doc.folded.slice(Math.max(0, item.start - 2), item.start)));
		const clauses = clausesOf(read, index);
		let inSentence = false;
		clauses.forEach((clause, at) => {
			const groups = clause.groups.filter((g) => g.members.some(told));
			const sight: Sight = { read, clause, next: clauses[at + 1], topic, sentence, told, groups };
			found.push(...figures(sight));
			progress.push(...statuses({ ...sight, topic: inSentence ? topic : null }));
			const words = doc.folded.slice(clause.start, clause.end);
			const last = groups.findLast((g) => g.members.some((m) => m.type === "Project")) ?? groups.at(-1);
			if (last) {
				topic = single(doc, last, clause);
				inSentence = true;
			}
			if (COUNTED.test(words) && !(last && last.members.length === 1 && last.members[0]?.type === "Project")) topic = null;
		});
	});
	found.sort((a, b) => Number(isPart(doc, a)) - Number(isPart(doc, b)));
	const firm = new Set(progress.filter((p) => !p.weak).map((p) => p.referent));
	const kept = progress.filter((p) => !p.weak || !firm.has(p.referent)).map(({ weak, ...fact }) => fact);
	return [...found, ...kept, ...tabled(read)];
}

/** The status that a clause gives to its things: to all of a list, or to the thing carried on from the clause before. */
function statuses({ read, clause, topic, sentence, told }: Sight): (FactStatement & { weak: boolean })[] {
	const own = clause.groups.flatMap((g) => g.members).filter(told);
	const items =
		own.length > 0
			? own.some((i) => i.type === "Project")
				? own.filter((i) => i.type === "Project")
				: own
			: topic
				? [topic.item]
				: [];
	if (items.length === 0) return [];
	const first = own[0] ? own[0].start - clause.start : null;
	const found = statusOf(read.doc.folded.slice(clause.start, clause.end), first);
	if (!found || found.status === "denied") return [];
	const { folded } = read.doc;
	const spans = [sentence, ...(own.length === 0 && topic ? [topic.span] : [])];
	const word = { start: clause.start + found.start, end: clause.start + found.end };
	return items.map((item) => ({
		...fact(item, "status", found.status, quoted(folded, spans, [item, word]), `fact.status.${found.id}`),
		weak: found.weak,
	}));
}
