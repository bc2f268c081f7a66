import { type Dialect, expand, sources } from "./statements.ts";
import { type Params, StoreError } from "./store.ts";

/** A question that is ready to ask: a file of `cypher/queries/`, with what the comment at its head says. */
export interface NamedQuery {
	name: string;
	title: string;
	/** The title in Chinese. */
	zh: string;
	params: Param[];
	/** What a row is. */
	gives: string;
	/** Ready to run. */
	cypher: string;
}

export interface Param {
	name: string;
	type: "text" | "integer";
	/** Undefined where a value must be given; null where none need be. */
	default: string | number | null | undefined;
	example: string;
	description: string;
}

/** All named queries, `who-leads` first, then by name. */
export function namedQueries(dialect: Dialect = "grafeo"): NamedQuery[] {
	const rank = (name: string) => (name === FIRST ? 0 : 1);
	return sources("queries", dialect)
		.map(({ name, text }) => parseQuery(name, text))
		.sort((a, b) => rank(a.name) - rank(b.name));
}

const FIRST = "who-leads";

/** The query of that name. Throws StoreError with the nearest names where there is none. */
export function namedQuery(name: string, dialect: Dialect = "grafeo"): NamedQuery {
	const all = namedQueries(dialect);
	const found = all.find((query) => query.name === name);
	if (found) return found;
	const near = nearest(
		name,
		all.map((query) => query.name),
	);
	throw new StoreError(
		"usage",
		`no query "${name}"${near.length > 0 ? `: did you mean ${near.join(" or ")}?` : ""}; "query --list" shows them all`,
	);
}

/**
 * The parameters of a named query from what was given as text: every one has a value, by its type, or null. Throws
 * StoreError for one that is missing, unknown or of the wrong type.
 */
export function bind({ name, params }: NamedQuery, given: Readonly<Record<string, string>>): Params {
	const unknown = Object.keys(given).find((key) => !params.some((param) => param.name === key));
	const known = params.map((param) => param.name).join(", ");
	if (unknown !== undefined)
		throw new StoreError("usage", `${name}: no parameter "${unknown}"; ${known ? `it has ${known}` : "it has none"}`);
	return Object.fromEntries(
		params.map((param) => {
			const value = given[param.name];
			if (value !== undefined) return [param.name, convert(name, param, value)];
			if (param.default !== undefined) return [param.name, param.default];
			throw new StoreError("usage", `${name}: needs ${param.name} (${param.description}): add -p ${param.name}=${param.example}`);
		}),
	);
}

function convert(query: string, { name, type, example }: Param, value: string): string | number {
	if (type === "text") {
		// An empty part of a name is in every name.
		if (value.trim() === "")
			throw new StoreError("usage", `${query}: ${name} is empty: give a name or a part of one, like ${name}=${example}`);
		return value.trim();
	}
	if (!/^-?\d{1,15}$/.test(value)) throw new StoreError("usage", `${query}: ${name} must be a whole number, not "${value}"`);
	return Number(value);
}

const PARAM = /^param (\w+): (text|integer)(?:, (?:(optional)|default ([^,]+)))?, e\.g\. ([^|]+?) \| (.+)$/;

function parseQuery(name: string, text: string): NamedQuery {
	const head = text.split("\n").filter((line) => line.startsWith("// "));
	const lines = head.map((line) => line.slice(3));
	const value = (key: string): string => {
		const line = lines.find((l) => l.startsWith(`${key}: `));
		if (line === undefined) throw new Error(`cypher/queries/${name}.cypher: no "// ${key}: …" at its head`);
		return line.slice(key.length + 2);
	};
	const params = lines
		.filter((line) => line.startsWith("param "))
		.map((line): Param => {
			const [, param, type, optional, preset, example, description] = line.match(PARAM) ?? [];
			if (!param || !example || !description) throw new Error(`cypher/queries/${name}.cypher: not understood: ${line}`);
			const fallback = type === "integer" && preset !== undefined ? Number(preset) : preset;
			return { name: param, type: type as Param["type"], default: optional ? null : fallback, example, description };
		});
	return {
		name,
		title: value("title"),
		zh: value("标题"),
		params,
		gives: value("gives"),
		cypher: expand(text, {}, `queries/${name}`),
	};
}

/** Those of `names` that a typing error away from `name`, or have a word of it. */
function nearest(name: string, names: readonly string[]): string[] {
	const words = name
		.toLowerCase()
		.split(/\W+/)
		.filter((word) => word.length > 2);
	const score = (other: string): number => {
		const edits = distance(name.toLowerCase(), other);
		return words.some((word) => other.includes(word)) ? Math.min(edits, 2) : edits;
	};
	return names
		.map((other) => ({ other, score: score(other) }))
		.filter(({ other, score: s }) => s <= Math.max(2, other.length / 3))
		.sort((a, b) => a.score - b.score)
		.slice(0, 3)
		.map(({ other }) => other);
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next.push(
				Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)),
			);
		row = next;
	}
	return row[b.length] as number;
}
