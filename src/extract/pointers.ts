import type { Report } from "../ingest/report.ts";
import type { EntityType } from "../schema.ts";
import type { Mention, Referent } from "./claim.ts";

/** Words that point at something named elsewhere, and what they may point at. */
const POINTERS: readonly { words: string; types: readonly EntityType[]; to: "host" | "last" }[] = [
	{
		words:
			"我区 全区 我市 全市 我县 全县 我镇 全镇 我乡 我省 全省 我州 全州 该区 该市 该县 该镇 区里 市里 县里 镇里 区委 区政府 市委 市政府 县委 县政府 镇党委 镇政府 区委区政府 市委市政府 县委县政府",
		types: ["Place"],
		to: "host",
	},
	{ words: "该公司 公司 该企业 企业方 该集团 集团", types: ["Company"], to: "last" },
	{ words: "该项目 此项目 该工程 项目建成后 项目", types: ["Project"], to: "last" },
	{ words: "该园区 园区 园内 区内 开发区 高新区 经开区 新区 实验区", types: ["Zone"], to: "last" },
	{ words: "该校 学校 学院 校方", types: ["Institution"], to: "last" },
];

const WORDS = POINTERS.flatMap((p) => p.words.split(" ").map((word) => ({ ...p, word }))).sort(
	(a, b) => b.word.length - a.word.length,
);
const PATTERN = new RegExp(WORDS.map((w) => w.word).join("|"), "g");

/** Mentions that only point: 我区 at the place whose paper it is, 该公司 at the company named last. */
export function pointers(
	report: Report,
	folded: string,
	referents: readonly Referent[],
	mentions: readonly Mention[],
): Mention[] {
	const found: Mention[] = [];
	const taken = [...mentions].sort((a, b) => a.start - b.start);
	let next = 0;
	const last = new Map<EntityType, number>();
	for (const match of folded.matchAll(PATTERN)) {
		const span = { start: match.index, end: match.index + match[0].length };
		while (next < taken.length && (taken[next] as Mention).start < span.start) {
			const mention = taken[next++] as Mention;
			last.set((referents[mention.referent] as Referent).type, mention.referent);
		}
		if (taken.some((m) => m.start < span.end && span.start < m.end)) continue;
		const pointer = WORDS.find((w) => w.word === match[0]) as (typeof WORDS)[number];
		const target =
			pointer.to === "host"
				? host(report, referents, match[0])
				: pointer.types.map((t) => last.get(t)).find((i) => i !== undefined);
		if (target !== undefined && target !== -1)
			found.push({ ...span, referent: target, names: false, rule: `pointer-${pointer.to}` });
	}
	return found;
}

/** The place whose 我区 it is, where its rank agrees with the pointer's. */
function host(report: Report, referents: readonly Referent[], word: string): number {
	const rank = /[省市区县镇乡州]/.exec(word)?.[0];
	if (!report.place) return -1;
	return referents.findIndex(
		(r) =>
			r.type === "Place" &&
			(r.name === report.place || r.names.includes(report.place as string)) &&
			(!rank || r.name.endsWith(rank)),
	);
}
