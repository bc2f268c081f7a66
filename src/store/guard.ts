import { StoreError } from "./store.ts";

/**
 * Refuses a user's statement that reads files or fetches addresses: neither engine's read-only mode forbids that.
 * What stands in comments and strings does not count; how it is written (case, comments and breaks between the words,
 * Cypher's \u escapes) does not help. Throws StoreError.
 */
export function refuseFileReading(cypher: string): void {
	// Neo4j replaces \uXXXX before it reads the statement, so a quotation mark may hide in one: both readings must pass.
	const unescaped = cypher.replace(/\\u+([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
	for (const text of new Set([cypher, unescaped])) {
		const bare = withoutLiterals(text);
		const found =
			bare.match(/\bLOAD[\s\p{C}\p{Z}]+CSV\b/iu) ??
			bare.replaceAll("`", "").match(/\bapoc[\s.]+(load|import|cypher[\s.]+runFile\w*)\b/i);
		if (found)
			throw new StoreError(
				"usage",
				`${found[0].replace(/\s+/g, " ")} is refused: a query reads the graph, not files or addresses; to bring a graph in, use "reportgraph load"`,
			);
	}
}

/** The statement with a space for each comment and '' for each string; names in backquotes stay. */
function withoutLiterals(cypher: string): string {
	return cypher.replace(
		/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n\r]*|'(?:\\[\s\S]|[^'\\])*(?:'|$)|"(?:\\[\s\S]|[^"\\])*(?:"|$)|`[^`]*(?:`|$)/g,
		(literal) => (literal.startsWith("/") ? " " : literal.startsWith("`") ? literal : "''"),
	);
}
