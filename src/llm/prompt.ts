import { readFileSync } from "node:fs";
import { CLAIM_TYPES, ENTITY_TYPES, NODE_TYPES, RELATION_TYPES, STATUSES } from "../schema.ts";

/** What each relation type means, for a reader who has not seen the project; the types themselves are those of the schema. */
const MEANINGS: Record<(typeof CLAIM_TYPES)[number], string> = {
	HOLDS_POST: "在那里任有名称的职务",
	RESPONSIBLE_FOR: "负责、推进、主管、牵头、保障、征迁、监管它",
	DEVELOPS: "建设、开发、运营它",
	INVESTS_IN: "向它出资，或被称为它的投资方",
	LOCATED_IN: "位于、落户、入驻那里，或将建在那里",
	PART_OF: "是它的组成部分、下属单位、子公司、分期或楼栋",
	PARTNERS_WITH: "与它签约、合作、共建（无方向）",
};

/** The instructions for the model: prompt.md, its lists filled from the schema. */
export function instructions(): string {
	const lists: Record<string, string> = {
		entities: ENTITY_TYPES.map((type) => `- ${type}：${NODE_TYPES[type].zh}`).join("\n"),
		claims: CLAIM_TYPES.map((type) => {
			const { zh, from, to } = RELATION_TYPES[type];
			return `- ${type}（${zh}）：${from.join("、")} → ${to.join("、")}。${MEANINGS[type]}。`;
		}).join("\n"),
		statuses: Object.entries(STATUSES)
			.map(([status, zh]) => `${status}（${zh}）`)
			.join("、"),
	};
	const prompt = readFileSync(new URL("prompt.md", import.meta.url), "utf8");
	return prompt.replace(/\{\{(\w+)\}\}/g, (_, list: string) => lists[list] as string);
}
