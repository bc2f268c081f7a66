import neo4j, { isNode, isPath, isRelationship } from "neo4j-driver";
import { FLOATS } from "./records.ts";
import { type Json, missingParameter, StoreError } from "./store.ts";
import { toJson, toProperties } from "./values.ts";

/** Plain JSON from what the driver gives. */
export function fromNeo4j(value: unknown): Json {
	return toJson(value, driverValue);
}

function driverValue(value: object): Json | undefined {
	if (isNode(value)) return { labels: [...value.labels].sort(), properties: toProperties(value.properties, driverValue) };
	if (isRelationship(value)) return { type: value.type, properties: toProperties(value.properties, driverValue) };
	if (isPath(value)) {
		const nodes = [value.start, ...value.segments.map((s) => s.end)];
		return { nodes: nodes.map(fromNeo4j), relationships: value.segments.map((s) => fromNeo4j(s.relationship)) };
	}
	// Times and points are objects of the driver's own classes, which say themselves best.
	return Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null ? undefined : String(value);
}

/** Values for the driver: whole numbers as integers, but for properties that are floating point by their meaning. */
export function toNeo4j(value: unknown, name = ""): unknown {
	if (typeof value === "number") return Number.isSafeInteger(value) && !FLOATS.has(name) ? neo4j.int(value) : value;
	if (Array.isArray(value)) return value.map((v) => toNeo4j(v, name));
	if (typeof value === "object" && value !== null)
		return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, toNeo4j(v, key)]));
	return value;
}

/** What to say of a driver's error; the place of a fault in a statement in words. */
export function neo4jError(error: unknown, uri: string, cypher?: string): StoreError {
	const { code = "", message = String(error) } = error as { code?: string; message?: string };
	const failed = (text: string) => new StoreError("failed", `${uri}: ${text}`, { cause: error });
	const line = (message.split("\n")[0] ?? "").trim();
	if (code === "Neo.ClientError.Security.Unauthorized")
		return failed("wrong user or password: look at the user in the address and at NEO4J_PASSWORD");
	if (code === "Neo.ClientError.Security.AuthenticationRateLimit")
		return failed("too many wrong passwords: wait a few seconds, then try again with the right one");
	if (code === "Neo.ClientError.Security.CredentialsExpired")
		return failed("the password must be changed before first use: change it in cypher-shell or Neo4j Browser");
	if (code === "Neo.ClientError.Database.DatabaseNotFound") return failed(`no such database: ${line}`);
	if (code === "ServiceUnavailable" || code === "SessionExpired")
		return failed(
			`the server does not answer: is it running, and is the address right? (${message.match(/Caused by: (.+)/)?.[1] ?? line})`,
		);
	if (code === "Neo.ClientError.Statement.AccessMode" || code === "Neo.ClientError.Security.Forbidden")
		return new StoreError("usage", "the statement writes; a query only reads", { cause: error });
	const missing = message.match(/^Expected parameter\(s\): (.+)/)?.[1];
	if (missing) return missingParameter(missing);
	if (cypher !== undefined && code.startsWith("Neo.ClientError."))
		return new StoreError("statement", withPlace(message), { cause: error });
	return failed(line || String(error));
}

/** `Invalid input 'RETURN': expected … (line 1, column 10 (offset: 9))` in one line, without the picture below it. */
function withPlace(message: string): string {
	const [text = "", place] = message.split(/\s*\((?=line \d+, column \d+)/);
	const at = place?.match(/^line \d+, column \d+/)?.[0];
	return `${text.trim().split("\n")[0]}${at ? ` at ${at}` : ""}`;
}
