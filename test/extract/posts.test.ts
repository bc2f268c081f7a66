import { describe, expect, it } from "vitest";
import { statements } from "../../src/extract/claims.ts";
import { marked } from "./marked.ts";

/** person -> body: title, and what else is said of the post. */
function posts(source: string, more = {}): string[] {
	const doc = marked(source, more);
	const name = (mention: number) => doc.referents[doc.mentions[mention]?.referent ?? -1]?.name;
	return statements(doc)
		.filter((s) => s.type === "HOLDS_POST")
		.map((s) => {
			const { title, since, until } = s.properties;
			const rest = [since && `since ${since}`, until && `until ${until}`, s.status].filter(Boolean).join(" ");
			return `${name(s.subject)} -> ${name(s.object)}: ${title}${rest ? ` (${rest})` : ""}`;
		})
		.sort();
}

describe("posts before the name", () => {
	it.each([
		["byline|[L:柳溪镇]党委书记、镇长 [P:郑维]", ["郑维 -> 柳溪镇: 党委书记、镇长"]],
		["[Z:三河经济开发区]党工委书记、管委会主任[P:郑维]说", ["郑维 -> 三河经济开发区: 党工委书记、管委会主任"]],
		["[C:岚山集团]董事长兼总经理[P:顾长明]介绍", ["顾长明 -> 岚山集团: 董事长兼总经理"]],
		[
			"[L:明川市]委常委、[L:三河县]委书记[P:郑维]，[L:三河县]人民政府县长[P:孙可]参加",
			["孙可 -> 三河县: 县长", "郑维 -> 三河县: 县委书记", "郑维 -> 明川市: 市委常委"],
		],
		[
			"[A:三河县商务局]局长[P:白露]、副局长[P:康宁]，[I:三河学院]院长[P:陶敬之]",
			["康宁 -> 三河县商务局: 副局长", "白露 -> 三河县商务局: 局长", "陶敬之 -> 三河学院: 院长"],
		],
		["[C:岚山集团]副总裁[P:顾长明]、[P:康宁]到场", ["康宁 -> 岚山集团: 副总裁", "顾长明 -> 岚山集团: 副总裁"]],
	])("%s", (source, expected) => {
		expect(posts(source)).toEqual(expected);
	});

	it("gives a committee named by its level to the report's own territory", () => {
		expect(posts("县委常委、副县长[P:林同]调研。\n[L:三河县]地处河谷。", { place: "三河县" })).toEqual([
			"林同 -> 三河县: 县委常委、副县长",
		]);
	});

	it("carries a unit from its heading", () => {
		expect(posts("heading|■[L:柳溪街道]\n党工委书记[P:郑维]、办事处主任[P:孙可]天天在工地。")).toEqual([
			"孙可 -> 柳溪街道: 办事处主任",
			"郑维 -> 柳溪街道: 党工委书记",
		]);
	});

	it.each([
		"县领导[P:郑维]参加。[L:三河县]欢迎您。",
		"[C:岚山集团]投资的[P:郑维]纪念馆开放。",
		"[P:郑维]介绍，[A:三河县商务局]表示支持。",
	])("names no post: %s", (source) => {
		expect(posts(source, { place: "三河县" })).toEqual([]);
	});
});

describe("posts after the name", () => {
	it.each([
		["[P:孟晓岚]（[A:三河县文旅局]局长）：感谢大家。", ["孟晓岚 -> 三河县文旅局: 局长"]],
		["[P:钱进]，[C:岚山集团]党委副书记、总经理。", ["钱进 -> 岚山集团: 党委副书记、总经理"]],
		["他担任总经理的[C:岚山集团]搬了家。[P:钱进]还兼着[I:三河县商会]会长。", ["钱进 -> 三河县商会: 会长"]],
		["同来的[P:钱进]，他担任总经理的[C:岚山集团]搬了家。", ["钱进 -> 岚山集团: 总经理"]],
		["作为[I:三河县商会]会长，[P:钱进]不愿多谈。", ["钱进 -> 三河县商会: 会长"]],
		["时任[A:三河县商务局]局长[P:白露]回忆。", ["白露 -> 三河县商务局: 局长"]],
		["任命[P:何立群]为[A:三河县水务局]局长。", ["何立群 -> 三河县水务局: 局长"]],
		["免去[P:方志远]同志的[A:三河县水务局]局长职务。", ["方志远 -> 三河县水务局: 局长 (cancelled)"]],
		["[P:方志远]不再担任[A:三河县水务局]局长职务。", ["方志远 -> 三河县水务局: 局长 (cancelled)"]],
		["[P:何立群]提名为[L:三河县]县长候选人。", ["何立群 -> 三河县: 县长 (planned)"]],
		[
			"[P:陶敬之]，男，1975年3月生，现任[A:三河县发改局]局长，拟任[Z:三河经济开发区]管委会主任。",
			["陶敬之 -> 三河县发改局: 局长", "陶敬之 -> 三河经济开发区: 管委会主任 (planned)"],
		],
		["2019年6月至2021年3月，[P:孟晓岚]任[L:柳溪镇]党委书记。", ["孟晓岚 -> 柳溪镇: 党委书记 (since 2019-06 until 2021-03)"]],
		["[P:孟晓岚]曾任[L:柳溪镇]镇长（2016年至2019年）。", ["孟晓岚 -> 柳溪镇: 镇长 (since 2016 until 2019)"]],
		["[P:艾力·买买提]挂职任[L:三河县]副县长，时间两年。", ["艾力·买买提 -> 三河县: 副县长"]],
	])("%s", (source, expected) => {
		expect(posts(source)).toEqual(expected);
	});

	it("leaves the words before the next name to that name", () => {
		expect(posts("[C:岚山集团]总裁[P:顾长明]，[L:三河县]副县长、[C:城投公司]董事长[P:钱进]出席。")).toEqual([
			"钱进 -> 三河县: 副县长",
			"钱进 -> 城投公司: 董事长",
			"顾长明 -> 岚山集团: 总裁",
		]);
	});
});
