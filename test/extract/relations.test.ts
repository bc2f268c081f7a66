import { describe, expect, it } from "vitest";
import { check, statements } from "../../src/extract/claims.ts";
import { marked } from "./marked.ts";

/** TYPE subject -> object, status and amount where there are any. Posts and offices' territories are left out. */
function claims(source: string, more = {}): string[] {
	const doc = marked(source, more);
	const { claims: found, drops } = check(doc, statements(doc), []);
	expect(drops).toEqual([]);
	return found
		.filter((c) => c.type !== "HOLDS_POST" && !c.rule.startsWith("name."))
		.map((c) => {
			const rest = [c.status, c.properties.amount].filter(Boolean).join(" ");
			return `${c.type} ${doc.referents[c.subject]?.name} -> ${doc.referents[c.object]?.name}${rest ? ` (${rest})` : ""}`;
		})
		.sort();
}

describe("who is responsible", () => {
	it("takes the byline's body for all that the article tells of its plans", () => {
		const found = claims(
			"byline|[L:柳溪镇]党委书记 [P:郑维]\n推动[J:甲材料产业园]、[J:乙装备基地]、[J:丙冷链物流园]3个项目尽快落地。\n赴外地考察[J:别处的项目]。",
		);
		expect(found).toEqual([
			"RESPONSIBLE_FOR 柳溪镇 -> 丙冷链物流园 (negotiating)",
			"RESPONSIBLE_FOR 柳溪镇 -> 乙装备基地 (negotiating)",
			"RESPONSIBLE_FOR 柳溪镇 -> 甲材料产业园 (negotiating)",
		]);
	});

	it("takes a heading's unit for its section", () => {
		expect(claims("heading|■[A:县水务局]\n[J:清河治理工程]完成土方。\nheading|■[A:县教育局]\n[J:城东小学]已竣工。")).toEqual([
			"RESPONSIBLE_FOR 县教育局 -> 城东小学 (completed)",
			"RESPONSIBLE_FOR 县水务局 -> 清河治理工程",
		]);
	});

	it.each([
		["[J:滨江大道改造工程]由[A:县住建局]组织实施。", ["RESPONSIBLE_FOR 县住建局 -> 滨江大道改造工程"]],
		["[A:县发改局]牵头推进[J:柳溪物流园]建设。", ["RESPONSIBLE_FOR 县发改局 -> 柳溪物流园"]],
		[
			"[P:郑维]包联[J:新能源电池项目]，[P:孙可]挂钩联系[J:柳溪物流园]。",
			["RESPONSIBLE_FOR 孙可 -> 柳溪物流园", "RESPONSIBLE_FOR 郑维 -> 新能源电池项目"],
		],
		["[L:柳溪镇]年内打通[L:河东路]。", ["RESPONSIBLE_FOR 柳溪镇 -> 河东路"]],
	])("%s", (source, expected) => {
		expect(claims(source)).toEqual(expect.arrayContaining(expected));
	});

	it.each([
		["[J:北环路工程]由[A:县交通局]代建。", ["RESPONSIBLE_FOR 县交通局 -> 北环路工程"]],
		["[J:北环路工程]进度滞后，责任单位为[A:县交通局]。", ["RESPONSIBLE_FOR 县交通局 -> 北环路工程"]],
		["会上点名要[P:郑维]盯住[J:北环路工程]。", ["RESPONSIBLE_FOR 郑维 -> 北环路工程"]],
		["[J:北环路工程]年内通车，[P:郑维]任指挥长。", ["RESPONSIBLE_FOR 郑维 -> 北环路工程"]],
		[
			"[L:柳溪镇]与[C:岚山集团]签订协议。根据协议，[C:岚山集团]将投资2亿元建设[J:乙基地]。",
			["RESPONSIBLE_FOR 柳溪镇 -> 乙基地 (planned)"],
		],
		[
			"[A:县水务局]局长[P:郑维]介绍了进展。[P:郑维]说，正全力推进[J:清河治理工程]。",
			["RESPONSIBLE_FOR 县水务局 -> 清河治理工程 (under_construction)"],
		],
	])("%s", (source, expected) => {
		expect(claims(source)).toEqual(expect.arrayContaining(expected));
	});

	it("reads a list of tasks and a table of projects", () => {
		expect(
			claims("item|（一）建设[J:甲材料产业园]。\n牵头单位：[A:县工信局]；责任单位：[L:柳溪镇]；配合单位：[A:县税务局]。"),
		).toEqual(["RESPONSIBLE_FOR 县工信局 -> 甲材料产业园", "RESPONSIBLE_FOR 柳溪镇 -> 甲材料产业园"]);
		expect(
			claims("row|项目名称\t建设单位\t责任单位\t建设地点\nrow|[J:甲材料产业园]\t[C:岚山集团]\t[A:县工信局]\t[L:柳溪镇]"),
		).toEqual([
			"DEVELOPS 岚山集团 -> 甲材料产业园",
			"LOCATED_IN 甲材料产业园 -> 柳溪镇",
			"RESPONSIBLE_FOR 县工信局 -> 甲材料产业园",
		]);
	});

	it.each([
		"[P:郑维]出席[J:新能源电池项目]开工仪式。",
		"[P:郑维]带队参观[J:新能源电池项目]。",
		"[C:岚山集团]坚持服务[Z:三河经济开发区]建设。",
	])("attending, visiting, serving is not leading: %s", (source) => {
		expect(claims(source)).toEqual([]);
	});
});

describe("who builds and invests", () => {
	it.each([
		[
			"[J:柳溪物流园]占地500亩，由[C:岚山集团]投资建设。",
			["DEVELOPS 岚山集团 -> 柳溪物流园", "INVESTS_IN 岚山集团 -> 柳溪物流园"],
		],
		["[C:岚山集团]开发的[J:滨江花园]封顶。", ["DEVELOPS 岚山集团 -> 滨江花园 (under_construction)"]],
		["[C:岚山集团]的[J:滨江花园]开盘。", ["DEVELOPS 岚山集团 -> 滨江花园"]],
		[
			"[J:污水厂扩建工程]，业主单位为[C:三河城投]，由[C:岚山建工]承建。",
			["DEVELOPS 三河城投 -> 污水厂扩建工程", "DEVELOPS 岚山建工 -> 污水厂扩建工程"],
		],
		["[C:三河银行]向[J:柳溪物流园]发放贷款2亿元。", ["INVESTS_IN 三河银行 -> 柳溪物流园 (2亿元)"]],
		["[C:海纳资本]以3.6亿元收购[C:岚山集团]持有的[C:三河水泥]60%股权。", ["INVESTS_IN 海纳资本 -> 三河水泥 (3.6亿元)"]],
		["[C:岚山集团]旗下[C:岚山文旅]负责运营[J:康养小镇]。", ["DEVELOPS 岚山文旅 -> 康养小镇", "PART_OF 岚山文旅 -> 岚山集团"]],
	])("%s", (source, expected) => {
		expect(claims(source)).toEqual(expected);
	});

	it.each([
		["[J:甲园]、[J:乙园]分别由[C:岚山集团]、[C:三河城投]建设。", ["DEVELOPS 三河城投 -> 乙园", "DEVELOPS 岚山集团 -> 甲园"]],
		[
			"[C:岚山集团]豪掷12亿元，在[L:柳溪镇]上马[J:乙基地]。",
			["DEVELOPS 岚山集团 -> 乙基地", "INVESTS_IN 岚山集团 -> 乙基地 (12亿元)", "LOCATED_IN 乙基地 -> 柳溪镇"],
		],
		["[J:甲园]总投资3亿元，业主是[C:岚山集团]。", ["DEVELOPS 岚山集团 -> 甲园", "INVESTS_IN 岚山集团 -> 甲园 (3亿元)"]],
		["[J:甲园]总投资3亿元，由[C:岚山建工]承建。", ["DEVELOPS 岚山建工 -> 甲园"]],
		[
			"扎根此地多年的[C:岚山集团]，今年初斥资2亿元兴建[J:乙基地]。",
			["DEVELOPS 岚山集团 -> 乙基地", "INVESTS_IN 岚山集团 -> 乙基地 (2亿元)"],
		],
		[
			"[C:岚山集团]与[C:海纳资本]按六四比例出资成立[C:三河锂业]。",
			["INVESTS_IN 岚山集团 -> 三河锂业", "INVESTS_IN 海纳资本 -> 三河锂业", "PARTNERS_WITH 岚山集团 -> 海纳资本"],
		],
		["[C:海纳资本]增资5000万元入股[C:三河锂业]。", ["INVESTS_IN 海纳资本 -> 三河锂业 (5000万元)"]],
		["[C:海纳资本]收购[C:三河水泥]51%股权，作价3亿元。", ["INVESTS_IN 海纳资本 -> 三河水泥 (3亿元)"]],
		["[J:甲园]工地上，[C:岚山集团]的工人正在浇筑。", ["DEVELOPS 岚山集团 -> 甲园"]],
		["[C:岚山集团]给[J:甲园]供货。", []],
	])("%s", (source, expected) => {
		expect(claims(source)).toEqual(expected);
	});

	it("keeps a denied part in a project as denied", () => {
		expect(claims("网传[C:岚山集团]将投资[J:康养小镇]，该公司予以否认。")).toEqual([
			"DEVELOPS 岚山集团 -> 康养小镇 (denied)",
			"INVESTS_IN 岚山集团 -> 康养小镇 (denied)",
		]);
	});

	it("takes a price in a tender for no investment", () => {
		expect(claims("[C:岚山建工]中标[J:污水厂扩建工程]，中标价1.2亿元。").filter((c) => c.startsWith("INVESTS_IN"))).toEqual([]);
	});
});

describe("where things stand, what they belong to", () => {
	it.each([
		["[J:新能源电池项目]落户[Z:三河经济开发区]。", ["LOCATED_IN 新能源电池项目 -> 三河经济开发区"]],
		["位于[L:柳溪镇]的[J:甲材料产业园]投产。", ["LOCATED_IN 甲材料产业园 -> 柳溪镇"]],
		[
			"[Z:天河小镇]覆盖[L:三河县][L:柳溪镇]、[L:东坪镇]，[L:白水县][L:石门镇]。",
			[
				"LOCATED_IN 天河小镇 -> 三河县",
				"LOCATED_IN 天河小镇 -> 东坪镇",
				"LOCATED_IN 天河小镇 -> 柳溪镇",
				"LOCATED_IN 天河小镇 -> 白水县",
				"LOCATED_IN 天河小镇 -> 石门镇",
				"PART_OF 东坪镇 -> 三河县",
				"PART_OF 柳溪镇 -> 三河县",
				"PART_OF 石门镇 -> 白水县",
			],
		],
		["记者走进[Z:三河经济开发区]，[J:甲材料产业园]机声隆隆。", ["LOCATED_IN 甲材料产业园 -> 三河经济开发区"]],
		["[C:岚山集团]入驻[Z:三河经济开发区]。", ["LOCATED_IN 岚山集团 -> 三河经济开发区"]],
		["[C:岚山文旅]是[C:岚山集团]的控股子公司。", ["PART_OF 岚山文旅 -> 岚山集团"]],
	])("%s", (source, expected) => {
		expect(claims(source)).toEqual(expected);
	});

	it.each([
		["[C:岚山集团]把总部搬到[Z:东湖新城]。", ["LOCATED_IN 岚山集团 -> 东湖新城"]],
		["[C:岚山集团]把[J:乙基地]放在[Z:东湖新城]。", ["DEVELOPS 岚山集团 -> 乙基地", "LOCATED_IN 乙基地 -> 东湖新城"]],
		[
			"[C:岚山文旅]、[C:岚山置业]分别落户[L:柳溪镇]、[L:东坪镇]。",
			["LOCATED_IN 岚山文旅 -> 柳溪镇", "LOCATED_IN 岚山置业 -> 东坪镇"],
		],
		[
			"[J:文旅小镇]预算7.2亿元，包括[J:游客中心]、[J:古街修缮]两个子项目。",
			["PART_OF 古街修缮 -> 文旅小镇", "PART_OF 游客中心 -> 文旅小镇"],
		],
		["[C:岚山文旅]是[C:岚山集团]在[L:三河县]设立的全资子公司。", ["PART_OF 岚山文旅 -> 岚山集团"]],
		["[L:三河县][L:柳溪镇]，[Z:青禾小镇]已成规模。", ["LOCATED_IN 青禾小镇 -> 柳溪镇", "PART_OF 柳溪镇 -> 三河县"]],
	])("%s", (source, expected) => {
		expect(claims(source)).toEqual(expected);
	});

	it("reads what stands within a name in a name", () => {
		const doc = marked("[J:[Z:[L:柳溪镇]老街片区]更新]开工。");
		const parts = check(doc, statements(doc), []).claims.map((c) =>
			[c.type, doc.referents[c.subject]?.name, doc.referents[c.object]?.name].join(" "),
		);
		expect(parts).toContain("LOCATED_IN 柳溪镇老街片区 柳溪镇");
	});

	it("puts no district into its town", () => {
		expect(claims("[L:柳溪镇][L:三河县]两级联动。")).toEqual([]);
	});
});

describe("who works with whom", () => {
	it.each([
		["[L:三河县]与[C:岚山集团]签订战略合作框架协议。", ["PARTNERS_WITH 三河县 -> 岚山集团 (signed)"]],
		["[C:岚山集团]携手[I:三河学院]办学。", ["PARTNERS_WITH 岚山集团 -> 三河学院"]],
	])("%s", (source, expected) => {
		expect(claims(source)).toEqual(expected);
	});

	it.each(["[L:三河县]分别与[C:岚山集团]、[C:海纳资本]座谈。", "[L:三河县]和[L:白水县]相邻。"])(
		"nothing signed: %s",
		(source) => {
			expect(claims(source)).toEqual([]);
		},
	);
});
