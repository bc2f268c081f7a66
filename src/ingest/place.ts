import { fold } from "./fold.ts";

/** Levels of territory with the words that a text uses of its own one. */
const LEVELS = ["区", "县", "市", "旗", "州", "镇", "乡", "省"] as const;
/** What ends in a level word and is no territory. */
const NO_PLACE =
	/(?:开发|园|社|城|地|街|片|小|新|景|校|库|灾|山|林|牧|矿|厂|辖|全|我|该|本|各|郊|市|县|老|主|核心|示范|实验|试验|保税|高新|度假|功能|聚集|集聚|产业|工业|商务|自贸|综合|保护|风景|服务|生活|居民|贫困|重点|军|战|港|湾|湖|东|西|南|北|中|大|都|超|楼|股|门|上|夜|集|农贸|城市|乡|村|城镇|特色小|小|古|镇|乡镇|同|跨|外|内|一|两|三|四|五|六|七|八|九|十|几|多|每|某|广|沿|九|杭|贵|神|兰|郑|苏|徐|温|台|湖|常|扬|泰|抚|福|漳|泉|惠|梅|潮|柳|梧|钦|赣|吉|德|滨|锦|沧)$/;

/**
 * Whose 我区, 我市, 全县 a text speaks of: the most frequent territory of that level in it («莱山区»), null where the text
 * does not speak of one of its own or names none.
 */
export function placeOf(text: string): string | null {
	const folded = fold(text);
	const own = LEVELS.map((level) => ({ level, count: count(folded, new RegExp(`(?:我|全)${level}(?!域|性|民|面|球)`, "g")) }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count)[0];
	return own ? mostFrequent(folded, own.level) : null;
}

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}

function mostFrequent(text: string, level: string): string | null {
	const names = new Map<string, number>();
	for (const match of text.matchAll(new RegExp(`(\\p{Script=Han}{1,3})(?=${level})`, "gu"))) {
		for (let length = 2; length <= 3; length++) {
			const stem = (match[1] as string).slice(-length);
			if (stem.length < length || NO_PLACE.test(stem)) continue;
			const name = stem + level;
			names.set(name, (names.get(name) ?? 0) + 1);
		}
	}
	// The two characters before the level word are counted with and without a third: the longer name must be as frequent to win.
	const sorted = [...names].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1));
	const best = sorted[0];
	if (!best) return null;
	return best[1] >= 2 || best[0].length === 3 ? shortest(best[0], best[1], names, level) : best[0];
}

/** 团莱山区 stands once where 莱山区 does: of equally rare names the shorter. */
function shortest(name: string, frequency: number, names: ReadonlyMap<string, number>, level: string): string {
	const stem = name.slice(-3, -1) + level;
	return names.get(stem) === frequency && frequency < 3 ? stem : name;
}
