import { type Json, missingParameter, StoreError } from "./store.ts";
import { toJson, toProperties } from "./values.ts";

/** Plain JSON from what the embedded engine gives: it marks nodes and relations by keys that begin with `_`. */
export function fromGrafeo(value: unknown): Json {
	return toJson(value, engineValue);
}

function engineValue(value: object): Json | undefined {
	const { _id, _labels, _type, _source, _target, ...properties } = value as Record<string, unknown>;
	if (_id !== undefined && Array.isArray(_labels))
		return { labels: [..._labels].sort(), properties: toProperties(properties, engineValue) };
	if (_id !== undefined && typeof _type === "string") return { type: _type, properties: toProperties(properties, engineValue) };
	const { nodes, edges, ...rest } = value as Record<string, unknown>;
	if (isPath(nodes, edges) && Object.keys(rest).length === 0)
		return { nodes: (nodes as unknown[]).map(fromGrafeo), relationships: (edges as unknown[]).map(fromGrafeo) };
	const keys = Object.keys(value);
	// {$date: …}, {$duration: …}: the engine's own mark of what JSON has no type for
	if (keys.length === 1 && keys[0]?.startsWith("$")) return fromGrafeo((value as Record<string, unknown>)[keys[0]]);
	return undefined;
}

function isPath(nodes: unknown, edges: unknown): boolean {
	return (
		Array.isArray(nodes) &&
		Array.isArray(edges) &&
		nodes.length === edges.length + 1 &&
		nodes.every((n) => typeof n === "object" && n !== null && "_labels" in n)
	);
}

/** The engine's message on one line, the place of a fault in words. */
export function grafeoError(error: unknown): StoreError {
	const message = error instanceof Error ? error.message : String(error);
	if (/GRAFEO-T003|read-only/i.test(message)) return new StoreError("usage", "the statement writes; a query only reads");
	const missing = message.match(/Missing parameter: \$(\w+)/)?.[1];
	if (missing) return missingParameter(missing);
	const [, line, column] = message.match(/--> query:(\d+):(\d+)/) ?? [];
	const help = message.match(/help: (.+)/)?.[1];
	const first = (message.split("\n")[0] ?? "").replace(/^(\w+ error: )?GRAFEO-\w+: /, "").replace("[Cypher] ", "");
	const what = [first, line ? `at line ${line}, column ${column}` : "", help ? `(${help})` : ""]
		.filter((part) => part !== "")
		.join(" ");
	return new StoreError("statement", what, { cause: error });
}
