import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** A fault of JSON from outside in words, with its place: `edges[3].evidence[0].quote: expected a string, found 12`. `root` is the whole value. */
export function describe(issue: Issue, root: unknown): string {
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
