import { constants } from "node:fs";
import { copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import grafeo, { type GrafeoDB as Db } from "@grafeo-db/js";
import type { Graph } from "../graph/graph.ts";
import { compare, load, readRecords, type Writer } from "./diff.ts";
import { fromRecords } from "./from-records.ts";
import { grafeoError } from "./grafeo-values.ts";
import { refuseFileReading } from "./guard.ts";
import { withLock } from "./lock.ts";
import { Reader } from "./reader.ts";
import { type Records, toRecords } from "./records.ts";
import { expand, sources, statement } from "./statements.ts";
import {
	DEFAULT_GRAPH,
	type Limits,
	type LoadAccount,
	type LoadOptions,
	limitsOf,
	type Params,
	type Rows,
	type Store,
	StoreError,
} from "./store.ts";

// CommonJS: a named import passes the type check and dies in Node.
const { GrafeoDB } = grafeo;

/** The database within the folder of an embedded store. */
const FILE = "graph.grafeo";

/**
 * The store in a folder, without a server.
 *
 * Its file is never written in place: a load works on a copy and renames it over. So any number of processes may read
 * while one loads; whoever has the old file open goes on reading the old graph until its next query.
 */
export class GrafeoStore implements Store {
	readonly graph: string;
	readonly uri: string;
	readonly #file: string;
	#reader: Reader | null = null;

	constructor(folder: string, graph: string = DEFAULT_GRAPH) {
		this.uri = folder;
		this.graph = graph;
		this.#file = join(folder, FILE);
	}

	async load(graph: Graph, options: LoadOptions = {}): Promise<LoadAccount> {
		const records = toRecords(graph, this.graph);
		await mkdir(this.uri, { recursive: true }).catch((error) => {
			throw new StoreError("failed", `${this.uri}: cannot make this folder for the store: ${error.message}`);
		});
		return withLock(
			join(this.uri, "lock"),
			() => {},
			() => this.#replace(records, options),
		);
	}

	/** Under the lock: makes a new file and puts it in the place of the old one, unless they would be equal. */
	async #replace(records: Records, options: LoadOptions): Promise<LoadAccount> {
		const next = `${this.#file}.next`;
		await remove(next); // of a load that was killed
		const old = (await exists(this.#file)) ? this.#open() : null;
		const batches = old ? await compare(records, writer(old, this.graph)).finally(() => old.close()) : undefined;
		if (batches?.length === 0) return load(records, NEVER, { batches });
		try {
			if (old) await copyFile(this.#file, next, constants.COPYFILE_FICLONE);
			const db = GrafeoDB.create(next);
			let account: LoadAccount;
			try {
				if (!old) await createSchema(db);
				account = await load(records, writer(db, this.graph), { ...options, batches });
			} finally {
				db.close();
			}
			await sync(next);
			await rename(next, this.#file);
			await sync(this.uri);
			return account;
		} catch (error) {
			await remove(next);
			throw error instanceof StoreError
				? error
				: new StoreError("failed", `${this.uri}: the load failed and changed nothing: ${(error as Error).message}`, {
						cause: error,
					});
		}
	}

	async read(): Promise<Graph> {
		if (!(await exists(this.#file))) throw this.#missing();
		const db = this.#open();
		try {
			const graph = fromRecords(await readRecords(writer(db, this.graph)));
			if (!graph) throw new StoreError("failed", `${this.uri}: holds no graph named "${this.graph}"`);
			return graph;
		} finally {
			db.close();
		}
	}

	async query(cypher: string, params: Params = {}, limits: Partial<Limits> = {}): Promise<Rows> {
		refuseFileReading(cypher);
		const version = await this.version();
		if (this.#reader?.version !== version) {
			this.#reader?.retire();
			this.#reader = new Reader(this.#file, version);
		}
		return this.#reader.query(cypher, { graph: this.graph, ...params }, limitsOf(limits));
	}

	async version(): Promise<string> {
		const found = await stat(this.#file, { bigint: true }).catch(() => null);
		if (!found) throw this.#missing();
		return `${found.ino}-${found.mtimeNs}-${found.size}`;
	}

	async close(): Promise<void> {
		this.#reader?.close();
		this.#reader = null;
	}

	#missing(): StoreError {
		return new StoreError("failed", `${this.uri}: no store here: run "reportgraph build" or "reportgraph load" first`);
	}

	#open(): Db {
		try {
			return GrafeoDB.openReadOnly(this.#file);
		} catch (error) {
			throw new StoreError(
				"failed",
				`${this.#file}: cannot be read (${grafeoError(error).message}): delete it, then build or load again`,
				{ cause: error },
			);
		}
	}
}

/** Makes the embedded store in `folder` hold the graph, beside what else it holds; the folder is made where there is none. */
export async function writeEmbedded(
	folder: string,
	graph: Graph,
	options: LoadOptions & { graph?: string } = {},
): Promise<LoadAccount> {
	return new GrafeoStore(folder, options.graph).load(graph, options);
}

async function createSchema(db: Db): Promise<void> {
	for (const { name, text } of sources("schema", "grafeo")) await db.executeCypher(expand(text, {}, name));
}

function writer(db: Db, graph: string): Writer {
	return {
		read: async (name, values) => (await db.executeCypher(statement(`load/${name}`, "grafeo", values), { graph })).toArray(),
		write: async (writes, check) => {
			const transaction = db.beginTransaction();
			try {
				const counts: number[] = [];
				for (const { statement: name, values, rows } of writes) {
					const result = await transaction.executeCypher(statement(`load/${name}`, "grafeo", values), { graph, rows });
					counts.push(Number(result.scalar()));
				}
				check(counts);
				transaction.commit();
			} catch (error) {
				// A statement that fails does not end its transaction here, as it does in Neo4j.
				if (transaction.isActive) transaction.rollback();
				throw error;
			}
		},
		// Nobody else has this file.
		fate: () => "fatal",
	};
}

const NEVER: Writer = {
	read: () => Promise.reject(new Error("nothing to read")),
	write: () => Promise.reject(new Error("nothing to write")),
	fate: () => "fatal",
};

async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}

/** The database and its log. */
async function remove(path: string): Promise<void> {
	for (const file of [path, `${path}.wal`]) await rm(file, { recursive: true, force: true });
}

/** On the disk, so that not even a power cut leaves a name without its content. Windows cannot sync a folder. */
async function sync(path: string): Promise<void> {
	const handle = await open(path, "r").catch(() => null);
	await handle?.sync().catch(() => {});
	await handle?.close();
}
