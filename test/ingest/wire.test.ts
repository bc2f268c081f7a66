import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALIKE, likeness, signature, wireCopies } from "../../src/ingest/wire.ts";

const ARTICLE =
	"昨日上午，青禾区临江新城三个重点项目同日开工，总投资51.59亿元。区委书记张明远宣布开工，区长何思源主持仪式。由青禾城投集团投资建设的临江会展中心项目位于临江新城核心区，占地212亩，计划2026年底建成。何思源说，区住建局将为每个项目配一名专员。";
const OTHER =
	"本报讯 望江街道昨天启动老旧小区改造，首批惠及三千户居民。街道办事处主任沈嘉禾介绍，工程由省交建集团施工，预计明年五月完工，其间不停水、不停电，居民可在社区服务站查询进度。";

describe("wire copy", () => {
	it("is an article with another paper's head and a few words changed", () => {
		const copy = `晨报讯 ${ARTICLE.replace("昨日上午", "昨天")}`;
		expect(wireCopies([ARTICLE, OTHER, copy].map(signature))).toEqual([[0, 2]]);
	});

	it("is no other article, and no text too short to tell", () => {
		expect(wireCopies([ARTICLE, OTHER, "短", "短"].map(signature))).toEqual([]);
	});

	it("is alike by 1 to itself whatever its marks and white space, and symmetric", () => {
		const text = fc.string({ unit: fc.constantFrom(..."项目区委书记开工建设投资亿元新城园区"), minLength: 6, maxLength: 200 });
		fc.assert(
			fc.property(text, text, (a, b) => {
				expect(likeness(signature(a), signature([...a].join(" ")))).toBe(1);
				expect(likeness(signature(a), signature(b))).toBe(likeness(signature(b), signature(a)));
			}),
		);
		expect(ALIKE).toBeLessThan(1);
	});
});
