import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openStore, parseServer } from "../../src/store/open.ts";
import { temporaryFolder } from "../temporary.ts";

afterEach(() => void vi.unstubAllEnvs());

describe("the address of a server", () => {
	const parse = (uri: string) => parseServer(uri, uri.slice(0, uri.indexOf(":")));

	test("has a user, a port and a database", () => {
		expect(parse("bolt://ann@db.example:7690/reports")).toEqual({
			address: "bolt://db.example:7690",
			user: "ann",
			database: "reports",
		});
		expect(parse("neo4j+s://a%40b@x.databases.example")).toEqual({
			address: "neo4j+s://x.databases.example:7687",
			user: "a@b",
			database: null,
		});
		expect(parse("bolt://localhost")).toEqual({ address: "bolt://localhost:7687", user: null, database: null });
		expect(parse("bolt://ann@localhost:80")).toMatchObject({ address: "bolt://localhost:80" });
		expect(parse("bolt://ann@[::1]:7687")).toMatchObject({ address: "bolt://[::1]:7687" });
	});

	test("may hold no password, and no message repeats one", async () => {
		for (const uri of [
			"bolt://ann:s3cret@localhost",
			"bolt://ann:s3cret@",
			"http://ann:s3cret@localhost",
			"bolt://:s3cret@localhost:7687",
			"bolt://ann:s3@cret@localhost",
		]) {
			const error = await openStore(uri, { password: async () => null }).catch((e) => e);
			expect(error.kind, uri).toBe("usage");
			expect(error.message, uri).not.toContain("s3");
		}
		await expect(openStore("bolt://ann:s3cret@localhost")).rejects.toThrow(/NEO4J_PASSWORD/);
	});

	test("names what is wrong with it", async () => {
		await expect(openStore("http://localhost")).rejects.toThrow(/unknown kind of store "http".*bolt:\/\//);
		await expect(openStore("bolt://")).rejects.toThrow(/write it like bolt:\/\/neo4j@localhost:7687/);
		await expect(openStore("bolt://ann@local host")).rejects.toThrow(/not an address/);
	});

	test("without a password there is nothing to try", async () => {
		vi.stubEnv("NEO4J_PASSWORD", undefined);
		await expect(openStore("bolt://ann@localhost")).rejects.toMatchObject({
			kind: "usage",
			message: expect.stringContaining("set NEO4J_PASSWORD"),
		});
	});
});

describe("the folder of an embedded store", () => {
	test("must hold one to be read", async () => {
		const folder = temporaryFolder();
		await expect(openStore(folder, { readOnly: true })).rejects.toThrow(/no store here/);
		await expect(openStore(join(folder, "none"), { readOnly: true })).rejects.toThrow(/no store here/);
		await expect(openStore(folder)).resolves.toMatchObject({ uri: folder, graph: "reportgraph" });
	});

	test("is no file", async () => {
		const file = join(temporaryFolder(), "a.txt");
		writeFileSync(file, "");
		await expect(openStore(file)).rejects.toMatchObject({
			kind: "usage",
			message: expect.stringContaining("a store is a folder"),
		});
	});
});
