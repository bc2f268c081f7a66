import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeWhole } from "../../src/workspace/files.ts";
import { temporaryFolder } from "../temporary.ts";

test("a failure in mid-write leaves the old file and nothing else", async () => {
	const folder = temporaryFolder();
	const path = join(folder, "file");
	await writeWhole(path, "old");
	const broken = function* () {
		yield "new";
		throw new Error("no more");
	};
	await expect(writeWhole(path, broken())).rejects.toThrow("no more");
	expect(readFileSync(path, "utf8")).toBe("old");
	expect(readdirSync(folder)).toEqual(["file"]);
});

test("the file that a link points at is written, and the link stays", async () => {
	const folder = temporaryFolder();
	writeFileSync(join(folder, "file"), "old");
	symlinkSync(join(folder, "file"), join(folder, "link"));
	await writeWhole(join(folder, "link"), "new");
	expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
	expect(readFileSync(join(folder, "file"), "utf8")).toBe("new");
});

test("what is no file is not replaced by one", async () => {
	const folder = join(temporaryFolder(), "folder");
	mkdirSync(folder);
	await expect(writeWhole(folder, "text")).rejects.toThrow(/EISDIR/);
	expect(lstatSync(folder).isDirectory()).toBe(true);
});
