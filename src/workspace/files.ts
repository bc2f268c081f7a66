import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Writes a file as a whole or not at all: who reads it meanwhile, or after a crash, finds the old one or the new one. */
export async function writeWhole(path: string, pieces: string | Iterable<string>): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	const temporary = `${path}.${process.pid}.tmp`;
	try {
		await pipeline(Readable.from(typeof pieces === "string" ? [pieces] : pieces), createWriteStream(temporary, { flush: true }));
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
