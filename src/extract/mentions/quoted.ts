import type { EntityType } from "../../schema.ts";
import { endingOf } from "../lexicon/suffixes.ts";
import { NOT_ENTITY } from "../lexicon/words.ts";
import type { Candidate } from "./candidate.ts";

/** A name in quotation marks before the word for what it is: “液态阳光”项目. */
const QUOTED = /[“"「]([^“”"「」，。；\n]{2,16})[”"」](项目|工程|产业园|园区|小镇|片区|基地|广场|综合体|公司|企业|酒店)/g;

const TYPE: Record<string, EntityType> = { 公司: "Company", 企业: "Company", 产业园: "Zone", 园区: "Zone", 片区: "Zone" };

export function quoted(folded: string, start: number, end: number): Candidate[] {
	return [...folded.slice(start, end).matchAll(QUOTED)].flatMap((m) => {
		const name = m[1] as string;
		if (NOT_ENTITY.test(name) || /^[\d+-]+$/.test(name) || !/\p{Script=Han}|[A-Za-z]/u.test(name)) return [];
		const from = start + m.index + 1;
		const type = endingOf(name)?.type ?? TYPE[m[2] as string] ?? "Project";
		return [{ start: from, end: from + name.length, type, score: 0.7, rule: "quoted" }];
	});
}
