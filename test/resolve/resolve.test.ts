import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Claim, Extraction, Fact, Referent } from "../../src/extract/claim.ts";
import type { ReadReport } from "../../src/resolve/read-report.ts";
import { resolve } from "../../src/resolve/resolve.ts";
import type { ClaimType, EntityType } from "../../src/schema.ts";

function referent(type: EntityType, name: string, names: string[] = [], scope: string | null = null): Referent {
	return { type, name, names: [name, ...names], scope, confidence: 0.9 };
}

function claim(type: ClaimType, subject: number, object: number, extra: Partial<Claim> = {}): Claim {
	const quote = `${type} ${subject} ${object}`;
	return {
		type,
		subject,
		object,
		properties: {},
		status: null,
		date: null,
		confidence: 0.8,
		rule: "test",
		spans: [{ start: 0, end: quote.length }],
		quote,
		trigger: null,
		...extra,
	};
}

function report(
	id: string,
	extraction: Partial<Extraction>,
	meta: { date?: string; place?: string; source?: string } = {},
): ReadReport {
	const source = meta.source ?? `${id}.txt`;
	return {
		report: { id, sources: [source], date: meta.date ?? null, place: meta.place ?? null },
		source,
		extraction: { report: id, referents: [], mentions: [], claims: [], facts: [], drops: [], ...extraction },
	};
}

function fact(of: number, property: Fact["property"], value: Fact["value"], confidence = 0.8): Fact {
	return { referent: of, property, value, spans: [{ start: 0, end: 2 }], quote: "依据", trigger: null, confidence, rule: "test" };
}

describe("resolve", () => {
	it("joins what bears one name in two reports, and keeps all claims of it", () => {
		const firm = referent("Company", "海宁市云帆纺织有限公司", ["云帆纺织"]);
		const one = report(
			"a",
			{ referents: [firm, referent("Project", "云帆智能织造项目")], claims: [claim("DEVELOPS", 0, 1)] },
			{ date: "2023-01-02" },
		);
		const two = report(
			"b",
			{ referents: [referent("Project", "云帆智能织造项目"), firm], claims: [claim("DEVELOPS", 1, 0)] },
			{ date: "2024-05-06" },
		);
		const { entities, relations } = resolve([one, two]);
		expect(entities.map((e) => e.name).sort()).toEqual(["云帆智能织造项目", "海宁市云帆纺织有限公司"]);
		expect(relations).toHaveLength(1);
		expect(relations[0]).toMatchObject({ count: 2, firstSeen: "2023-01-02", lastSeen: "2024-05-06" });
		expect(relations[0]?.evidence.map((e) => e.report)).toEqual(["a", "b"]);
	});

	it("keeps offices of one short name apart by their places, and joins them within one place", () => {
		const office = { referents: [referent("Agency", "发改局")] };
		expect(resolve([report("a", office, { place: "海宁市" }), report("b", office, { place: "桐乡市" })]).entities).toHaveLength(
			2,
		);
		expect(resolve([report("a", office, { place: "海宁市" }), report("b", office, { place: "海宁市" })]).entities).toHaveLength(
			1,
		);
	});

	it("takes people of one name as one only where a body or a place speaks for it", () => {
		const person = (body: string) => ({
			referents: [referent("Person", "周立群"), referent("Agency", body)],
			claims: [claim("HOLDS_POST", 0, 1, { properties: { title: "局长" } })],
		});
		const people = (reports: ReadReport[]) => resolve(reports).entities.filter((e) => e.type === "Person").length;
		expect(
			people([
				report("a", person("海宁市水利局"), { place: "海宁市" }),
				report("b", person("敦煌市文旅局"), { place: "敦煌市" }),
			]),
		).toBe(2);
		expect(people([report("a", person("海宁市水利局"), { place: "海宁市" }), report("b", person("海宁市水利局"))])).toBe(1);
	});

	it("joins a name with the fuller form that another article of its source has", () => {
		const long = referent("Zone", "尖山高端产业集聚区", ["尖山集聚区"]);
		const short = referent("Zone", "尖山集聚区");
		expect(
			resolve([report("a", { referents: [long] }, { source: "x.txt" }), report("b", { referents: [short] }, { source: "x.txt" })])
				.entities,
		).toMatchObject([{ name: "尖山高端产业集聚区", aliases: ["尖山集聚区"] }]);
	});

	it("marks as official who holds a public post, and joins the titles", () => {
		const referents = [referent("Person", "周立群"), referent("Place", "海宁市"), referent("Company", "海宁水务集团")];
		const held = (object: number, title: string) => claim("HOLDS_POST", 0, object, { properties: { title } });
		const { entities, relations } = resolve([report("a", { referents, claims: [held(1, "市委书记"), held(1, "市人大主任")] })]);
		expect(entities.find((e) => e.type === "Person")?.labels).toEqual(["Official"]);
		expect(relations[0]?.properties.title).toBe("市委书记、市人大主任");
		const manager = resolve([report("a", { referents, claims: [held(2, "总经理")] })]);
		expect(manager.entities.find((e) => e.type === "Person")?.labels).toEqual([]);
	});

	it("stores a symmetric relation once, whichever way it is told", () => {
		const referents = [referent("Company", "甲纺织有限公司"), referent("Company", "乙纺织有限公司")];
		const { relations } = resolve([
			report("a", { referents, claims: [claim("PARTNERS_WITH", 0, 1), claim("PARTNERS_WITH", 1, 0)] }),
		]);
		expect(relations).toHaveLength(1);
		expect(relations[0]?.count).toBe(2);
	});

	it("gives the latest status and the surest sum, with all facts kept", () => {
		const referents = [referent("Project", "尖山跨海引水工程")];
		const sum = (value: number) => ({ value, unit: "CNY", text: `${value}` });
		const early = report(
			"a",
			{ referents, facts: [fact(0, "status", "planned"), fact(0, "investment", sum(5), 0.6)] },
			{ date: "2022-01-01" },
		);
		const late = report(
			"b",
			{ referents, facts: [fact(0, "status", "completed"), fact(0, "investment", sum(7), 0.9)] },
			{ date: "2024-01-01" },
		);
		const [project] = resolve([late, early]).entities;
		expect(project?.properties).toMatchObject({ status: "completed", investment: { value: 7 } });
		expect(project?.facts).toHaveLength(4);
	});

	it("does not depend on the order of the reports", () => {
		const names = ["尖山新区", "海宁市", "云帆纺织", "周立群", "发改局"];
		const types: EntityType[] = ["Zone", "Place", "Company", "Person", "Agency"];
		const arbitrary = fc.array(
			fc.record({
				picks: fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }),
				place: fc.constantFrom(undefined, "海宁市", "桐乡市"),
				source: fc.constantFrom("x.txt", "y.txt", "z.txt"),
			}),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(arbitrary, fc.infiniteStream(fc.nat()), (specs, random) => {
				const reports = specs.map(({ picks, place, source }, i) =>
					report(
						`r${i}`,
						{
							referents: picks.map((p) => referent(types[p] as EntityType, names[p] as string)),
							claims: picks.slice(1).map((_, k) => claim("PART_OF", k, k + 1)),
						},
						{ ...(place === undefined ? {} : { place }), source },
					),
				);
				const shuffled = reports
					.map((r) => ({ r, key: random.next().value as number }))
					.sort((a, b) => a.key - b.key)
					.map(({ r }) => r);
				expect(resolve(shuffled)).toEqual(resolve(reports));
			}),
		);
	});
});
