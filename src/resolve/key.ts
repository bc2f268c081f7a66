import { createHash } from "node:crypto";
import { fold } from "../ingest/fold.ts";

/** The name as names are compared: simplified script, one width, no marks or white space, lower case. */
export function normalName(name: string): string {
	return fold(name.normalize("NFKC"))
		.replace(/[\s"'“”‘’·•・.,，。、()（）《》〈〉<>【】[\]\-—]/g, "")
		.toLowerCase();
}

/** 16 hexadecimal digits of the SHA-256 of the parts. */
export function hashOf(...parts: readonly string[]): string {
	return createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16);
}

/** By UTF-16 code units: the same on every machine, unlike `localeCompare`. */
export function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
