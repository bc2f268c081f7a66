import { readdirSync, readFileSync } from "node:fs";
import { ENTITY_TYPES, OFFICIAL_LABEL, RELATION_TYPES } from "../schema.ts";

/** The engines' dialects of Cypher. */
export type Dialect = "neo4j" | "grafeo";

const FOLDER = new URL("../../cypher/", import.meta.url);

/**
 * The text of `cypher/<name>.cypher`, or of `cypher/<name>.<dialect>.cypher` where a dialect forces a variant.
 *
 * `{{word}}` stands for the value of that name in `values`. Beside those, every statement may use `{{types}}` (a list of the
 * entity types), `{{relations}}` (all relation types but MENTIONED_IN, for a pattern), `{{labels}}` (all labels of entities,
 * for REMOVE), and with a node's variable and a parameter's name the macros below: `{{type n}}`, `{{named n name}}`.
 */
export function statement(name: string, dialect: Dialect, values: Record<string, string> = {}): string {
	return expand(source(name, dialect), values, name);
}

/** The statements of a folder of `cypher/` that the dialect has, in the order of their names, unexpanded. */
export function sources(folder: string, dialect: Dialect): { name: string; text: string }[] {
	return names(folder, dialect).map((name) => ({ name, text: source(`${folder}/${name}`, dialect) }));
}

/** Fills a template in. Throws for a word that it does not know. */
export function expand(template: string, values: Record<string, string>, name: string): string {
	const words: Record<string, string> = { ...SCHEMA, ...values };
	return template.replace(/\{\{(\w+)((?: \w+)*)\}\}/g, (_, word: string, given: string) => {
		const args = given.split(" ").slice(1);
		const value = args.length > 0 ? MACROS[word]?.(...args) : words[word];
		if (value === undefined) throw new Error(`cypher/${name}: unknown {{${word}${given}}}`);
		return value;
	});
}

/** Expressions of a node's variable and of a parameter's name. */
const MACROS: Record<string, (...args: string[]) => string> = {
	/** The type of a node. */
	type: (node) => `head([label IN labels(${node}) WHERE label IN ${SCHEMA.types}])`,
	/** Whether a node's name, or an alias, holds what the parameter says. */
	named: (node, param) => `${node}.search CONTAINS toLower($${param})`,
	/** How far a node's name is from what the parameter says: 0 the same, 1 an alias, 2 a part. */
	closeness: (node, param) => `CASE WHEN ${node}.name = $${param} THEN 0 WHEN $${param} IN ${node}.aliases THEN 1 ELSE 2 END`,
};

const SCHEMA = {
	types: `[${ENTITY_TYPES.map((t) => `'${t}'`).join(", ")}]`,
	relations: Object.keys(RELATION_TYPES)
		.filter((t) => t !== "MENTIONED_IN")
		.join("|"),
	labels: [...ENTITY_TYPES, OFFICIAL_LABEL].join(":"),
};

const cache = new Map<string, string>();

function source(name: string, dialect: Dialect): string {
	const key = `${dialect}/${name}`;
	const known = cache.get(key);
	if (known !== undefined) return known;
	const text = readFileSync(file(name, dialect), "utf8");
	cache.set(key, text);
	return text;
}

function file(name: string, dialect: Dialect): URL {
	const folder = name.slice(0, name.lastIndexOf("/"));
	const base = name.slice(folder.length + 1);
	const variant = `${base}.${dialect}.cypher`;
	return new URL(`${folder}/${files(folder).includes(variant) ? variant : `${base}.cypher`}`, FOLDER);
}

function names(folder: string, dialect: Dialect): string[] {
	const own = files(folder).flatMap((f) => {
		const [, name, variant] = f.match(/^([\w-]+?)(?:\.(\w+))?\.cypher$/) ?? [];
		return name && (variant === undefined || variant === dialect) ? [name] : [];
	});
	return [...new Set(own)].sort();
}

const listings = new Map<string, string[]>();

function files(folder: string): string[] {
	const listing = listings.get(folder) ?? readdirSync(new URL(folder, FOLDER));
	listings.set(folder, listing);
	return listing;
}
