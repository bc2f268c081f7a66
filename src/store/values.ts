import type { Json } from "./store.ts";

/** Plain JSON from a value of either engine's driver that is no node, relation or path: those go through `engine`, which gives undefined for all else. */
export function toJson(value: unknown, engine: (value: object) => Json | undefined): Json {
	if (value === null || value === undefined) return null;
	if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
	if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
	if (typeof value === "string" || typeof value === "boolean") return value;
	if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value as ArrayLike<unknown>, (v) => toJson(v, engine));
	if (value instanceof Date) return value.toISOString();
	return engine(value as object) ?? toProperties(value as Record<string, unknown>, engine);
}

/** A map with its keys in order, so that equal maps read equal. */
export function toProperties(map: Record<string, unknown>, engine: (value: object) => Json | undefined): { [key: string]: Json } {
	return Object.fromEntries(
		Object.keys(map)
			.sort()
			.map((key) => [key, toJson(map[key], engine)]),
	);
}
