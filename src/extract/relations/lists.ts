import type { Span } from "../../ingest/span.ts";
import { allowsEnds, type ClaimType } from "../../schema.ts";
import type { Statement } from "../claim.ts";
import { clausesOf } from "../context.ts";
import type { Clause, Item, Reading } from "../reading.ts";
import { statement } from "../statement.ts";

/** The labels of a table of tasks, and what a body under the label is to the thing. */
const LABELS: readonly { label: RegExp; type: ClaimType; rule: string }[] = [
	{
		label: /(?:牵头|主办|主责|首责|总牵头)(?:单位|部门|领导|人)(?:及责任人)?[：\t\s]/,
		type: "RESPONSIBLE_FOR",
		rule: "list.lead",
	},
	{
		label: /(?:责任|实施|承办|落实|推进|服务|包保|包联|挂钩|代建|征迁|属地)(?:单位|主体|部门|领导|人)[：\t\s]/,
		type: "RESPONSIBLE_FOR",
		rule: "list.duty",
	},
	{ label: /(?:建设|业主|投资|开发|运营|承建|施工|项目)(?:单位|主体|业主|方)[：\t\s]/, type: "DEVELOPS", rule: "list.build" },
];

/** «牵头单位：A；责任单位：B、C» after the thing that an entry of a list is about. */
export function fromLists(reading: Reading): Statement[] {
	const { doc } = reading;
	const found: Statement[] = [];
	let block = -1;
	let thing: { items: Item[]; span: Span } | null = null;
	doc.sentences.forEach((sentence, index) => {
		if (sentence.block !== block) {
			block = sentence.block;
			thing = null;
		}
		for (const clause of clausesOf(reading, index)) {
			const words = doc.folded.slice(clause.start, clause.end);
			const labelled = LABELS.find((l) => l.label.test(words)) ?? null;
			if (!labelled) {
				const items = clause.items.filter((i) => i.names && (i.type === "Project" || i.type === "Zone"));
				if (!thing && items.length > 0) thing = { items, span: { start: clause.start, end: clause.end } };
			}
			if (labelled && thing) found.push(...entry(reading, clause, index, labelled, thing, sentence));
		}
	});
	return found;
}

/** The bodies after a label, in this clause or, where the colon ends it, in the next. */
function entry(
	reading: Reading,
	clause: Clause,
	index: number,
	{ label, type, rule }: (typeof LABELS)[number],
	thing: { items: Item[]; span: Span },
	sentence: Span,
): Statement[] {
	const clauses = clausesOf(reading, index);
	const at = clauses.indexOf(clauses.find((c) => c.start === clause.start) as Clause);
	const found = label.exec(reading.doc.folded.slice(clause.start, clause.end));
	if (!found) return [];
	const from = clause.start + found.index;
	const trigger = { start: from, end: from + found[0].length - 1 };
	const bodies = [...clause.items, ...(clauses[at + 1]?.items ?? [])].filter((i) => i.start >= trigger.end);
	return bodies.flatMap((body) =>
		thing.items
			.filter((item) => item.referent !== body.referent && allowsEnds(type, body.type, item.type))
			.map((item) => statement(type, body, item, { spans: [sentence, thing.span], trigger, rule })),
	);
}
