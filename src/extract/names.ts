import { onMap } from "./lexicon/places.ts";
import { endingAt } from "./lexicon/suffixes.ts";

/** The name without the places that it begins with: 南湖区总工会 -> 总工会; itself where nothing of two characters would be left. */
export function stripPlace(name: string): string {
	for (let length = Math.min(name.length - 2, 12); length >= 2; length--) {
		const front = name.slice(0, length);
		if (onMap(front)) return stripPlace(name.slice(length));
	}
	return name;
}

/** The name without the place and the body that it begins with: 云帆纺织有限公司智能织造项目 -> 智能织造项目. */
export function bareName(name: string): string {
	const rest = stripPlace(name);
	for (let end = rest.length - 4; end >= 4; end--) {
		const ending = endingAt(rest, end);
		if (ending?.strong && (ending.type === "Company" || ending.type === "Institution")) return rest.slice(end);
	}
	return rest;
}
