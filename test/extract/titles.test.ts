import { describe, expect, it } from "vitest";
import { endsAsTitle, isLeading, isPublicPost, titleAt, titleBefore } from "../../src/extract/titles.ts";

describe("titles", () => {
	it("matches at and before an offset", () => {
		expect(titleAt("党工委书记、管委会主任郑维", 0)).toBe(11);
		expect(titleAt("郑维", 0)).toBe(-1);
		expect(titleBefore("县水务局党组书记、局长", 4, 11)).toEqual({ start: 4, end: 11 });
		expect(titleBefore("县水务局", 0, 4)).toBeNull();
	});

	it.each([
		["党委书记", true],
		["副镇长", true],
		["董事长兼总经理", true],
		["研究员", false],
		["省长", false],
		["法定代表人", false],
	])("%s leads: %s", (title, leading) => {
		expect(isLeading(title)).toBe(leading);
		expect(endsAsTitle(title)).toBe(true);
	});

	it.each([
		["镇长", "Place", true],
		["局长", "Agency", true],
		["董事长", "Company", false],
		["党委书记、院长", "Institution", true],
		["院长", "Institution", false],
	] as const)("%s of a %s is public: %s", (title, body, expected) => {
		expect(isPublicPost(title, body)).toBe(expected);
	});
});
