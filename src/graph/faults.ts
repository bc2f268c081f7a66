import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** How many faults a message lists. */
const SHOWN = 5;

/**
 * The value that a JSON text from outside holds, of the shape of `schema`, and sound by `danglers`, which names what the shape alone
 * does not say. Throws an Error that names `file`, what it is not (`kind`: «a gold file»), and the first faults with their places.
 */
export function parseChecked<T>(
	text: string,
	file: string,
	kind: string,
	schema: z.ZodType<T>,
	danglers: (value: T) => string[],
): T {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new Error(`${file}: not valid JSON: ${(error as Error).message}`);
	}
	const parsed = schema.safeParse(value);
	const faults = parsed.success ? danglers(parsed.data) : parsed.error.issues.map((issue) => describe(issue, value));
	if (!parsed.success || faults.length > 0) {
		const more = faults.length > SHOWN ? `; and ${faults.length - SHOWN} more` : "";
		throw new Error(`${file}: not ${kind}: ${faults.slice(0, SHOWN).join("; ")}${more}`);
	}
	return parsed.data;
}

/** A fault of JSON from outside in words, with its place: `edges[3].evidence[0].quote: expected a string, found 12`. `root` is the whole value. */
function describe(issue: Issue, root: unknown): string {
	const place = issue.path.reduce<string>(
		(at, key) => (typeof key === "number" ? `${at}[${key}]` : at ? `${at}.${String(key)}` : String(key)),
		"",
	);
	const found = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], root);
	return `${place || "the file"}: ${problem(issue, found)}`;
}

function problem(issue: Issue, found: unknown): string {
	const but = found === undefined ? "found nothing" : `found ${show(found)}`;
	if (issue.code === "unrecognized_keys") return `unknown ${issue.keys.map(show).join(", ")}`;
	if (issue.code === "invalid_value") return `${but}, expected ${issue.values.map(show).join(" or ")}`;
	if (issue.code === "invalid_type") return `expected ${/^[aeiou]/.test(issue.expected) ? "an" : "a"} ${issue.expected}, ${but}`;
	if (issue.code === "invalid_union") return `expected a string or {value, unit, text}, ${but}`;
	if (issue.code === "too_small") return `expected at least ${issue.minimum}, ${but}`;
	if (issue.code === "too_big") return `expected at most ${issue.maximum}, ${but}`;
	return `${issue.message}, ${but}`;
}

/** A value as a message shows it. */
export function show(value: unknown): string {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (typeof value === "object" && value !== null) return "an object";
	const text = JSON.stringify(value);
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
