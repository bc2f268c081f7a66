import { stat } from "node:fs/promises";
import { GrafeoStore } from "./grafeo.ts";
import { Neo4jStore } from "./neo4j.ts";
import { DEFAULT_GRAPH, type Store, StoreError } from "./store.ts";

export interface OpenOptions {
	/** Refuse a place where there is no store yet. */
	readOnly?: boolean;
	/** Name of the graph in it; `reportgraph` where none is given. */
	graph?: string;
	/** Gives the password of a server, asked only where one is needed; null where there is none to be had. */
	password?: () => Promise<string | null>;
}

const SCHEMES = ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"];
const EXAMPLE = "bolt://neo4j@localhost:7687";

/**
 * The store at an address: `bolt://user@host:7687`, `neo4j://…`, `neo4j+s://…`, `bolt+s://…` (a path names the database:
 * `bolt://user@host/mydata`), or else the folder of an embedded store. Throws StoreError where there can be none.
 */
export async function openStore(
	uri: string,
	{ readOnly = false, graph = DEFAULT_GRAPH, password = passwordOfEnvironment }: OpenOptions = {},
): Promise<Store> {
	if (graph === "") throw new StoreError("usage", "the name of a graph cannot be empty");
	const scheme = uri.match(/^([\w+.-]+):\/\//)?.[1];
	if (scheme === undefined) return openEmbedded(uri, graph, readOnly);
	const { address, user, database } = parseServer(uri, scheme);
	// Without a user it is a server that asks for none, unless there is a password.
	const secret = await (user === null ? passwordOfEnvironment() : password());
	if (user !== null && secret === null) throw new StoreError("usage", `${address}: no password for ${user}: set NEO4J_PASSWORD`);
	return Neo4jStore.open({
		address,
		database,
		graph,
		auth: secret === null ? null : { user: user ?? "neo4j", password: secret },
	});
}

export async function passwordOfEnvironment(): Promise<string | null> {
	return process.env.NEO4J_PASSWORD ?? null;
}

interface Server {
	/** Without user and path. */
	address: string;
	/** Null for a server without authentication. */
	user: string | null;
	/** Null for the server's default. */
	database: string | null;
}

/** The parts of a server's address. */
export function parseServer(uri: string, scheme: string): Server {
	// A wrong address may hold a password: messages repeat none of what stands before an @.
	const shown = uri.replace(/\/\/.*@/, "//");
	if (!SCHEMES.includes(scheme))
		throw new StoreError("usage", `${shown}: unknown kind of store "${scheme}": use ${SCHEMES.join("://, ")}:// or a folder`);
	let url: URL;
	try {
		// URL knows the parts of http alone.
		url = new URL(uri.replace(/^[^:]+/, "http"));
	} catch {
		throw new StoreError("usage", `${shown}: not an address: write it like ${EXAMPLE}`);
	}
	if (url.password !== "" || /^[^/@]*:[^/]*@/.test(uri.slice(scheme.length + 3)))
		throw new StoreError(
			"usage",
			`${shown}: a password within the address would show in the list of processes and the shell's history: leave it out and set NEO4J_PASSWORD`,
		);
	if (url.hostname === "") throw new StoreError("usage", `${shown}: no host: write it like ${EXAMPLE}`);
	// The port that URL takes for http's own is left out of `host`.
	const port = uri.match(/:(\d+)(?:[/?#]|$)/)?.[1] ?? "7687";
	const database = decodeURIComponent(url.pathname.slice(1)) || null;
	const user = decodeURIComponent(url.username) || null;
	return { address: `${scheme}://${url.hostname}:${port}`, user, database };
}

async function openEmbedded(folder: string, graph: string, readOnly: boolean): Promise<Store> {
	const found = await stat(folder).catch(() => null);
	if (found && !found.isDirectory())
		throw new StoreError("usage", `${folder}: a file: a store is a folder, or an address like ${EXAMPLE}`);
	const store = new GrafeoStore(folder, graph);
	if (readOnly) await store.version(); // throws where there is none
	return store;
}
