import { fold } from "./fold.ts";

/** Levels of territory that a text speaks of as its own (我区, 全县). */
const LEVELS = ["区", "县", "市", "旗", "州", "镇", "乡", "省"] as const;
/** Characters that are in no place's name but before one: 位于某某区, 推动某某镇. */
const FUNCTION =
	/[的在到由都把被将与和及对从向为是有要该各全我本其这那让但即以等个了着过给使并而或也就才只则再又还可能会应须需前后里内外中上下由往赴至于]/;
/** What ends in a level word and is no territory, by what stands before the word. */
const KIND =
	/(?:开发|园|社|城|地|街|片|小|新|景|校|库|灾|山|林|牧|矿|厂|辖|郊|老|主|核心|示范|实验|试验|保税|高新|度假|功能|聚集|集聚|产业|工业|商务|自贸|综合|保护|风景|风貌|服务|生活|居民|贫困|重点|军|战|港|拓展|扩容|自治|都|超|楼|股|门|夜|集|农贸|城|乡|村|古|镇|乡镇|跨|一|两|二|三|四|五|六|七|八|九|十|几|多|每|某|沿|设|建成|启动|先行|引领|复建|安置|配套|合作|贸易|旅游|旅|推进|加快|同城)$/;
/** 杭州, 苏州: no 自治州. */
const CITY_OF_ZHOU = /[杭贵神兰郑苏徐温台湖常扬泰抚福漳泉惠梅潮柳梧钦赣吉德滨锦沧广永株郴衢亳宿滁忻朔]$/;

/**
 * Whose 我区, 我市, 全县 a text speaks of: the territory of that level that it names most, looked for in the parts in
 * turn (the byline, the article, the whole source, the paper's name). Null where no part speaks of one of its own or none names it.
 */
export function placeOf(parts: readonly string[]): string | null {
	const folded = parts.map(fold);
	const level = ownLevel(folded.join("\n"));
	if (level === null) return null;
	for (const part of folded) {
		const name = mostFrequent(part, level) ?? stemOfZone(part);
		if (name) return name;
	}
	return null;
}

function ownLevel(text: string): string | null {
	const counts = new Map<string, number>();
	for (const match of text.matchAll(/(?:我|全)(区|县|市|旗|州|镇|乡|省)(?![域性民面球])/g))
		counts.set(match[1] as string, (counts.get(match[1] as string) ?? 0) + (match[0].startsWith("我") ? 3 : 1));
	return (
		LEVELS.map((level) => ({ level, count: counts.get(level) ?? 0 }))
			.filter((l) => l.count > 0)
			.sort((a, b) => b.count - a.count)[0]?.level ?? null
	);
}

/** Counts every two and three characters before the level word; a third character belongs to the name if it is always there. */
function mostFrequent(text: string, level: string): string | null {
	const names = new Map<string, number>();
	for (const match of text.matchAll(new RegExp(`\\p{Script=Han}{1,3}(?=${level}(?!域))`, "gu"))) {
		for (const length of [2, 3]) {
			const stem = match[0].slice(-length);
			if (stem.length < length || FUNCTION.test(stem) || KIND.test(stem) || (level === "州" && CITY_OF_ZHOU.test(stem))) continue;
			names.set(stem, (names.get(stem) ?? 0) + 1);
		}
	}
	const best = [...names].filter(([stem]) => stem.length === 2).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
	if (!best) return null;
	const longer = [...names].find(
		([stem, count]) => stem.length === 3 && stem.endsWith(best[0]) && count === best[1] && count >= 3,
	);
	return (longer?.[0] ?? best[0]) + level;
}

/** 某某经济开发区 names the territory that it is of, without its level. */
function stemOfZone(text: string): string | null {
	const match = /(?<![\p{Script=Han}])(\p{Script=Han}{2,3})(?:经济(?:技术)?开发区|高新(?:技术产业开发)?区|综合实验区)/u.exec(
		text,
	);
	return match && !FUNCTION.test(match[1] as string) ? (match[1] as string) : null;
}
