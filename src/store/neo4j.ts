import { readFileSync } from "node:fs";
import neo4j, { type Driver, type ManagedTransaction, type Session } from "neo4j-driver";
import type { Graph } from "../graph/graph.ts";
import { RELATION_TYPES } from "../schema.ts";
import { load, readRecords, type Writer } from "./diff.ts";
import { fromRecords } from "./from-records.ts";
import { refuseFileReading } from "./guard.ts";
import { fromNeo4j, neo4jError, toNeo4j } from "./neo4j-values.ts";
import { toRecords } from "./records.ts";
import { expand, sources, statement } from "./statements.ts";
import {
	type Limits,
	type LoadAccount,
	type LoadOptions,
	limitsOf,
	type Params,
	type Rows,
	type Store,
	StoreError,
} from "./store.ts";

export interface Neo4jOptions {
	/** `bolt://host:7687`, `neo4j+s://…`. */
	address: string;
	/** Null where the server asks for none. */
	auth: { user: string; password: string } | null;
	/** Null for the server's default. */
	database: string | null;
	graph: string;
}

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** How long to wait for a server that does not answer, in milliseconds. */
const CONNECT = 10_000;

/** The store in a Neo4j server, 5.26 or later. */
export class Neo4jStore implements Store {
	readonly graph: string;
	readonly uri: string;
	readonly #driver: Driver;
	readonly #database: string | undefined;
	#hasSchema = false;

	private constructor(driver: Driver, { address, database, graph }: Neo4jOptions) {
		this.#driver = driver;
		this.#database = database ?? undefined;
		this.graph = graph;
		this.uri = address + (database ? `/${database}` : "");
	}

	/** Connects. Throws StoreError where the server does not answer or refuses the user. */
	static async open(options: Neo4jOptions): Promise<Neo4jStore> {
		const { address, auth } = options;
		const driver = neo4j.driver(address, auth ? neo4j.auth.basic(auth.user, auth.password) : undefined, {
			userAgent: `reportgraph/${version}`,
			connectionTimeout: CONNECT,
			connectionAcquisitionTimeout: CONNECT,
			// Our own retries know what a lost connection may have done.
			maxTransactionRetryTime: 0,
			useBigInt: true,
		});
		const store = new Neo4jStore(driver, options);
		try {
			await driver.verifyConnectivity({ database: store.#database });
			return store;
		} catch (error) {
			await driver.close();
			throw store.#failure(error);
		}
	}

	async load(graph: Graph, options: LoadOptions = {}): Promise<LoadAccount> {
		const records = toRecords(graph, this.graph);
		try {
			await this.#createSchema();
			return await load(records, this.#writer(), options);
		} catch (error) {
			throw this.#failure(error);
		}
	}

	async read(): Promise<Graph> {
		try {
			const graph = fromRecords(await readRecords(this.#writer()));
			if (!graph) throw new StoreError("failed", `${this.uri}: holds no graph named "${this.graph}"`);
			return graph;
		} catch (error) {
			throw this.#failure(error);
		}
	}

	async query(cypher: string, params: Params = {}, limits: Partial<Limits> = {}): Promise<Rows> {
		refuseFileReading(cypher);
		const { rows: limit, ms } = limitsOf(limits);
		const session = this.#session("READ", limit + 1);
		const start = performance.now();
		// The server's own timeout is looked at now and then only; ours frees the caller.
		const timer = setTimeout(() => session.close(), ms + 2000);
		try {
			const result = session.run(cypher, toNeo4j({ graph: this.graph, ...params }) as Params, { timeout: ms });
			const columns = await result.keys();
			const rows: Rows["rows"] = [];
			let truncated = false;
			for await (const record of result) {
				truncated = rows.length === limit;
				if (truncated) break;
				rows.push(columns.map((column) => fromNeo4j(record.get(column))));
			}
			return { columns: [...columns] as string[], rows, truncated, ms: performance.now() - start };
		} catch (error) {
			if (performance.now() - start >= ms)
				throw new StoreError("limit", `stopped after ${ms / 1000} s: ask for less, or start from a name`, { cause: error });
			throw this.#failure(error, cypher);
		} finally {
			clearTimeout(timer);
			await session.close().catch(() => {});
		}
	}

	async version(): Promise<string> {
		const { rows } = await this.query(statement("load/version", "neo4j"));
		if (rows.length === 0) throw new StoreError("failed", `${this.uri}: holds no graph named "${this.graph}"`);
		return String(rows[0]?.[0]);
	}

	async close(): Promise<void> {
		await this.#driver.close();
	}

	#session(mode: "READ" | "WRITE", fetchSize?: number): Session {
		return this.#driver.session({ database: this.#database, defaultAccessMode: mode, fetchSize });
	}

	/** Constraints and indexes, where they are not there yet. */
	async #createSchema(): Promise<void> {
		if (this.#hasSchema) return;
		const session = this.#session("WRITE");
		try {
			for (const { name, text } of sources("schema", "neo4j"))
				for (const relation of text.includes("{{relation}}") ? Object.keys(RELATION_TYPES) : [""])
					await session.run(expand(text, { relation }, name));
			await session.run("CALL db.awaitIndexes(300)");
			this.#hasSchema = true;
		} finally {
			await session.close();
		}
	}

	#writer(): Writer {
		const graph = this.graph;
		return {
			read: async (name, values) => {
				const session = this.#session("READ", 5000);
				try {
					const { records } = await session.run(statement(`load/${name}`, "neo4j", values), { graph });
					return records.map((record) => Object.fromEntries(record.keys.map((key) => [key, fromNeo4j(record.get(key))])));
				} finally {
					await session.close();
				}
			},
			write: async (writes, check) => {
				const session = this.#session("WRITE");
				try {
					await session.executeWrite(async (transaction: ManagedTransaction) => {
						const counts: number[] = [];
						for (const { statement: name, values, rows } of writes) {
							const { records } = await transaction.run(statement(`load/${name}`, "neo4j", values), {
								graph,
								rows: toNeo4j(rows),
							});
							counts.push(Number(records[0]?.get("count")));
						}
						check(counts);
					});
				} finally {
					await session.close().catch(() => {});
				}
			},
			fate,
		};
	}

	#failure(error: unknown, cypher?: string): StoreError {
		return error instanceof StoreError ? error : neo4jError(error, this.uri, cypher);
	}
}

/** Only the driver's codes tell: a server's own refusal undid the transaction; without its word, nobody knows. */
function fate(error: unknown): ReturnType<Writer["fate"]> {
	const code = String((error as { code?: unknown } | null)?.code ?? "");
	if (code.startsWith("Neo.TransientError.")) return "again";
	if (code === "Neo.ClientError.Schema.ConstraintValidationFailed" || code === "Neo.ClientError.Statement.EntityNotFound")
		return "compare";
	if (["ServiceUnavailable", "SessionExpired", "Neo.ClientError.Cluster.NotALeader"].includes(code)) return "unknown";
	return "fatal";
}
