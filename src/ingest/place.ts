import { readFileSync } from "node:fs";
import { fold } from "./fold.ts";

/** Levels of territory that a text speaks of as its own (我区, 全县). */
const LEVELS = ["区", "县", "市", "旗", "州", "镇", "乡", "省"] as const;
type Level = (typeof LEVELS)[number];

/** 我区; 全区; 区委 and other offices named without their territory at the start of a clause. */
const OWN =
	/我(?<mine>[区县市旗州镇乡省])(?![域性民面球])|全(?<whole>[区县市旗州镇乡省])(?![域性民面球])|(?<=^|[，,。、；;：:“\s])(?<office>[区县市旗州镇乡省])(?:委|政府|长|领导|人大|政协|发改|工信|住建|商务局|财政局|总工会)/gm;
const WEIGHT = { mine: 3, whole: 2, office: 1 } as const;

/** Names of divisions without their level that are also common words. */
const COMMON = new Set(
	"新城 新区 城区 和平 朝阳 东方 中心 新华 建设 开发 城市 长安 河东 河西 江南 江北 城关 城东 城西 城南 城北 城中 郊区 矿区 太平 兴隆 永和 大同 平安 团结 胜利 光明 解放 前进 红旗 东风 幸福 民主 友谊 振兴 中山 人民 高新 经济 文化 工业 金融 港口 海港 铁路 向阳 向前 长江 黄河 东海 南海 西湖 吉祥 复兴 鼓楼 北海 中央 广场 公园 花园 山城 江城 海城 水利 石油 林业 农业 工农 道里 道外 建华 昂扬 前锋 安定 安居 通过 合作 通道 东部 西部 南部 北部 中部".split(
		" ",
	),
);

/**
 * Finds whose 我区, 我市, 全县 an article of a source speaks of: the territory of that level that it names most. The parts
 * of the article are looked at in turn (byline, text), then the whole source, then its names (file, paper). Null where
 * nothing speaks of a territory of its own or none is named.
 */
export function placeFinder(source: string, names: readonly string[]): (parts: readonly string[]) => string | null {
	const whole = fold(source);
	const wholeWeights = ownWeights(whole);
	const inWhole = new Map<Level, string | null>();
	const find = (text: string, level: Level) => mostNamed(text, level) ?? stemOfZone(text);
	return (parts) => {
		const folded = parts.map(fold);
		const level = heaviest(ownWeights(folded.join("\n"))) ?? heaviest(wholeWeights);
		if (level === null) return null;
		if (!inWhole.has(level)) inWhole.set(level, find(whole, level) ?? find(fold(names.join("\n")), level));
		for (const part of folded) {
			const name = find(part, level);
			if (name) return name;
		}
		return inWhole.get(level) ?? null;
	};
}

type Weights = Map<Level, number>;

function ownWeights(text: string): Weights {
	const weights: Weights = new Map();
	for (const { groups } of text.matchAll(OWN))
		for (const [kind, weight] of Object.entries(WEIGHT)) {
			const level = groups?.[kind] as Level | undefined;
			if (level) weights.set(level, (weights.get(level) ?? 0) + weight);
		}
	return weights;
}

function heaviest(weights: Weights): Level | null {
	const [first] = LEVELS.map((level) => ({ level, weight: weights.get(level) ?? 0 })).sort((a, b) => b.weight - a.weight);
	return first && first.weight >= 2 ? first.level : null;
}

/** The division of this level whose name, with or without its level word, occurs most. */
function mostNamed(text: string, level: Level): string | null {
	const divisions = divisionsOf(level);
	const counts = new Map<string, { full: number; all: number }>();
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 0x3400 || !divisions.starts[code]) continue;
		for (const stem of divisions.stems.get(text[i] as string) ?? []) {
			if (!text.startsWith(stem, i)) continue;
			const { length } = stem;
			const full = text.startsWith(level, i + length);
			if (!full && (length === 1 || COMMON.has(stem))) continue;
			const count = counts.get(stem) ?? { full: 0, all: 0 };
			counts.set(stem, { full: count.full + (full ? 1 : 0), all: count.all + 1 });
			i += length - 1;
			break;
		}
	}
	const best = [...counts]
		.filter(([, { full, all }]) => full > 0 || all > 1)
		.sort((a, b) => b[1].all - a[1].all || b[1].full - a[1].full || (a[0] < b[0] ? -1 : 1))[0];
	return best ? best[0] + level : unmapped(text, level);
}

/** A territory that the map does not have: two characters before the level word that stand there at least twice. */
function unmapped(text: string, level: Level): string | null {
	const counts = new Map<string, number>();
	for (const [stem] of text.matchAll(
		new RegExp(`(?<=^|[^\\p{Script=Han}]|[省市州县])[^\\P{Script=Han}在从到园商社片经开个全]{2}(?=${level}(?![域委]))`, "gmu"),
	))
		counts.set(stem, (counts.get(stem) ?? 0) + 1);
	const best = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
	return best && best[1] >= 2 ? best[0] + level : null;
}

/** 某某经济开发区 names the territory that it is of, without its level. */
function stemOfZone(text: string): string | null {
	return (
		/(?<!\p{Script=Han})(\p{Script=Han}{2})(?:经济(?:技术)?开发区|高新(?:技术产业开发)?区|综合实验区)/u.exec(text)?.[1] ?? null
	);
}

/** Zones that the map lists among the divisions: an article calls them by other words than 我区 of a district. */
const ZONE = /(?:开发|园|度假|管理|保税|产业|试验|实验|示范|合作|城|片)区$/;
const MAP = new URL("../../data/places.txt", import.meta.url);
const loaded = new Map<Level, Divisions>();

interface Divisions {
	/** 1 at the code unit that a name starts with. */
	starts: Uint8Array;
	stems: Map<string, string[]>;
}

/** Names of the divisions of a level on the administrative map, without the level word, by their first character; the longest first. */
function divisionsOf(level: Level): Divisions {
	if (loaded.size === 0) {
		const stems = new Map<Level, Set<string>>(LEVELS.map((each) => [each, new Set()]));
		for (const line of readFileSync(MAP, "utf8").split("\n")) {
			const name = line.slice(line.indexOf("\t") + 1);
			if (name.length > 1 && !ZONE.test(name)) stems.get(name.at(-1) as Level)?.add(name.slice(0, -1));
		}
		for (const [each, names] of stems) {
			const sorted = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
			const starts = new Uint8Array(0x10000);
			for (const stem of sorted) starts[stem.charCodeAt(0)] = 1;
			loaded.set(each, { starts, stems: Map.groupBy(sorted, (stem) => stem[0] as string) });
		}
	}
	return loaded.get(level) as Divisions;
}
