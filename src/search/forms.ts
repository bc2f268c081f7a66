import { fold } from "../ingest/fold.ts";

/**
 * The forms under which a name that a user typed may stand in the `search` property of a store (lower case): as typed,
 * and in simplified script and plain letters without the spaces that input methods leave. Empty where nothing was typed.
 */
export function searchForms(typed: string): string[] {
	const plain = typed.normalize("NFC").trim().toLowerCase();
	if (plain === "") return [];
	const folded = fold(plain.normalize("NFKC"));
	return [...new Set([plain, folded, folded.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "")])];
}
