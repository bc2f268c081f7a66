import { setTimeout } from "node:timers/promises";
import { ENTITY_LABEL, ENTITY_TYPES, OFFICIAL_LABEL, RELATION_TYPES, type RelationType } from "../schema.ts";
import { type Batch, type Existing, nodeKey, plan, type Write } from "./plan.ts";
import { type EdgeRecord, MAIN_LABELS, type NodeRecord, type Properties, type Records } from "./records.ts";
import { type Changes, type LoadAccount, type LoadOptions, noChanges } from "./store.ts";

/** What an engine does for a load; the rest is the same for all. */
export interface Writer {
	/** Rows, as objects, of a reading statement of `cypher/load/`. */
	read(statement: string, values: Record<string, string>): Promise<Record<string, unknown>[]>;
	/** Runs statements in one transaction, all or none, and gives the `count` of each. Must call `check` with them before it commits. */
	write(writes: readonly Write[], check: (counts: readonly number[]) => void): Promise<void>;
	/**
	 * What became of a transaction that threw: nothing, and it may be sent again (`again`); nothing, because the store is not
	 * as it was compared (`compare`); it may have been done (`unknown`); or nothing can help (`fatal`).
	 */
	fate(error: unknown): "again" | "compare" | "unknown" | "fatal";
}

/** Tries in a row without any progress, and how long to wait before the second; the wait doubles. */
const RETRIES = { times: 8, ms: 100 };

/**
 * Makes what the store holds of a graph equal to `records`, one transaction a batch. What fails in passing is tried again;
 * after a lost connection the store is compared anew, so that nothing is doubled. Gives account of what was really done.
 */
export async function load(
	records: Records,
	writer: Writer,
	{ onProgress, batches: first }: DiffOptions = {},
): Promise<LoadAccount> {
	const account = noChanges();
	/** The last batch, where nobody knows whether it was written. */
	let doubtful = null as Batch | null;
	let done = 0;
	let known = first;
	for (let failures = 0; ; ) {
		try {
			const batches: Batch[] = known ?? (await compare(records, writer));
			known = undefined;
			const left = new Set(batches.flatMap((batch) => batch.ids));
			if (doubtful && !doubtful.ids.some((id) => left.has(id))) count(account, doubtful, 0);
			doubtful = null;
			const total = done + batches.reduce((sum, { ids }) => sum + ids.length, 0);
			for (const batch of batches) {
				const released = await write(batch, writer).catch((error) => {
					if (fateOf(error, writer) === "unknown") doubtful = batch;
					throw error;
				});
				failures = 0;
				count(account, batch, released);
				done += batch.ids.length;
				onProgress?.({ done, total });
			}
			return withUnchanged(account, records);
		} catch (error) {
			if (fateOf(error, writer) === "fatal" || failures >= RETRIES.times) throw error;
			await setTimeout(RETRIES.ms * 2 ** failures++);
		}
	}
}

interface DiffOptions extends LoadOptions {
	/** What `compare` gave, where it has been called already. */
	batches?: Batch[];
}

/** What `load` would write. */
export async function compare(records: Records, writer: Pick<Writer, "read">): Promise<Batch[]> {
	return plan(records, await readExisting(writer));
}

/** A row did not find its node, though the comparison did: another is writing to the store. */
class Changed extends Error {}

function fateOf(error: unknown, writer: Writer): ReturnType<Writer["fate"]> {
	return error instanceof Changed ? "compare" : writer.fate(error);
}

/** Sends a batch, again where it was undone in passing. Gives the number of nodes that were given up instead of deleted. */
async function write({ kind, of, ids, writes }: Batch, writer: Writer): Promise<number> {
	let released = 0;
	const check = (counts: readonly number[]): void => {
		const short = writes.findIndex(({ every }, i) => every && counts[i] !== ids.length);
		if (short >= 0)
			throw new Changed(
				`${writes[short]?.statement} found ${counts[short]} of ${ids.length} places: another is writing to the store`,
			);
		released = kind === "deleted" && !isRelation(of) ? (counts[0] ?? 0) : 0;
	};
	for (let failures = 0; ; ) {
		try {
			await writer.write(writes, check);
			return released;
		} catch (error) {
			if (fateOf(error, writer) !== "again" || failures >= RETRIES.times) throw error;
			await setTimeout(RETRIES.ms * 2 ** failures++);
		}
	}
}

async function readExisting(writer: Pick<Writer, "read">): Promise<Existing> {
	const existing: Existing = { nodes: new Map(), edges: new Map() };
	for (const label of MAIN_LABELS)
		for (const { id, hash, labels } of (await writer.read("nodes", { label })) as {
			id: string;
			hash: string;
			labels: string[];
		}[])
			existing.nodes.set(nodeKey({ label, id }), { id, hash, label, labels: labels.filter((l) => OUR_LABELS.has(l)).sort() });
	for (const row of await writer.read("relations", {})) {
		const edge = row as { id: string; hash: string; type: RelationType; source: string; target: string };
		if (edge.type in RELATION_TYPES) existing.edges.set(edge.id, edge);
	}
	return existing;
}

/** All that a store holds of a graph. */
export async function readRecords(reader: Pick<Writer, "read">): Promise<Records> {
	const records: Records = { nodes: [], edges: [] };
	for (const label of MAIN_LABELS)
		for (const row of await reader.read("read-nodes", { label })) {
			const { labels, properties } = row as { labels: string[]; properties: Properties };
			records.nodes.push({ id: properties.id as string, label, labels, properties } satisfies NodeRecord);
		}
	for (const row of await reader.read("read-relations", {})) {
		const edge = row as Omit<EdgeRecord, "id">;
		if (edge.type in RELATION_TYPES) records.edges.push({ ...edge, id: edge.properties.id as string });
	}
	return records;
}

const OUR_LABELS: ReadonlySet<string> = new Set([...MAIN_LABELS, ENTITY_LABEL, ...ENTITY_TYPES, OFFICIAL_LABEL]);

function count(account: LoadAccount, { kind, of, ids }: Batch, released: number): void {
	account.released += released;
	const changes = changesOf(account, of);
	if (changes) changes[kind] += ids.length;
}

/** The node that speaks of the whole graph is not counted. */
function changesOf(account: LoadAccount, of: Batch["of"]): Changes | null {
	if (isRelation(of)) return account.edges;
	return of === "Report" ? account.reports : of === ENTITY_LABEL ? account.nodes : null;
}

function isRelation(of: Batch["of"]): of is RelationType {
	return of in RELATION_TYPES;
}

function withUnchanged(account: LoadAccount, { nodes, edges }: Records): LoadAccount {
	const rest = (changes: Changes, all: number): void => {
		changes.unchanged = all - changes.created - changes.updated;
	};
	rest(account.nodes, nodes.filter((n) => n.label === ENTITY_LABEL).length);
	rest(account.reports, nodes.filter((n) => n.label === "Report").length);
	rest(account.edges, edges.length);
	return account;
}
