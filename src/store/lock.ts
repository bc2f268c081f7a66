import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";

interface Holder {
	pid: number;
	host: string;
}

/**
 * Runs `work` while no other process holds the lock file at `path`. Waits for one that does, telling `waiting` once;
 * a lock whose process has died is taken over.
 */
export async function withLock<T>(path: string, waiting: (who: string) => void, work: () => Promise<T>): Promise<T> {
	await mkdir(dirname(path), { recursive: true });
	const me: Holder = { pid: process.pid, host: hostname() };
	let told = false;
	while (!(await take(path, me))) {
		const other = await holder(path);
		if (other && isDead(other, path)) await clear(path, other);
		else {
			if (!told && other) waiting(inWords(other));
			told ||= other !== null;
			await setTimeout(100);
		}
	}
	try {
		return await work();
	} finally {
		held.delete(path);
		await rm(path, { force: true });
	}
}

/** Who holds the lock file at `path`, in words, and whether that process has ended; null where nobody does. */
export async function lockHolder(path: string): Promise<{ who: string; dead: boolean } | null> {
	const found = await holder(path);
	return found && { who: inWords(found), dead: isDead(found, path) };
}

function inWords({ pid, host }: Holder): string {
	return `process ${pid}${host === hostname() ? "" : ` on ${host}`}`;
}

/** The locks that this process holds. */
const held = new Set<string>();

let besides = 0;

/** A file name of our own. */
function beside(path: string): string {
	return `${path}.${process.pid}.${++besides}`;
}

/** Puts a lock file in place, whole or not at all; false where there is one. */
async function take(path: string, who: Holder): Promise<boolean> {
	const aside = beside(path);
	await writeFile(aside, JSON.stringify(who));
	try {
		await link(aside, path);
		held.add(path);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
		throw error;
	} finally {
		await rm(aside, { force: true });
	}
}

/** Who holds the lock; null where it has just been given up. */
async function holder(path: string): Promise<Holder | null> {
	try {
		return JSON.parse(await readFile(path, "utf8"));
	} catch {
		return null;
	}
}

/** Of another machine nothing can be said. */
function isDead({ pid, host }: Holder, path: string): boolean {
	if (host !== hostname()) return false;
	// A container that starts again gives its process the number that the dead one had.
	if (pid === process.pid) return !held.has(path);
	try {
		process.kill(pid, 0);
		return false;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "ESRCH";
	}
}

/** Takes a dead process's lock away: by a rename, which one of several waiting processes alone can do. */
async function clear(path: string, dead: Holder): Promise<void> {
	const aside = beside(path);
	await rename(path, aside).catch(() => {});
	const taken = await holder(aside);
	// Another may have cleared it and taken the lock between our look and our rename: give that one its lock back.
	if (taken && taken.pid !== dead.pid) await link(aside, path).catch(() => {});
	await rm(aside, { force: true });
}
