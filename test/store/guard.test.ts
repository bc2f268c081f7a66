import fc from "fast-check";
import { expect, test } from "vitest";
import { refuseFileReading } from "../../src/store/guard.ts";

const blank = fc
	.array(fc.constantFrom(" ", "\n", "\t", "\u00a0", "\u2003", "/* x */", "/*'*/", '// " \n'), { minLength: 1, maxLength: 4 })
	.map((parts) => parts.join(""));
const anyCase = (word: string) =>
	fc
		.tuple(...[...word].map((c) => fc.constantFrom(c.toLowerCase(), c, `\\u00${c.charCodeAt(0).toString(16)}`)))
		.map((cs) => cs.join(""));
const harmless = fc.constantFrom(
	"",
	"MATCH (n) RETURN n UNION ",
	"RETURN 'a\\'b' AS x UNION ",
	'RETURN "/*" AS x UNION ',
	"RETURN `//` AS x UNION ",
	"/* ' */ ",
);

test("refuses LOAD CSV however it is written", () => {
	fc.assert(
		fc.property(harmless, anyCase("LOAD"), blank, anyCase("CSV"), (before, load, space, csv) => {
			expect(() => refuseFileReading(`${before}${load}${space}${csv} FROM 'file:///x' AS row RETURN row`)).toThrow(/refused/);
		}),
		{ seed: 1, numRuns: 500 },
	);
});

test("refuses procedures that read files", () => {
	for (const call of [
		"CALL apoc.load.json('file:///x')",
		"call apoc . load . csv('x')",
		"CALL `apoc`.`load`.`json`('x')",
		"CALL apoc.cypher.runFile('x')",
	])
		expect(() => refuseFileReading(`${call} YIELD value RETURN value`), call).toThrow(/refused/);
});

test("lets text and names that only look like it pass", () => {
	for (const cypher of [
		"RETURN 'LOAD CSV' AS x",
		'RETURN "it\'s LOAD CSV" AS x',
		"MATCH (n) // LOAD CSV\nRETURN n",
		"MATCH (n) /* LOAD CSV */ RETURN n",
		"MATCH (n) WHERE n.load = 1 RETURN n.csv",
		"RETURN $load AS payload_csv",
	])
		expect(() => refuseFileReading(cypher), cypher).not.toThrow();
});
