import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import type { Lexicon } from "../extract/lexicon/own.ts";

export interface LexiconOption {
	lexicon?: string;
}

/** Adds the option that names a file of the user's own words. */
export function withLexicon(command: Command): Command {
	return command.option("--lexicon <file>", "your own names, titles and stop names, one a line (docs/extraction.md)");
}

/** The lexicon of the file that the option names; undefined where it names none. Throws an Error that names file, line and column. */
export async function readLexicon({ lexicon: file }: LexiconOption): Promise<Lexicon | undefined> {
	if (file === undefined) return undefined;
	const { decode } = await import("../ingest/encoding.ts");
	const { Unreadable } = await import("../ingest/limits.ts");
	const { parseLexicon } = await import("../extract/lexicon/own.ts");
	const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") throw new Error(`${file}: no such file: --lexicon names a text file of your own words`);
		if (error.code === "EISDIR") throw new Error(`${file}: a folder: --lexicon names a text file`);
		throw error;
	});
	try {
		return parseLexicon(decode(bytes).text, file);
	} catch (error) {
		throw error instanceof Unreadable ? new Error(`${file}: ${error.message}`) : error;
	}
}
