import { ENTITY_LABEL, type RelationType } from "../schema.ts";
import { type EdgeRecord, type MainLabel, type NodeRecord, propertyNames, type Records } from "./records.ts";

/** What a store holds of a graph: hashes and places, by id; nodes by label and id. */
export interface Existing {
	nodes: Map<string, { id: string; hash: string; label: MainLabel; labels: string[] }>;
	edges: Map<string, { id: string; hash: string; type: RelationType; source: string; target: string }>;
}

/** One transaction's worth of one kind of change. */
export interface Batch {
	kind: "created" | "updated" | "deleted";
	/** The label of its nodes; the type of its relations. */
	of: MainLabel | RelationType;
	/** Ids of what it changes, one a row. */
	ids: string[];
	/** Statements that go together, all or none. */
	writes: Write[];
}

/** A statement of `cypher/load/` with what its template is filled in with. */
export interface Write {
	statement: string;
	values: Record<string, string>;
	rows: Row[];
	/** Whether each row must find its ends: none may be missing. */
	every: boolean;
}

export type Row = Record<string, unknown>;

/** Rows of a batch, and code units of text in it, at most. */
const BATCH = { rows: 1000, text: 1_000_000 };

/**
 * What makes the existing equal to the wanted, in an order in which it can be done: relations go before their nodes and
 * come after them. Empty where nothing differs.
 */
export function plan(wanted: Records, existing: Existing): Batch[] {
	const nodes = new Map(wanted.nodes.map((n) => [nodeKey(n), n]));
	const edges = new Map(wanted.edges.map((e) => [e.id, e]));
	const anchor = anchors(wanted, existing);
	const moved = (e: EdgeRecord): boolean => {
		const old = existing.edges.get(e.id);
		return old !== undefined && (old.type !== e.type || old.source !== e.source || old.target !== e.target);
	};
	const gone = [...existing.edges.values()].filter((e) => {
		const now = edges.get(e.id);
		return now === undefined || moved(now);
	});
	const createdNodes = wanted.nodes.filter((n) => !existing.nodes.has(nodeKey(n)));
	const updatedNodes = wanted.nodes.filter(
		(n) => existing.nodes.has(nodeKey(n)) && existing.nodes.get(nodeKey(n))?.hash !== n.properties.hash,
	);
	const createdEdges = wanted.edges.filter((e) => !existing.edges.has(e.id) || moved(e));
	const updatedEdges = wanted.edges.filter(
		(e) => existing.edges.has(e.id) && !moved(e) && existing.edges.get(e.id)?.hash !== e.properties.hash,
	);
	const all = [
		...batches(
			gone,
			({ type }) => type,
			"deleted",
			(e) => ({ id: e.id, ...anchor(e) }),
			deleteRelations,
		),
		...batches(
			[...existing.nodes].filter(([key]) => !nodes.has(key)).map(([, n]) => n),
			(n) => n.label,
			"deleted",
			({ id }) => ({ id }),
			deleteNodes,
		),
		...batches(
			createdNodes,
			(n) => n.label,
			"created",
			({ id, properties }) => ({ id, properties }),
			createNodes,
			labelsOf,
		),
		...batches(
			updatedNodes,
			(n) => n.label,
			"updated",
			settingNode,
			setNodes,
			(n) => relabelling(n, existing),
		),
		...batches(
			createdEdges,
			(e) => e.type,
			"created",
			({ id, source, target, properties }) => ({ id, source, target, properties }),
			createRelations,
		),
		...batches(
			updatedEdges,
			(e) => e.type,
			"updated",
			(e) => ({ id: e.id, ...anchor(e), properties: cleared(e.type, e.properties) }),
			setRelations,
		),
	];
	// The node that speaks of the whole comes last: where it is as wanted, all else is.
	return [...all.filter(({ of }) => of !== "Graph"), ...all.filter(({ of }) => of === "Graph")];
}

/** Nodes of different labels may have the same id. */
export function nodeKey({ label, id }: { label: MainLabel; id: string }): string {
	return `${label} ${id}`;
}

/** Groups items that one statement can change, in their order, and cuts the groups. */
function batches<T extends { id: string }, Of extends MainLabel | RelationType>(
	items: readonly T[],
	of: (item: T) => Of,
	kind: Batch["kind"],
	row: (item: T) => Row,
	writes: (of: Of, variant: string, rows: Row[]) => Write[],
	variant: (item: T) => string = () => "",
): Batch[] {
	const groups = new Map<string, { of: Of; variant: string; items: T[] }>();
	for (const item of items) {
		const key = `${of(item)} ${variant(item)}`;
		const group = groups.get(key);
		if (group) group.items.push(item);
		else groups.set(key, { of: of(item), variant: variant(item), items: [item] });
	}
	return [...groups.values()].flatMap((group) =>
		cut(group.items.map(row)).map((rows) => ({
			kind,
			of: group.of,
			ids: rows.map((r) => String(r.id)),
			writes: writes(group.of, group.variant, rows),
		})),
	);
}

function cut(rows: readonly Row[]): Row[][] {
	const cuts: Row[][] = [];
	let text = 0;
	for (const row of rows) {
		const size = length(row);
		const last = cuts.at(-1);
		if (last && last.length < BATCH.rows && text + size <= BATCH.text) {
			last.push(row);
			text += size;
		} else {
			cuts.push([row]);
			text = size;
		}
	}
	return cuts;
}

function length(value: unknown): number {
	if (typeof value === "string") return value.length;
	if (Array.isArray(value)) return value.reduce<number>((sum, v) => sum + length(v), 0);
	return typeof value === "object" && value !== null ? length(Object.values(value)) : 1;
}

function deleteRelations(type: RelationType, _: string, rows: Row[]): Write[] {
	return [{ statement: "delete-relations", values: { type, anchorLabel: endLabel(type) }, rows, every: false }];
}

function deleteNodes(label: MainLabel, _: string, rows: Row[]): Write[] {
	return ["release-nodes", "delete-nodes"].map((statement) => ({ statement, values: { label }, rows, every: false }));
}

function createNodes(_: MainLabel, nodeLabels: string, rows: Row[]): Write[] {
	return [{ statement: "create-nodes", values: { nodeLabels }, rows, every: true }];
}

function setNodes(label: MainLabel, nodeLabels: string, rows: Row[]): Write[] {
	const set = { statement: "set-nodes", values: { label }, rows, every: true };
	return nodeLabels ? [{ statement: "relabel-nodes", values: { nodeLabels }, rows, every: true }, set] : [set];
}

function createRelations(type: RelationType, _: string, rows: Row[]): Write[] {
	return [{ statement: "create-relations", values: { type, endLabel: endLabel(type) }, rows, every: true }];
}

function setRelations(type: RelationType, _: string, rows: Row[]): Write[] {
	return [{ statement: "set-relations", values: { type, anchorLabel: endLabel(type) }, rows, every: true }];
}

function endLabel(type: RelationType): MainLabel {
	return type === "MENTIONED_IN" ? "Report" : ENTITY_LABEL;
}

function labelsOf({ labels }: NodeRecord): string {
	return labels.join(":");
}

/** The labels that a node must be given; "" where it has them. Labels of others do not count. */
function relabelling(node: NodeRecord, existing: Existing): string {
	return existing.nodes.get(nodeKey(node))?.labels.join(":") === labelsOf(node) ? "" : labelsOf(node);
}

function settingNode({ id, label, properties }: NodeRecord): Row {
	return { id, properties: cleared(label, properties) };
}

/** With null for each property of ours that is not there: that removes it. */
function cleared(of: MainLabel | RelationType, properties: Row): Row {
	return { ...Object.fromEntries(propertyNames(of).map((key) => [key, null])), ...properties };
}

type Place = Pick<EdgeRecord, "type" | "source" | "target">;

/** The end that a relation is found from: the one with fewer relations, so that a hub is never looked through; of a MENTIONED_IN, the report. */
function anchors(wanted: Records, existing: Existing): (edge: Place) => { anchor: string } {
	const degrees = new Map<string, number>();
	for (const edges of [wanted.edges, existing.edges.values()])
		for (const { source, target } of edges) for (const end of [source, target]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
	const degree = (id: string) => degrees.get(id) ?? 0;
	return ({ type, source, target }) => ({
		anchor: type === "MENTIONED_IN" || degree(target) <= degree(source) ? target : source,
	});
}
