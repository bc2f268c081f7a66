import { createWriteStream } from "node:fs";
import { mkdir, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Writes a file as a whole or not at all: who reads it meanwhile, or after a crash, finds the old one or the new one.
 * A link is followed; a device or a pipe is written to as it is.
 */
export async function writeWhole(path: string, pieces: string | Iterable<string>): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	const text = () => Readable.from(typeof pieces === "string" ? [pieces] : pieces);
	const there = await stat(path).catch(() => null);
	if (there && !there.isFile()) return pipeline(text(), createWriteStream(path));
	const target = there ? await realpath(path) : path;
	const temporary = `${target}.${process.pid}.tmp`;
	try {
		await pipeline(text(), createWriteStream(temporary, { flush: true }));
		await rename(temporary, target);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
