import { expect, test } from "vitest";
import { formatRows } from "../../src/commands/rows.ts";

const columns = ["name", "n", "list"];

test("a table stands straight with Chinese in it", () => {
	const text = formatRows(
		{
			columns,
			rows: [
				["云岭物流园", 7, ["a", "b"]],
				["ab", 1234, []],
				[null, null, null],
			],
		},
		"table",
	);
	expect(text).toBe(
		["name           n  list", "──────────  ────  ────", "云岭物流园     7  a、b", "ab          1234", "", ""].join("\n"),
	);
});

test("a table obeys nothing that a text says, and keeps a row on a line", () => {
	const text = formatRows({ columns: ["x"], rows: [["a\nb\u001b[2Jc\u202ed\u0007"]] }, "table");
	expect(text.split("\n")).toEqual(
		["x", "─".repeat(9), "a b[2Jcd", ""].map((line, i) => (i === 1 ? "─".repeat("a b[2Jcd".length) : line)),
	);
});

test("a table cuts a long cell and leaves characters whole", () => {
	const line = formatRows({ columns: ["x"], rows: [["😀".repeat(50)]] }, "table").split("\n")[2];
	expect(line).toBe(`${"😀".repeat(29)}…`);
});

test("CSV is what Excel opens, and runs no formula", () => {
	const rows = [
		["=1+1", "+x", "@y"],
		["a,b", 'say "hi"', "line\nline"],
		[-5, true, null],
	];
	expect(formatRows({ columns, rows }, "csv")).toBe(
		'\ufeffname,n,list\r\n\'=1+1,\'+x,\'@y\r\n"a,b","say ""hi""","line\nline"\r\n-5,true,\r\n',
	);
});

test("JSON is a list of objects", () => {
	expect(JSON.parse(formatRows({ columns, rows: [["a", 1, { k: [null] }]] }, "json"))).toEqual([
		{ name: "a", n: 1, list: { k: [null] } },
	]);
	expect(JSON.parse(formatRows({ columns: ["a", "a"], rows: [[1, 2]] }, "json"))).toEqual([[1, 2]]);
});
