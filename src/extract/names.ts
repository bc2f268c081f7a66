import { divisions, divisionsByShort } from "./lexicon/places.ts";

/** The name without the places that it begins with: 南湖区总工会 -> 总工会; itself where nothing of two characters would be left. */
export function stripPlace(name: string): string {
	for (let length = Math.min(name.length - 2, 12); length >= 2; length--) {
		const front = name.slice(0, length);
		if (divisions(front).length > 0 || divisionsByShort(front).length > 0) return stripPlace(name.slice(length));
	}
	return name;
}
