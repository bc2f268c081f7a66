import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extract } from "../../src/extract/extract.ts";
import { reportsOf } from "../../src/ingest/assemble.ts";
import { hasShared, SHARED } from "../shared.ts";

function extraction(text: string) {
	const reports = reportsOf({ name: "x.txt", format: "txt", encoding: "utf-8", text, bytes: text.length });
	return reports.map((report) => ({ ...extract(report), report }));
}

/** The things of a text as «name/Type». */
function things(text: string): string[] {
	return extraction(text).flatMap((e) => e.referents.map((r) => `${r.name}/${r.type}`));
}

describe("names", () => {
	it("finds each member of a list under its head noun", () => {
		expect(things("新区将加快推进云帆智能织造项目、捷安汽车电子产业园、蓝湾冷链物流中心等重点项目建设。")).toEqual(
			expect.arrayContaining(["云帆智能织造项目/Project", "蓝湾冷链物流中心/Project"]),
		);
	});

	it("keeps titles out of names, and people out of bodies", () => {
		const found = things("永嘉县委书记何景明、县长邵丹青参加签约仪式，永嘉县发改局局长陆远航作了介绍。");
		expect(found).toEqual(
			expect.arrayContaining(["何景明/Person", "邵丹青/Person", "陆远航/Person", "永嘉县发改局/Agency", "永嘉县/Place"]),
		);
		expect(found.some((name) => /书记|县长|局长/.test(name))).toBe(false);
	});

	it("ends a body's name at the verb behind it", () => {
		expect(things("总投资12亿元的云帆智能织造项目由海宁市云帆纺织有限公司投资建设。")).toEqual(
			expect.arrayContaining(["云帆智能织造项目/Project", "海宁市云帆纺织有限公司/Company"]),
		);
	});

	it("takes no general words for names", () => {
		expect(things("有关部门要抓好重点项目建设，推动各类产业园区提质增效，服务好龙头企业。")).toEqual([]);
	});

	it("splits a place from the place that it lies in", () => {
		expect(things("桐乡市濮院镇的毛衫市场人声鼎沸。")).toEqual(expect.arrayContaining(["桐乡市/Place", "濮院镇/Place"]));
	});
});

describe("referents", () => {
	it("joins a short form that the text introduces", () => {
		const [e] = extraction("海宁市云帆纺织有限公司（以下简称“云帆纺织”）投资12亿元。云帆纺织董事长沈嘉禾说，厂房已经封顶。");
		const firm = e?.referents.find((r) => r.name === "海宁市云帆纺织有限公司");
		expect(firm?.names).toContain("云帆纺织");
	});

	it("gives an office the name of the report's place", () => {
		const text = "永嘉县召开大会。我县将打好三大战役。县发改局局长陆远航说，全县项目进展顺利，永嘉县的目标不变。";
		expect(things(text)).toContain("永嘉县发改局/Agency");
	});

	it("lets 该公司 point at the company named last", () => {
		const [e] = extraction("海宁市云帆纺织有限公司年初开工。该公司负责人表示，产线下月投用。");
		const pointer = e?.mentions.find((m) => e.report.text.value.slice(m.start, m.end) === "该公司");
		expect(pointer?.names).toBe(false);
		expect(e?.referents[pointer?.referent ?? -1]?.name).toBe("海宁市云帆纺织有限公司");
	});

	it("gives every mention a span of the text and a referent, whatever the text", () => {
		const piece = fc.constantFrom(
			"海宁市",
			"尖山新区",
			"云帆纺织有限公司",
			"沈嘉禾",
			"董事长",
			"投资",
			"12亿元",
			"、",
			"，",
			"。",
			"（以下简称“云帆”）",
			"该公司",
			"\n",
			" ",
			"项目",
			"等",
			"𠮷",
			"“",
			"一期",
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				for (const e of extraction(pieces.join(""))) {
					for (const m of e.mentions) {
						expect(m.start).toBeGreaterThanOrEqual(0);
						expect(m.end).toBeGreaterThan(m.start);
						expect(m.end).toBeLessThanOrEqual(e.report.text.value.length);
						expect(e.referents[m.referent]).toBeDefined();
					}
					for (const r of e.referents) expect(r.names[0]).toBe(r.name);
				}
			}),
			{ numRuns: 60 },
		);
	});
});

describe("what the project knows", () => {
	/** Words that are no names of their own: kinds of zones and offices, organs of the state. */
	const KINDS =
		/^(?:.{0,2}(?:开发区|实验区|自贸区|保税区|老城区)|总部基地|采购中心|全民健身中心|国务院|党中央|中共中央|中共中央政治局|国家旅游局|中国民航局|[省市区县团].{1,3}|.{1,3}[局部委办])$/;

	it.skipIf(!hasShared)("is no name of a seed: none stands in rules, lexicons, statements or weights", () => {
		const gold = join(SHARED, "gold");
		const names = readdirSync(gold)
			.filter((file) => file.endsWith(".json"))
			.flatMap(
				(file) =>
					(JSON.parse(readFileSync(join(gold, file), "utf8")) as { entities: { name: string; names: string[] }[] }).entities,
			)
			.flatMap((entity) => [entity.name, ...entity.names])
			.filter((name) => name.length >= 3 && /\p{Script=Han}/u.test(name) && !KINDS.test(name));
		const root = new URL("../../", import.meta.url);
		const found: string[] = [];
		for (const folder of ["src", "cypher", "web/src", "docs", "scripts"]) {
			for (const file of readdirSync(new URL(folder, root), { recursive: true }) as string[]) {
				if (!/\.(ts|tsx|cypher|md|js|json)$/.test(file)) continue;
				const text = readFileSync(new URL(`${folder}/${file}`, root), "utf8");
				found.push(...names.filter((name) => text.includes(name)).map((name) => `${folder}/${file}: ${name}`));
			}
		}
		const weights = readFileSync(new URL("models/names.json", root), "utf8");
		found.push(...names.filter((name) => weights.includes(name)).map((name) => `models/names.json: ${name}`));
		expect(found).toEqual([]);
	});
});
