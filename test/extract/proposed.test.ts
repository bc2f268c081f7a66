import { describe, expect, test } from "vitest";
import { extract } from "../../src/extract/extract.ts";
import { PROPOSED, type ProposedClaim } from "../../src/extract/proposed.ts";
import { reportsOf } from "../../src/ingest/assemble.ts";
import type { Report } from "../../src/ingest/report.ts";

const TEXT =
	"岚岭会战打响以来，沐川集团与青禾县\n结下不解之缘，云杉谷由它一手操办。梁树生，沐川集团的大管家，也来到现场，并捎来3亿元给云杉谷。\n";
const report = reportsOf({ name: "t.txt", format: "txt", encoding: "utf-8", text: TEXT, bytes: 1 })[0] as Report;

const claim: ProposedClaim = {
	type: "PARTNERS_WITH",
	subject: "沐川集团",
	subjectType: "Company",
	object: "青禾县",
	objectType: "Place",
	quote: "沐川集团与青禾县结下不解之缘",
};

function proposed(...claims: ProposedClaim[]) {
	const { referents, claims: all, drops } = extract(report, undefined, claims);
	const name = (index: number) => referents[index]?.name;
	return {
		claims: all
			.filter(({ rule }) => rule === PROPOSED)
			.map(({ type, subject, object, quote, spans, properties, status }) => ({
				said: `${name(subject)} ${type} ${name(object)}`,
				quote,
				source: spans.map(({ start, end }) => TEXT.slice(start, end)).join(""),
				properties,
				status,
			})),
		drops: drops.map(({ reason, rule, subject, object }) => ({ reason, rule, subject, object })),
		names: referents.map(({ type, name }) => `${type} ${name}`),
	};
}

describe("what a language model proposes", () => {
	test("is a claim where the text has its quote and the quote its ends; the quote is the text's own, and is cut where the text has a line of its own", () => {
		const { claims, drops, names } = proposed(claim);
		expect(claims).toEqual([
			{
				said: "沐川集团 PARTNERS_WITH 青禾县",
				quote: "沐川集团与青禾县…结下不解之缘",
				source: "沐川集团与青禾县结下不解之缘",
				properties: {},
				status: null,
			},
		]);
		expect(drops).toEqual([]);
		expect(names).toEqual(expect.arrayContaining(["Company 沐川集团", "Place 青禾县"]));
	});

	test("may differ from the text in marks, width and white space, in nothing else", () => {
		expect(proposed({ ...claim, quote: "“沐川集团 与青禾县，结下不解之缘”。" }).claims).toHaveLength(1);
		expect(proposed({ ...claim, quote: "沐川集团和青禾县结下不解之缘" }).drops).toMatchObject([{ reason: "outside-text" }]);
	});

	test.each<[string, Partial<ProposedClaim>, string]>([
		["a quote that is not in the text", { quote: "沐川集团与青禾县签约" }, "outside-text"],
		["an empty quote", { quote: "。" }, "outside-text"],
		["a subject that the quote does not name", { subject: "岚岭公司" }, "no-subject"],
		["an object that stands elsewhere only", { object: "云杉谷", objectType: "Project" }, "no-object"],
		["ends that the type does not allow", { type: "DEVELOPS" }, "ends-not-allowed"],
		["the same thing twice", { object: "沐川集团", objectType: "Company" }, "self"],
	])("is dropped, and told: %s", (_, wrong, reason) => {
		const { claims, drops } = proposed({ ...claim, ...wrong });
		expect(claims).toEqual([]);
		expect(drops.map((drop) => [drop.reason, drop.rule])).toEqual([[reason, PROPOSED]]);
	});

	test("has its title or sum from the quote too", () => {
		const post: ProposedClaim = {
			type: "HOLDS_POST",
			subject: "梁树生",
			subjectType: "Person",
			object: "沐川集团",
			objectType: "Company",
			quote: "梁树生，沐川集团的大管家",
			title: "大管家",
		};
		const sum: ProposedClaim = {
			type: "INVESTS_IN",
			subject: "沐川集团",
			subjectType: "Company",
			object: "云杉谷",
			objectType: "Project",
			quote: "沐川集团的大管家，也来到现场，并捎来3亿元给云杉谷",
			amount: "3亿元",
			status: "planned",
		};
		const { claims } = proposed(post, sum);
		expect(claims.map(({ said, properties, status }) => ({ said, properties, status }))).toEqual([
			{ said: "梁树生 HOLDS_POST 沐川集团", properties: { title: "大管家" }, status: null },
			{ said: "沐川集团 INVESTS_IN 云杉谷", properties: { amount: "3亿元" }, status: "planned" },
		]);
		const invented = proposed({ ...post, title: "董事长" }, { ...post, title: undefined }, { ...sum, amount: "30亿元" });
		expect(invented.claims).toEqual([]);
		expect(invented.drops.map(({ reason }) => reason)).toEqual(["no-trigger", "no-trigger", "no-trigger"]);
	});

	test("is one claim, proposed twice", () => {
		expect(proposed(claim, { ...claim }).claims).toHaveLength(1);
	});

	test("nothing proposed, nothing changed", () => {
		expect(extract(report, undefined, [])).toEqual(extract(report));
	});
});

test("what a rule states of the same words is not stated twice", () => {
	const text = "林海公司投资建设云杉园项目。\n";
	const plain = reportsOf({ name: "t.txt", format: "txt", encoding: "utf-8", text, bytes: 1 })[0] as Report;
	const before = extract(plain);
	expect(before.claims.map(({ type }) => type)).toContain("DEVELOPS");
	const same: ProposedClaim = {
		type: "DEVELOPS",
		subject: "林海公司",
		subjectType: "Company",
		object: "云杉园项目",
		objectType: "Project",
		quote: "林海公司投资建设云杉园项目",
	};
	expect(extract(plain, undefined, [same]).claims).toEqual(before.claims);
});
