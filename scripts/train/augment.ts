import { everyDivision } from "../../src/extract/lexicon/places.ts";
import type { Span } from "../../src/ingest/span.ts";
import { SURNAMES } from "../../src/ingest/surnames.ts";
import type { Example, Name } from "./example.ts";
import { randomNumbers } from "./trainer.ts";

/** Characters of given names, common ones of both sexes. */
const GIVEN =
	"伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉建华国志海永春晓东宏玉兰红梅波宁峰云飞龙鹏宇浩凯健俊帆晨旭阳雪琳佳慧颖婷瑞祥福生德忠良林森山川江河松柏青清源泽润嘉家兴盛昌荣贵金银宝珍锦绣思远学礼仁义信诚" +
	"立新向前卫民爱少振邦安康乐天正大光彬斌炜毅坚恒达通发展鸣翔宽宾";

/**
 * Copies of the examples in which persons and places have other names (also where a place begins a longer name), so that the
 * tagger learns the sentence around a name and not the name. A copy holds only sentences in which something changed.
 */
export function augment(examples: readonly Example[], copies: number, seed: number): Example[] {
	const random = randomNumbers(seed);
	const made: Example[] = [];
	for (let copy = 0; copy < copies; copy++)
		for (const example of examples)
			for (const sentence of example.sentences) {
				const changed = exchange(example, sentence, random);
				if (changed) made.push(changed);
			}
	return made;
}

function exchange({ document, folded, names }: Example, sentence: Span, random: () => number): Example | null {
	let text = "";
	let at = sentence.start;
	let changed = false;
	const moved: Name[] = [];
	for (const name of names) {
		if (name.start < sentence.start || name.end > sentence.end) continue;
		text += folded.slice(at, name.start);
		at = name.end;
		const form = folded.slice(name.start, name.end);
		const other = otherName(form, name.types, random);
		changed ||= other !== form;
		moved.push({ ...name, start: text.length, end: text.length + other.length });
		text += other;
	}
	if (!changed) return null;
	text += folded.slice(at, sentence.end);
	return { document, folded: text, sentences: [{ start: 0, end: text.length }], names: moved };
}

function otherName(form: string, types: readonly string[], random: () => number): string {
	const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
	if (types.includes("Person")) {
		if (!/^\p{Script=Han}{2,3}$/u.test(form)) return form;
		let given = "";
		while (given.length < form.length - 1) given += GIVEN[Math.floor(random() * GIVEN.length)];
		// The common surnames stand first in the list: a square draws them more often.
		const surname = COMMON[Math.floor(random() ** 2 * COMMON.length)] as string;
		return surname + given;
	}
	for (let length = Math.min(form.length, 7); length >= 2; length--) {
		const place = form.slice(0, length);
		const rank = RANKS.get(place);
		if (rank === undefined) continue;
		return pick(BY_RANK.get(rank) as string[]) + form.slice(length);
	}
	return form;
}

const COMMON = [...SURNAMES.single].slice(0, 200);

/** Places by what they end in and how their code is long, so that a district is exchanged for a district. */
const RANKS = new Map<string, string>();
const BY_RANK = new Map<string, string[]>();
for (const { code, name } of everyDivision()) {
	if (!/[省市区县旗州盟镇乡道]$/.test(name) || /(?:开发区|园区|管理区|保税区)$/.test(name)) continue;
	const forms = [[name, `${name.at(-1)}${code.length}`]];
	const short = name.slice(0, -1);
	if (code.length <= 6 && short.length >= 2) forms.push([short, `short${code.length}`]);
	for (const [form, rank] of forms as [string, string][]) {
		if (RANKS.has(form)) continue;
		RANKS.set(form, rank);
		const list = BY_RANK.get(rank);
		if (list) list.push(form);
		else BY_RANK.set(rank, [form]);
	}
}
