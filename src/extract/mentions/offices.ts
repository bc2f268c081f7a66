import type { Candidate } from "./candidate.ts";

/** What an office is called behind the name of its territory: up to ten characters that end in the word for an office. */
const OFFICE =
	/(?:(?![的在了由将对把被向从就也都及并等是有局委厅办，。、；：“”（）\s])\p{Script=Han}){2,10}?(?:局|厅|管理委员会|委员会|办公室|联合会|人民法院|人民检察院|法院|检察院|工商联|总工会|妇联|残联|科协|红十字会)(?![部长面势限中处级])/uy;

/** Offices by their territory: 永嘉县|乡村振兴局. `territories` are places and zones by their full names. */
export function offices(folded: string, territories: readonly Candidate[], end: number): Candidate[] {
	const found: Candidate[] = [];
	for (const territory of territories) {
		if (!/[省市区县旗州镇乡]$/.test(folded.slice(territory.start, territory.end))) continue;
		OFFICE.lastIndex = territory.end;
		const match = OFFICE.exec(folded);
		if (!match || OFFICE.lastIndex > end) continue;
		found.push({ start: territory.start, end: OFFICE.lastIndex, type: "Agency", score: 0.8, rule: "office-of-territory" });
	}
	return found;
}
