/** What protects a run from a file that is too much for it. Every limit that is hit is said. */
export interface Limits {
	/** Bytes of a file, and of a member of an archive. */
	file: number;
	/** Bytes of an archive, and of its members together. */
	archive: number;
	/** Archives within archives. */
	nesting: number;
	/** Pages of a PDF. */
	pages: number;
}

export const LIMITS: Limits = { file: 50e6, archive: 1e9, nesting: 3, pages: 2000 };

/** Why a source cannot be read: one line that says what is wrong and what to do. */
export class Unreadable extends Error {
	override name = "Unreadable";
}

/** 52428800 -> «52 MB». */
export function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}
