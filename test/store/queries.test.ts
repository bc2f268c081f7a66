import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bind, namedQueries, namedQuery } from "../../src/store/queries.ts";
import { ROOT } from "../run.ts";

describe("the named queries", () => {
	test("are all the files of cypher/queries, who-leads first, each with what it needs to be understood", () => {
		const queries = namedQueries();
		expect(queries[0]?.name).toBe("who-leads");
		const files = readdirSync(join(ROOT, "cypher", "queries")).map((file) => file.replace(/\.cypher$/, ""));
		expect(queries.map((q) => q.name).sort()).toEqual(files.sort());
		for (const { name, title, zh, gives, params, cypher } of queries) {
			expect(title, name).toMatch(/^[A-Z]/);
			expect(zh, name).toMatch(/\p{sc=Han}/u);
			expect(gives, name).not.toBe("");
			expect(cypher, name).not.toContain("{{");
			// The rows come in an order.
			expect(cypher, name).toMatch(/ORDER BY [^\n]+\n*$/);
			const used = new Set([...cypher.matchAll(/\$(\w+)/g)].map((m) => m[1]));
			expect([...used].sort(), name).toEqual([...params.map((p) => p.name), "graph"].sort());
		}
	});

	test("a wrong name brings the nearest", () => {
		expect(() => namedQuery("who-leeds")).toThrow(/no query "who-leeds": did you mean who-leads\?/);
		expect(() => namedQuery("projects")).toThrow(/did you mean .*projects-by-status/);
		expect(() => namedQuery("xyzzy")).toThrow(/^no query "xyzzy"; "query --list" shows them all$/);
	});
});

describe("parameters", () => {
	test("have a value each, by their types", () => {
		expect(bind(namedQuery("who-leads"), {})).toEqual({ name: null, person: null });
		expect(bind(namedQuery("who-leads"), { name: " 园 " })).toEqual({ name: "园", person: null });
		expect(bind(namedQuery("agencies-by-projects"), {})).toEqual({ least: 1 });
		expect(bind(namedQuery("agencies-by-projects"), { least: "3" })).toEqual({ least: 3 });
	});

	test("that are missing, unknown or wrong are named", () => {
		expect(() => bind(namedQuery("find"), {})).toThrow(/^find: needs name .*add -p name=/);
		expect(() => bind(namedQuery("find"), { name: "a", nmae: "b" })).toThrow(/no parameter "nmae"; it has name/);
		expect(() => bind(namedQuery("setbacks"), { x: "1" })).toThrow(/no parameter "x"; it has none/);
		expect(() => bind(namedQuery("find"), { name: " " })).toThrow(/name is empty/);
		expect(() => bind(namedQuery("agencies-by-projects"), { least: "many" })).toThrow(/least must be a whole number, not "many"/);
	});
});
