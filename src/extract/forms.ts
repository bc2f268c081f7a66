import type { Report } from "../ingest/report.ts";
import type { EntityType } from "../schema.ts";
import { onMap, shortPlace } from "./lexicon/places.ts";
import { endingOf } from "./lexicon/suffixes.ts";
import { stripPlace } from "./names.ts";

/** «昆山市张浦镇强村投资发展有限公司（以下简称强村公司）»: short form -> the words before the bracket, whose end is the full form. */
export function introductions(folded: string): Map<string, string> {
	const found = new Map<string, string>();
	const pattern =
		/([\p{Script=Han}A-Za-z0-9（）·]{3,40}?)（(?:以下|下|后文)?(?:简称|统称|称)(?:为|：)?[“"「]?([^”"」）]{2,12})[”"」]?）/gu;
	for (const m of folded.matchAll(pattern)) found.set(m[2] as string, m[1] as string);
	return found;
}

/** The longest of the forms that the words end with. */
export function longestEnd(words: string, forms: readonly string[]): string | null {
	return forms.filter((f) => words.endsWith(f)).sort((a, b) => b.length - a.length)[0] ?? null;
}

const ZONE_TAIL = /(?:片区|新区|综合实验区|实验区|组团|园区|开发区|示范区|新城|街区|灌区|棚户区|区片|港区)$/;

/**
 * Whether the text may call what `full` names `short` (folded forms with the types that they were found with).
 * `isName` says whether a form is a name in the text.
 */
export function abbreviates(
	short: string,
	shortType: EntityType,
	full: string,
	fullType: EntityType,
	report: Report,
	isName: (form: string) => boolean,
): boolean {
	if (fullType === "Person" || shortType === "Person") return false;
	const same = shortType === fullType;
	const schemes = BUILT.has(shortType) && BUILT.has(fullType);
	if (fullType === "Zone" && (shortType === "Zone" || shortType === "Place" || shortType === "Project")) {
		// 望江 of 望江片区; a place of the map only where the zone is all of it (云屏 of 云屏综合实验区).
		const tail = full.startsWith(short) ? full.slice(short.length) : "";
		if (ZONE_TAIL.test(tail) && endingOf(tail)?.word === tail && (tail === "综合实验区" || !onMap(short)) && short.length >= 2)
			return true;
	}
	if (!same && !schemes) return false;
	if (shortType === "Place")
		return shortPlace(full) === short || full === `${short}市` || full === `${short}区` || full === `${short}县`;
	if (shortType === "Agency")
		return (
			stripPlace(full) === stripRank(short) ||
			(report.place !== null && full === report.place + stripRank(short)) ||
			zoneOffice(short, full)
		);
	const [shortCore, fullCore] = [core(short), core(full)];
	if (shortCore === fullCore) return true;
	if (fullCore.endsWith(shortCore) && shortCore.length >= 3) {
		const front = fullCore.slice(0, fullCore.length - shortCore.length);
		if (isPlaceChain(front) || isName(front) || endingOf(front)?.strong === true) return true;
		if (schemes && shortCore.length >= 4 && front.length <= 3 && endingOf(shortCore) !== null) return true;
	}
	if (shortType === "Zone") {
		const zone = /(开发区|高新区|经开区|新区|园区|实验区|试验区|基地|新城|片区|产业园|度假区)$/.exec(short);
		return zone !== null && full.endsWith(short.at(-1) as string) && subsequence(short, full) && short.length >= 3;
	}
	if (shortType === "Company" || shortType === "Institution") return subsequence(short, full) && sharesHead(short, full);
	return false;
}

const BUILT: ReadonlySet<EntityType> = new Set(["Project", "Zone"]);

/** The name without the word for what it is: 望江文创园项目 -> 望江文创园. */
function core(name: string): string {
	return name.length > 4 ? name.replace(/(?:建设)?(?:项目|工程)$/, "") : name;
}

/** 区经济发展局 of 云屏综合实验区经济发展局. */
function zoneOffice(short: string, full: string): boolean {
	const bare = stripRank(short);
	return bare.length >= 3 && full.endsWith(bare) && endingOf(full.slice(0, full.length - bare.length))?.type === "Zone";
}

/** The short form begins where the full one does, or behind the place that the full one begins with. */
function sharesHead(short: string, full: string): boolean {
	return (full.startsWith(short.slice(0, 2)) || stripPlace(full).startsWith(short.slice(0, 2))) && short.length >= 2;
}

function stripRank(name: string): string {
	return name.replace(/^[省市区县镇乡州旗](?=.{2})/, "");
}

function isPlaceChain(front: string): boolean {
	return front === "" || onMap(front) || /[省市区县镇乡]$/.test(front);
}

function subsequence(short: string, full: string): boolean {
	let at = 0;
	for (const char of short) {
		at = full.indexOf(char, at) + 1;
		if (at === 0) return false;
	}
	return true;
}
