import type { Span } from "../../ingest/span.ts";
import { allowsEnds } from "../../schema.ts";
import type { Statement } from "../claim.ts";
import { captured, capturedSpan, type Mask, pattern } from "../mask.ts";
import type { Group, Item, Reading } from "../reading.ts";
import { statement } from "../statement.ts";
import { clauseStatus, type Rule } from "./rule.ts";

const SIGN =
	"出资成立|出资设立|出资组建|交换文本|交换合同|握手|签过|签的是|达成合作|结为|结盟|成为伙伴|绑在一起|敲定|谈成|谈妥|缔约|牵手|互派|通力协作|协作|合股|组成联合体|联合体|共同体|共办|签订|签署|签约|签下|签了|签定|达成|缔结|订立|合作|共建|联合|携手|战略合作|框架协议|组建|共同(?:出资|建设|打造|发起|设立|开发|推进|成立|承办)|结成|结对|牵手|联手|合资|合办";

/** Who works with whom. */
export const PARTNERSHIP: readonly Rule[] = [
	{
		id: "partner.with",
		type: "PARTNERS_WITH",
		pattern: `(?<s>{body})[^，。；\\ue000-\\ue006]{0,12}?(?:与|同|和|跟)[^，。；\\ue000-\\ue006]{0,6}?(?<o>{body})[^，。；]{0,24}?(?<t>${SIGN})`,
	},
	{
		id: "partner.persons",
		type: "PARTNERS_WITH",
		pattern: `(?<s>{body})[^，。；\\ue000-\\ue006]{0,16}?{person}[^，。；\\ue000-\\ue006]{0,8}?(?:与|同|和|跟)(?<o>{body})[^，。；\\ue000-\\ue006]{0,20}?(?:{person})?[^，。；\\ue000-\\ue006]{0,16}?(?<t>${SIGN})`,
	},
	{
		id: "partner.signs",
		type: "PARTNERS_WITH",
		pattern:
			"(?<s>{agency}|{place}|{zone})[^，。；\\ue000-\\ue006]{0,6}?(?<t>签的是|签下|签了|签约的是)[^，。；\\ue000-\\ue006]{0,14}?[：，—]+[^，。；\\ue000-\\ue006]{0,4}?(?<o>{company}|{institution})",
	},
	{
		id: "partner.mate",
		type: "PARTNERS_WITH",
		pattern:
			"(?<s>{body})[^，。；\\ue000-\\ue006]{0,6}?(?:成为|是|系|作为|为)(?<o>{body})的?[^，。；\\ue000-\\ue006]{0,8}?(?<t>合作伙伴|战略伙伴|伙伴|合作方|共建单位|结对单位|盟友)",
	},
	{
		id: "partner.joint",
		type: "PARTNERS_WITH",
		pattern:
			"(?:与|同|和|跟)(?<o>{body})(?<t>共建|共办|合办|合作共建|联合共建|合作建设|合作成立|合资|联合成立|共同(?:建设|打造|出资|成立|设立))的",
		carries: "actor",
	},
	{
		id: "partner.is",
		type: "PARTNERS_WITH",
		pattern:
			"(?:与|同|和)(?<s>{body})(?<t>签字|签约|签署|签订|合作|结对|握手)[^，。；\\ue000-\\ue006]{0,4}?的(?:是|有)(?<o>{body})",
	},
	{
		id: "partner.hand",
		type: "PARTNERS_WITH",
		pattern: `(?<s>{body})[^，。；\\ue000-\\ue006]{0,10}?(?<t>携手|联合|牵手|联手|会同)[^，。；\\ue000-\\ue006]{0,6}?(?<o>{body})`,
	},
	{
		id: "partner.carried",
		type: "PARTNERS_WITH",
		carries: "actor",
		pattern: `(?:^|[，；：。])[^，。；\\ue000-\\ue006]{0,8}?(?:与|同|和|跟)(?<o>{body})[^，。；]{0,24}?(?<t>${SIGN})`,
	},
];

const TOGETHER = pattern(
	`(?<s>{body})[^，。；\\ue000-\\ue006]{0,6}?(?:[就在将已又还正式分别成功共同]*)(?:，?[^，。；]{0,24}?)(?<t>${SIGN}|共同|合力|一道)`,
);

/** Partners named in one breath: A与B签约, 由A、B和C共同建设. */
export function fromGroups(reading: Reading, mask: Mask, sentence: Span): Statement[] {
	const found: Statement[] = [];
	TOGETHER.lastIndex = 0;
	for (let match = TOGETHER.exec(mask.text); match; match = TOGETHER.exec(mask.text)) {
		TOGETHER.lastIndex = match.index + 1;
		const group = captured(mask, match, "s");
		if (!group || group.members.length < 2 || /(?:[与同和跟对]|分别)$/.test(mask.text.slice(0, match.index))) continue;
		const status = clauseStatus(reading, mask, match.index + match[0].length - 1, null);
		for (const [a, b] of partners(reading, group))
			if (a.referent !== b.referent && allowsEnds("PARTNERS_WITH", a.type, b.type))
				found.push(
					statement("PARTNERS_WITH", a, b, {
						spans: [sentence],
						trigger: capturedSpan(mask, match, "t"),
						status,
						rule: "partner.group",
					}),
				);
	}
	return found;
}

/** No more parties sign one paper. */
const MOST = 5;

const PARTIES = pattern(
	"(?:双方|两家|三方|三家|四方|四家|各方|(?<=[\\ue001-\\ue006\\ue011-\\ue016])|，(?:并|拟|将|携手|计划)*(?=共建|共同|合作(?:建设|开发)))[^，。；\\ue000-\\ue006]{0,8}?(?<t>签订|签署|签约|签下|签了|共建|共同(?:发起|出资|建设|打造|设立|开发|推进)|合作(?:建设|开发))[^，。；\\ue000-\\ue003]{0,16}?(?<o>{thing})",
);

/** What the parties that were named last do together: 双方签订甲、乙两个项目. */
export function fromParties(mask: Mask, sentence: Span, parties: { items: readonly Item[]; span: Span } | null): Statement[] {
	if (!parties) return [];
	const found: Statement[] = [];
	PARTIES.lastIndex = 0;
	for (let match = PARTIES.exec(mask.text); match; match = PARTIES.exec(mask.text)) {
		const things = captured(mask, match, "o")?.members ?? [];
		// «A与B共建X»: those of this very sentence.
		if (!/^(?:双|两|三|四|各|，)/.test(match[0]) && parties.span.start !== sentence.start) continue;
		const trigger = capturedSpan(mask, match, "t");
		for (const party of parties.items)
			for (const thing of things) {
				const type = party.type === "Company" || party.type === "Institution" ? "DEVELOPS" : "RESPONSIBLE_FOR";
				if (party.referent === thing.referent || !allowsEnds(type, party.type, thing.type)) continue;
				found.push(statement(type, party, thing, { spans: [sentence, parties.span], trigger, rule: "parties" }));
			}
	}
	return found;
}

/** The two sides of 与 or 同, else all with all. */
function partners(reading: Reading, { members }: Group): [Item, Item][] {
	const { folded } = reading.doc;
	for (let i = 1; i < members.length; i++) {
		const between = folded.slice((members[i - 1] as Item).end, (members[i] as Item).start);
		if (/[与同跟]/.test(between) || (members.length === 2 && /和/.test(between)))
			return members.slice(0, i).flatMap((a) => members.slice(i).map((b): [Item, Item] => [a, b]));
	}
	if (members.length > MOST) return [];
	return members.flatMap((a, i) => members.slice(i + 1).map((b): [Item, Item] => [a, b]));
}
