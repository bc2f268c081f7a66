import { constants } from "node:fs";
import { access, lstat, readdir, realpath, stat } from "node:fs/promises";
import { basename } from "node:path";
import picomatch from "picomatch";
import { Unreadable } from "./limits.ts";

/** A file to be read: where it is, and its name relative to the argument. */
export interface Found {
	path: Buffer;
	name: string;
}

/** A thing that is no readable file: its name and why. */
export interface Unfound {
	name: string;
	reason: string;
}

/** Which files of a folder, or members of an archive, that an argument names are read, as globs of their names. */
export interface Selection {
	include?: readonly string[];
	exclude?: readonly string[];
}

/**
 * The files that an argument names: itself, or all within the folder (hidden ones left out), in the order of their names.
 * Links are not followed out of the folder.
 */
export async function filesOf(argument: string, selection: Selection): Promise<(Found | Unfound)[]> {
	let kind: Awaited<ReturnType<typeof stat>>;
	try {
		kind = await stat(argument);
	} catch (error) {
		return [{ name: argument, reason: reasonOf(error) }];
	}
	if (!kind.isDirectory()) return [{ path: Buffer.from(argument), name: basename(argument) }];
	const root = Buffer.from(argument.replace(/[/\\]+$/, "") || "/");
	const chosen = chooser(selection);
	const found: (Found | Unfound)[] = [];
	const folders: { path: Buffer; name: string }[] = [{ path: root, name: "" }];
	for (let folder = folders.pop(); folder; folder = folders.pop()) {
		try {
			for (const entry of await readdir(folder.path, { withFileTypes: true, encoding: "buffer" })) {
				const own = displayName(entry.name);
				if (own.startsWith(".")) continue;
				const name = folder.name === "" ? own : `${folder.name}/${own}`;
				const path = Buffer.concat([folder.path, Buffer.from("/"), entry.name]);
				if (entry.isDirectory()) folders.push({ path, name });
				else if (!chosen(name)) continue;
				else if (entry.isSymbolicLink()) {
					const reason = await linkFault(path, root);
					// A link within the folder names a file that is read under its own name.
					if (reason !== null) found.push({ name, reason });
				} else found.push({ path, name });
			}
		} catch (error) {
			found.push({ name: folder.name || argument, reason: reasonOf(error) });
		}
	}
	if (found.length === 0)
		return [
			{
				name: argument,
				reason: "holds no file to read: give a folder of .txt, .md, .html, .pdf, .docx, .csv, .jsonl or .zip files",
			},
		];
	return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Throws `Unreadable` for a pipe, a device, a file without permission; gives its size. */
export async function checkFile(path: Buffer): Promise<number> {
	try {
		const kind = await stat(path);
		if (kind.isFIFO()) throw new Unreadable("is a pipe, not a file: give «-» to read standard input");
		if (!kind.isFile()) throw new Unreadable("is no regular file (a device or a socket): give a file");
		await access(path, constants.R_OK);
		return kind.size;
	} catch (error) {
		if (error instanceof Unreadable) throw error;
		throw new Unreadable(reasonOf(error));
	}
}

async function linkFault(path: Buffer, root: Buffer): Promise<string | null> {
	try {
		const target = await realpath(path, "utf8");
		const home = await realpath(root, "utf8");
		return target.startsWith(`${home}/`)
			? null
			: "is a link out of the folder, which is not followed: give its target as an argument";
	} catch {
		await lstat(path);
		return "is a link to nothing: remove it, or restore its target";
	}
}

/** Tells whether a name is chosen. A glob without a `/` is one of names in any folder. */
export function chooser({ include, exclude }: Selection): (name: string) => boolean {
	const matcher = (globs: readonly string[]) =>
		picomatch(
			globs.map((glob) => (glob.includes("/") ? glob : `**/${glob}`)),
			{ dot: true },
		);
	const included = include?.length ? matcher(include) : () => true;
	const excluded = exclude?.length ? matcher(exclude) : () => false;
	return (name) => included(name) && !excluded(name);
}

/** A name as shown: UTF-8, or GB18030 as Chinese systems wrote it. */
function displayName(name: Buffer): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(name);
	} catch {
		return new TextDecoder("gb18030").decode(name);
	}
}

function reasonOf(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	if (code === "ENOENT") return "is no file or folder: check the path";
	if (code === "EACCES" || code === "EPERM") return "may not be read: give yourself permission (chmod +r)";
	if (code === "ELOOP") return "is a link that leads to itself: remove it";
	return `cannot be read: ${message}`;
}
