import type { Graph } from "../graph/graph.ts";

/**
 * A graph in a database: made equal to a `Graph` by `load`, asked by Cypher.
 *
 * One database may hold several graphs, each under its own name, beside data that is none of ours: every node and
 * relation of ours carries the name in its property `graph`, and nothing else is ever touched.
 */
export interface Store {
	/** Name of the graph that this store reads and writes; `$graph` in every statement. */
	readonly graph: string;
	/** Where it is, without a password: for messages. */
	readonly uri: string;
	/** Makes the store hold exactly `graph`, touching only what differs. Throws StoreError. */
	load(graph: Graph, options?: LoadOptions): Promise<LoadAccount>;
	/** The graph that was loaded, its lists in the order of their ids. Throws StoreError where there is none. */
	read(): Promise<Graph>;
	/**
	 * Runs one Cypher statement, reading only: a statement that would write, or read files (`LOAD CSV`), is refused.
	 * `$graph` is the graph's name unless `params` says otherwise. Throws StoreError with the engine's message.
	 */
	query(cypher: string, params?: Params, limits?: Partial<Limits>): Promise<Rows>;
	/** Changes whenever a load has changed the graph: cheap, to know when to read anew. */
	version(): Promise<string>;
	close(): Promise<void>;
}

export interface LoadOptions {
	/** Called after each batch. */
	onProgress?: (progress: LoadProgress) => void;
}

export interface LoadProgress {
	/** Nodes and relations written, of how many that differ. */
	done: number;
	total: number;
}

/** What a load found and did. */
export interface LoadAccount {
	nodes: Changes;
	/** Relations between entities, and MENTIONED_IN. */
	edges: Changes;
	reports: Changes;
	/** Nodes of ours that were not deleted but given up, because relations that are not ours hang on them. Among `nodes.deleted` or `reports.deleted`. */
	released: number;
}

export interface Changes {
	created: number;
	updated: number;
	deleted: number;
	unchanged: number;
}

export type Params = Record<string, unknown>;

/** Where a query is stopped. */
export interface Limits {
	rows: number;
	/** Milliseconds. */
	ms: number;
}

const LIMITS: Limits = { rows: 1000, ms: 30_000 };

/** The limits of a query: what is not given is as usual. */
export function limitsOf({ rows, ms }: Partial<Limits>): Limits {
	return { rows: rows ?? LIMITS.rows, ms: ms ?? LIMITS.ms };
}

/** Plain JSON: a node is {labels, properties}, a relation {type, properties}, a path {nodes, relations}; integers beyond 2^53 are strings. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a query gives. */
export interface Rows {
	columns: string[];
	rows: Json[][];
	/** There were more rows than the limit: they were left out. */
	truncated: boolean;
	/** How long it took, in milliseconds. */
	ms: number;
}

export const DEFAULT_GRAPH = "reportgraph";

/**
 * - `usage`: a wrong address, a forbidden statement: what was asked for is wrong
 * - `statement`: the engine refuses the statement
 * - `limit`: stopped at the limit of time or memory
 * - `failed`: no connection, no access, a damaged file
 */
export type StoreFailure = "usage" | "statement" | "limit" | "failed";

/** One line that says what went wrong and what to do. */
export class StoreError extends Error {
	readonly kind: StoreFailure;
	constructor(kind: StoreFailure, message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = "StoreError";
		this.kind = kind;
	}
}

/** For a statement that names a parameter which was not given. */
export function missingParameter(name: string): StoreError {
	return new StoreError("usage", `the statement needs the parameter ${name}: add -p ${name}=…`);
}

export function noChanges(): LoadAccount {
	const none = (): Changes => ({ created: 0, updated: 0, deleted: 0, unchanged: 0 });
	return { nodes: none(), edges: none(), reports: none(), released: 0 };
}

/** Whether a load wrote anything. */
export function changed({ nodes, edges, reports }: LoadAccount): boolean {
	return [nodes, edges, reports].some((c) => c.created + c.updated + c.deleted > 0);
}
