import { describe, expect, it } from "vitest";
import { pointers } from "../../src/extract/pointers.ts";
import { marked } from "./marked.ts";

/** word -> what it points at. */
function pointed(source: string): string[] {
	const { report, folded, referents, mentions } = marked(source);
	return pointers(report, folded, referents, mentions).map(
		({ start, end, referent }) => `${folded.slice(start, end)} -> ${referents[referent]?.name}`,
	);
}

describe("pointers", () => {
	it.each([
		["[C:岚山集团]与[C:海纳资本]谈成，前者出地，后者出钱。", ["前者 -> 岚山集团", "后者 -> 海纳资本"]],
		["[C:岚山集团]把[J:甲园]、[J:乙园]包下，后者先动工。", ["后者 -> 乙园"]],
		["[C:岚山集团]扩产，新线由公司自筹。", ["公司 -> 岚山集团"]],
		["[Z:临江产业园]很热闹，同日在园区开工的还有两家。", ["园区 -> 临江产业园"]],
		["[C:岚山集团]扩产，上市公司都来了。", []],
		["后者居上，前者勿忘。", []],
	])("%s", (source, expected) => {
		expect(pointed(source)).toEqual(expected);
	});
});
