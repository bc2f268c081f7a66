import type { Rule } from "./rule.ts";

const SIGN =
	"签订|签署|签约|签下|签了|签定|达成|缔结|订立|合作|共建|联合|携手|战略合作|框架协议|组建|共同(?:出资|建设|打造|发起|设立|开发|推进|成立|承办)|结成|结对|牵手|联手|合资|合办";

/** Who works with whom. */
export const PARTNERSHIP: readonly Rule[] = [
	{
		id: "partner.with",
		type: "PARTNERS_WITH",
		pattern: `(?<s>{body})[^，。；\\ue000-\\ue006]{0,12}?(?:与|同|和|跟)[^，。；\\ue000-\\ue006]{0,6}?(?<o>{body})[^，。；]{0,24}?(?<t>${SIGN})`,
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
