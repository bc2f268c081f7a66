import type { Span } from "../../ingest/span.ts";
import { allowsEnds, type ClaimType } from "../../schema.ts";
import type { Statement } from "../claim.ts";
import { clausesOf, itemsIn } from "../context.ts";
import type { Clause, Item, Reading } from "../reading.ts";
import { statement } from "../statement.ts";

/** What a body under a label is to the thing of the entry; for a place, what the thing is to it. */
interface Label {
	words: RegExp;
	type: ClaimType;
	rule: string;
}

/** The labels of a list or table of tasks. 配合单位 is none: who helps is not responsible. */
const LABELS: readonly Label[] = [
	{
		words: /(?:牵头|主办|主责|首责|总牵头|牵头责任)(?:单位|部门|领导|人|县领导|市领导|区领导)/,
		type: "RESPONSIBLE_FOR",
		rule: "list.lead",
	},
	{
		words:
			/(?:责任|实施|承办|落实|推进|服务|包保|包联|包抓|挂钩|联系|代建|征迁|属地|主管)(?:单位|主体|部门|领导|人|责任人|县领导|市领导|区领导)/,
		type: "RESPONSIBLE_FOR",
		rule: "list.duty",
	},
	{
		words: /(?:建设|业主|投资|开发|运营|承建|施工|项目)(?:单位|主体|业主|方|企业|法人)|^业主$/,
		type: "DEVELOPS",
		rule: "list.build",
	},
	{
		words: /(?:建设|项目|所在|实施)(?:地点|地址|位置|所在地)|选址地点|所在地|落户地|落地区域|项目地址/,
		type: "LOCATED_IN",
		rule: "list.place",
	},
];

/** The thing or things that an entry is about, and where it names them. */
interface Entry {
	items: Item[];
	span: Span;
}

/** «牵头单位：A；责任单位：B、C» after the thing that an entry is about; tables with such labels over their columns. */
export function fromLists(reading: Reading): Statement[] {
	return [...entries(reading), ...tables(reading)];
}

function entries(reading: Reading): Statement[] {
	const { doc } = reading;
	const found: Statement[] = [];
	let block = -1;
	let opened = false;
	let thing: Entry | null = null;
	doc.sentences.forEach((sentence, index) => {
		if (doc.report.blocks[sentence.block]?.kind === "row") return;
		const fresh = sentence.block !== block;
		block = sentence.block;
		clausesOf(reading, index).forEach((clause, at, clauses) => {
			const words = doc.folded.slice(clause.start, clause.end);
			const label = LABELS.find((l) => new RegExp(`(?:${l.words.source})[：\\s]`).test(words));
			// An entry goes on below its labels: only what begins without one begins another.
			if (fresh && at === 0 && !label) {
				thing = null;
				opened = true;
			}
			if (!label) {
				const items = clause.items.filter((i) => i.names && (i.type === "Project" || i.type === "Zone"));
				if (opened && !thing && items.length > 0)
					thing = { items: items.slice(0, 1), span: { start: clause.start, end: clause.end } };
			} else if (thing) found.push(...labelled(reading, clause, clauses[at + 1], label, thing, sentence));
		});
	});
	return found;
}

/** The bodies after a label: in its clause or, where the colon ends that, in the next. */
function labelled(
	reading: Reading,
	clause: Clause,
	next: Clause | undefined,
	label: Label,
	thing: Entry,
	sentence: Span,
): Statement[] {
	const match = label.words.exec(reading.doc.folded.slice(clause.start, clause.end));
	if (!match) return [];
	const start = clause.start + match.index;
	const trigger = { start, end: start + match[0].length };
	const bodies = [...clause.items, ...(next?.items ?? [])].filter((i) => i.start >= trigger.end);
	return charged(bodies, thing, label, [sentence, thing.span], trigger);
}

function charged(bodies: readonly Item[], thing: Entry, { type, rule }: Label, spans: Span[], trigger: Span): Statement[] {
	return bodies.flatMap((body) =>
		thing.items.flatMap((item) => {
			const [from, to] = type === "LOCATED_IN" ? [item, body] : [body, item];
			if (from.referent === to.referent || !allowsEnds(type, from.type, to.type)) return [];
			return [statement(type, from, to, { spans, trigger, rule })];
		}),
	);
}

export interface Cell extends Span {
	words: string;
}

/** Tables: a row of labels, then one row a thing. */
function tables(reading: Reading): Statement[] {
	return rows(reading).flatMap(({ thing, cells, spans }) =>
		cells.flatMap(({ cell, over }) => {
			const label = LABELS.find((l) => l.words.test(over.words));
			if (!label) return [];
			const entry = { items: [thing], span: spans[0] as Span };
			return charged(itemsIn(reading, cell), entry, label, spans, { start: over.start, end: over.end });
		}),
	);
}

/** A row of a table that is about one thing, each cell with the label over it; the spans of the row and of the labels. */
export interface Row {
	thing: Item;
	cells: { cell: Cell; over: Cell }[];
	spans: Span[];
}

/** Words of which a row of labels has some. */
const HEAD = /名称|单位|总投资|投资额|建设内容|责任|序号|地点/;

/** The rows of all tables whose first row is one of labels. */
export function rows(reading: Reading): Row[] {
	const { doc } = reading;
	const found: Row[] = [];
	let head: { cells: Cell[]; row: Span } | null = null;
	for (const block of doc.report.blocks) {
		if (block.kind !== "row") {
			head = null;
			continue;
		}
		const cells = cellsOf(doc.folded, block);
		if (!head || (itemsIn(reading, block).length === 0 && HEAD.test(doc.folded.slice(block.start, block.end)))) {
			head = { cells, row: block };
			continue;
		}
		const thing = itemsIn(reading, block).find((i) => i.type === "Project" || i.type === "Zone");
		if (!thing) continue;
		const labels: readonly Cell[] = head.cells;
		found.push({
			thing,
			cells: cells.flatMap((cell, column) => {
				const over = labels[column];
				return over && over.end > over.start ? [{ cell, over }] : [];
			}),
			spans: [block, head.row].map(({ start, end }) => ({ start, end })),
		});
	}
	return found;
}

function cellsOf(folded: string, row: Span): Cell[] {
	let at = row.start;
	return folded
		.slice(row.start, row.end)
		.split("\t")
		.map((words) => {
			const cell = { start: at, end: at + words.length, words };
			at = cell.end + 1;
			return cell;
		});
}
