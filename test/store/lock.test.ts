import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { withLock } from "../../src/store/lock.ts";
import { temporaryFolder } from "../temporary.ts";

/** The number of a process that has ended. */
function deadProcess(): number {
	return spawnSync(process.execPath, ["-e", ""]).pid;
}

test("of several at a time one works, the others wait and say for whom", async () => {
	const folder = temporaryFolder();
	const path = join(folder, "deep", "lock");
	let inside = 0;
	let most = 0;
	const told: string[] = [];
	const work = async () => {
		most = Math.max(most, ++inside);
		for (let i = 0; i < 20; i++) await setImmediate();
		inside--;
	};
	await Promise.all(Array.from({ length: 4 }, () => withLock(path, (who) => told.push(who), work)));
	expect(most).toBe(1);
	expect(told).toEqual([`process ${process.pid}`, `process ${process.pid}`, `process ${process.pid}`]);
	expect(await readdir(join(folder, "deep"))).toEqual([]);
});

test("the lock is given up when the work fails", async () => {
	const path = join(temporaryFolder(), "lock");
	await expect(
		withLock(
			path,
			() => {},
			() => Promise.reject(new Error("no room")),
		),
	).rejects.toThrow("no room");
	expect(existsSync(path)).toBe(false);
});

test("the lock of a process that died is taken over, by one at a time", async () => {
	const path = join(temporaryFolder(), "lock");
	writeFileSync(path, JSON.stringify({ pid: deadProcess(), host: hostname() }));
	let inside = 0;
	let most = 0;
	const work = async () => {
		most = Math.max(most, ++inside);
		await setImmediate();
		inside--;
	};
	await Promise.all([1, 2, 3].map(() => withLock(path, () => {}, work)));
	expect(most).toBe(1);
});

test("a lock of an earlier process with our number (a container that started again) is taken over", async () => {
	const path = join(temporaryFolder(), "lock");
	writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname() }));
	expect(
		await withLock(
			path,
			() => {},
			async () => JSON.parse(readFileSync(path, "utf8")).pid,
		),
	).toBe(process.pid);
});

test("the lock of another machine is waited for, and named", async () => {
	const path = join(temporaryFolder(), "lock");
	writeFileSync(path, JSON.stringify({ pid: deadProcess(), host: "elsewhere" }));
	const { promise: waits, resolve: waiting } = Promise.withResolvers<string>();
	const done = withLock(path, waiting, async () => "done");
	expect(await waits).toMatch(/^process \d+ on elsewhere$/);
	writeFileSync(path, JSON.stringify({ pid: deadProcess(), host: hostname() }));
	expect(await done).toBe("done");
});
