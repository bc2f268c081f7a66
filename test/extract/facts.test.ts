import { describe, expect, it } from "vitest";
import { check, facts } from "../../src/extract/claims.ts";
import { money } from "../../src/extract/money.ts";
import { marked } from "./marked.ts";

/** thing property value, the quote checked to hold the value's words. */
function told(source: string): string[] {
	const doc = marked(source);
	return check(doc, [], facts(doc))
		.facts.map((f) => {
			const value = typeof f.value === "string" ? f.value : `${f.value.value} ${f.value.unit}`;
			return `${doc.referents[f.referent]?.name} ${f.property} ${value}`;
		})
		.sort();
}

describe("money", () => {
	it.each([
		["约12.5亿元", 1.25e9, "CNY"],
		["3000万美元", 3e7, "USD"],
		["超百亿元", 1e10, "CNY"],
		["1,200万元", 1.2e7, "CNY"],
		["86 . 4亿元", 8.64e9, "CNY"],
		["4860万", 4.86e7, "CNY"],
		["1.5亿~3亿元", null, "CNY"],
		["一百二十亿元", 1.2e10, "CNY"],
		["两亿元", 2e8, "CNY"],
		["三点五亿元", 3.5e8, "CNY"],
		["1亿5000万元", 1.5e8, "CNY"],
		["三亿五千万元", 3.5e8, "CNY"],
		["12个亿", 1.2e9, "CNY"],
	])("%s", (words, value, unit) => {
		expect(money(words)).toMatchObject({ value, unit });
	});

	it("is null where no sum is", () => {
		expect(money("一期")).toBeNull();
	});
});

describe("sums, areas, dates", () => {
	it.each([
		["[J:柳溪物流园]总投资约30亿元，占地500亩。", ["柳溪物流园 area 占地500亩", "柳溪物流园 investment 3000000000 CNY"]],
		["总投资5.2亿元、占地100亩的[J:康养小镇]。", ["康养小镇 area 占地100亩", "康养小镇 investment 520000000 CNY"]],
		[
			"[J:甲产业园]（总投资5亿元）、[J:乙基地]（总投资3.5亿元）。",
			["乙基地 investment 350000000 CNY", "甲产业园 investment 500000000 CNY"],
		],
		["[C:岚山集团]拟投资12.5亿元，在[Z:三河经济开发区]新建[J:电池工厂]。", ["电池工厂 investment 1250000000 CNY"]],
		["row|项目名称\t总投资（亿元）\nrow|[J:甲产业园]\t5.2", ["甲产业园 investment 520000000 CNY"]],
		["（单位：万元）\nrow|项目名称\t总投资\nrow|[J:甲产业园]\t5200", ["甲产业园 investment 52000000 CNY"]],
		["[J:甲产业园]概算3亿元。", ["甲产业园 investment 300000000 CNY"]],
		["这一项目叫[J:甲产业园]，总投资额为3亿元。", ["甲产业园 investment 300000000 CNY"]],
		["3亿元的[J:甲产业园]摆在眼前。", ["甲产业园 investment 300000000 CNY"]],
		["[C:岚山集团]斥资3亿元，上马[J:甲产业园]。", ["甲产业园 investment 300000000 CNY"]],
		[
			"会上提到总投资3亿元的[J:甲产业园]、总投资2亿元的[J:乙基地]。",
			["乙基地 investment 200000000 CNY", "甲产业园 investment 300000000 CNY"],
		],
		[
			"[J:甲产业园]（[C:岚山集团]，3亿元）、[J:乙基地]（[C:海纳科技]，2亿元）。",
			["乙基地 investment 200000000 CNY", "甲产业园 investment 300000000 CNY"],
		],
		["◆[J:甲产业园]\n投资方：[C:岚山集团]\n投资额：3亿元\n落户地：[L:柳溪镇]", ["甲产业园 investment 300000000 CNY"]],
		["item|1.[J:甲产业园]\n建设单位：[C:岚山集团]；总投资：3亿元；", ["甲产业园 investment 300000000 CNY"]],
		["[J:甲产业园]预计2025年底竣工。", ["甲产业园 date 预计2025年底竣工", "甲产业园 status under_construction"]],
	])("%s", (source, expected) => {
		expect(told(source)).toEqual(expected);
	});

	it("puts what a thing costs in all before a year's part", () => {
		expect(
			check(
				marked("[J:甲产业园]今年计划完成投资5亿元，总投资32亿元。"),
				[],
				facts(marked("[J:甲产业园]今年计划完成投资5亿元，总投资32亿元。")),
			).facts[0]?.value,
		).toMatchObject({
			value: 3.2e9,
		});
	});

	it.each([
		"[J:甲产业园]、[J:乙基地]等5个项目，总投资30亿元。",
		"[Z:三河经济开发区]重点项目共计42个，总投资453亿元。",
		"[J:甲产业园]年产值30亿元，注册资本2亿元。",
		"[J:甲产业园]投产，[C:海纳资本]随后出资3亿元。",
		"[C:岚山建工]被拖欠[J:甲产业园]工程款1.7亿元。",
	])("a sum of several things, or of something else, is on none: %s", (source) => {
		expect(told(source).filter((f) => f.includes("investment"))).toEqual([]);
	});
});

describe("status", () => {
	it.each([
		["[J:甲产业园]已开工。", "under_construction"],
		["力争[J:甲产业园]年内开工。", "planned"],
		["[J:甲产业园]力争年底竣工。", "under_construction"],
		["[J:甲产业园]已竣工。", "completed"],
		["[J:甲产业园]正式投产。", "operating"],
		["[J:甲产业园]成功签约。", "signed"],
		["推动[J:甲产业园]尽快落地。", "negotiating"],
		["[J:甲产业园]全面停工。", "suspended"],
		["[J:甲产业园]不再推进。", "cancelled"],
		["[J:甲产业园]开工时间推迟到明年。", "planned"],
		["谋划[J:甲产业园]。", "planned"],
	])("%s", (source, status) => {
		expect(told(source).filter((f) => f.includes(" status "))).toEqual([`甲产业园 status ${status}`]);
	});

	it.each(["[J:甲产业园]建成后可添岗位。", "[J:甲产业园]签约率九成。", "[J:甲产业园]规划图"])("none: %s", (source) => {
		expect(told(source)).toEqual([]);
	});
});
