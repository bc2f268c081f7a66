import type { Report } from "../ingest/report.ts";
import type { EntityType } from "../schema.ts";
import type { Mention, Referent } from "./claim.ts";
import { stripPlace } from "./names.ts";

/**
 * What a pointing word points at: the report's own territory, its main zone of that kind, what was named last, or of the
 * last two of a kind the first or the second.
 */
type Target = "host" | "zone" | "last" | "former" | "latter";

interface Pointer {
	words: string;
	types: readonly EntityType[];
	to: Target;
	/** Whether it points only at the start of a clause (，公司投资…): elsewhere it is a common noun. */
	bare: boolean;
}

/** What 前者 and 后者 tell apart. */
const PAIRED: readonly EntityType[] = ["Company", "Project", "Zone", "Institution", "Agency", "Place"];

const POINTERS: readonly Pointer[] = [
	{
		words:
			"我区 全区 我市 全市 我县 全县 我镇 全镇 我乡 我省 全省 我州 全州 该区 该市 该县 该镇 区里 市里 县里 镇里 区委 区政府 市委 市政府 县委 县政府 镇党委 镇政府 区委区政府 市委市政府 县委县政府",
		types: ["Place"],
		to: "host",
		bare: false,
	},
	{ words: "该公司 该企业 该集团 这家公司 这家企业", types: ["Company"], to: "last", bare: false },
	{ words: "公司 集团 企业", types: ["Company"], to: "last", bare: true },
	{ words: "该项目 此项目 该工程 这个项目 这一项目", types: ["Project"], to: "last", bare: false },
	{ words: "项目 工程", types: ["Project"], to: "last", bare: true },
	{ words: "开发区 高新区 经开区 新区 实验区 示范区 度假区 保税区", types: ["Zone"], to: "zone", bare: false },
	{ words: "该园区 该片区 园内", types: ["Zone"], to: "last", bare: false },
	{ words: "前者", types: PAIRED, to: "former", bare: false },
	{ words: "后者", types: PAIRED, to: "latter", bare: false },
	{ words: "园区 片区 基地", types: ["Zone"], to: "last", bare: true },
	{ words: "该校 该院 校方", types: ["Institution"], to: "last", bare: false },
	{ words: "学校 学院 医院", types: ["Institution"], to: "last", bare: true },
];

const WORDS = new Map(POINTERS.flatMap((p) => p.words.split(" ").map((word) => [word, p] as const)));
const PATTERN = new RegExp([...WORDS.keys()].sort((a, b) => b.length - a.length).join("|"), "g");

/** A mark, a quotation or a new line before a bare pointer. */
const CLAUSE_START = /[，。；：！？“‘”、\s（]/;
/** A firm, a school, a park is pointed at behind a preposition, too: 由公司投资, 在园区设厂. */
const PREPOSITION = /[在由与和同向]/;
const NAMED_SO: ReadonlySet<string> = new Set(["公司", "集团", "园区"]);

/**
 * Mentions that only point: 我区 at the place whose paper it is, 该公司 at the company named last. Adds the report's own place to
 * `referents` where the text points at it without naming it.
 */
export function pointers(report: Report, folded: string, referents: Referent[], mentions: readonly Mention[]): Mention[] {
	const found: Mention[] = [];
	const named = [...mentions].sort((a, b) => a.start - b.start);
	const counts = new Map<number, number>();
	for (const m of named) counts.set(m.referent, (counts.get(m.referent) ?? 0) + 1);
	const last = new Map<EntityType, number>();
	const pair = new LastPair();
	let next = 0;
	let covered = 0;
	for (const match of folded.matchAll(PATTERN)) {
		const span = { start: match.index, end: match.index + match[0].length };
		while (next < named.length && (named[next] as Mention).start < span.end) {
			const mention = named[next++] as Mention;
			if (mention.start < span.start && mention.end > covered)
				pair.add((referents[mention.referent] as Referent).type, mention.referent);
			covered = Math.max(covered, mention.end);
			if (mention.start < span.start) last.set((referents[mention.referent] as Referent).type, mention.referent);
		}
		if (covered > span.start) continue;
		const pointer = WORDS.get(match[0]) as Pointer;
		const before = folded[span.start - 1] ?? "";
		const fits = before === "" || CLAUSE_START.test(before) || (NAMED_SO.has(match[0]) && PREPOSITION.test(before));
		if (pointer.bare && !fits) continue;
		const target =
			pointer.to === "host"
				? host(report, referents, match[0])
				: pointer.to === "former" || pointer.to === "latter"
					? pair.of(pointer.to)
					: pointer.to === "zone"
						? zone(referents, counts, match[0], last.get("Zone"))
						: pointer.types.map((t) => last.get(t)).find((i) => i !== undefined);
		if (target !== undefined) found.push({ ...span, referent: target, names: false, rule: `pointer-${pointer.to}` });
	}
	return found;
}

/** The last two different things of one kind that were named one after the other. */
class LastPair {
	readonly #last = new Map<EntityType, [number, number] | [number]>();
	#found: [number, number] | null = null;

	add(type: EntityType, referent: number): void {
		if (!PAIRED.includes(type)) return;
		const before = this.#last.get(type)?.at(-1);
		if (before === referent) return;
		const now: [number, number] | [number] = before === undefined ? [referent] : [before, referent];
		this.#last.set(type, now);
		if (now.length === 2) this.#found = now;
	}

	/** Undefined where no two of a kind were named yet. */
	of(which: "former" | "latter"): number | undefined {
		return this.#found?.[which === "former" ? 0 : 1];
	}
}

/** The territory whose 我区 it is, where its rank agrees with the pointer's; a zone that rules itself (综合实验区) is a 区 too. */
function host(report: Report, referents: Referent[], word: string): number | undefined {
	const { place } = report;
	const rank = /[省市区县镇乡州]/.exec(word)?.[0] as string;
	if (!place) return undefined;
	const own = referents.findIndex(
		(r) => r.type === "Place" && (r.name === place || r.names.includes(place)) && r.name.endsWith(rank),
	);
	if (own !== -1) return own;
	if (rank === "区" && !place.endsWith(rank)) {
		const zone = referents.findIndex((r) => r.type === "Zone" && r.name.startsWith(place) && r.name.endsWith(rank));
		if (zone !== -1) return zone;
	}
	if (!place.endsWith(rank) || place.length < 3) return undefined;
	return referents.push({ type: "Place", name: place, names: [place], scope: null, confidence: 0.6 }) - 1;
}

/** Of the zones whose names end with the word, or with what it shortens, the most often named; else the zone named last. */
function zone(
	referents: readonly Referent[],
	counts: ReadonlyMap<number, number>,
	word: string,
	last: number | undefined,
): number | undefined {
	const tail = word === "经开区" || word === "高新区" ? "区" : word;
	const fits = referents
		.map((r, i) => ({ r, i }))
		.filter(
			({ r }) =>
				r.type === "Zone" &&
				r.name.endsWith(tail) &&
				(word !== "高新区" || r.name.includes("高新")) &&
				(word !== "经开区" || r.name.includes("经")),
		)
		.filter(({ r }) => stripPlace(r.name).length <= 12)
		.sort((a, b) => (counts.get(b.i) ?? 0) - (counts.get(a.i) ?? 0) || a.i - b.i);
	return fits[0]?.i ?? last;
}
