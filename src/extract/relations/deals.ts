import type { Span } from "../../ingest/span.ts";
import { allowsEnds, type EntityType } from "../../schema.ts";
import type { Statement } from "../claim.ts";
import type { Reading } from "../reading.ts";
import { statement } from "../statement.ts";

/** A paper signed by a government and a firm: mentions of both, and the sentence that tells of it. */
export interface Deal {
	office: number;
	firm: number;
	span: Span;
}

const OFFICES: readonly EntityType[] = ["Agency", "Zone", "Place"];
const FIRMS: readonly EntityType[] = ["Company", "Institution"];
const SIGNS = /签|达成|交换文本|敲定|谈成|谈妥|牵手|携手|共建|引进|引来/;

/** Among what a sentence states, what was signed between a public body and a firm. */
export function deals({ doc }: Reading, statements: readonly Statement[], span: Span): Deal[] {
	const type = (mention: number) => doc.referents[doc.mentions[mention]?.referent ?? -1]?.type as EntityType;
	return statements.flatMap(({ type: kind, subject, object, trigger, status }) => {
		if (kind !== "PARTNERS_WITH" || !trigger || status === "denied" || status === "negotiating") return [];
		if (!SIGNS.test(doc.folded.slice(trigger.start, trigger.end))) return [];
		if (OFFICES.includes(type(subject)) && FIRMS.includes(type(object))) return [{ office: subject, firm: object, span }];
		if (OFFICES.includes(type(object)) && FIRMS.includes(type(subject))) return [{ office: object, firm: subject, span }];
		return [];
	});
}

/** Who has signed with a firm is responsible for what the firm then builds there. */
export function fromDeals({ doc }: Reading, signed: readonly Deal[], statements: readonly Statement[], span: Span): Statement[] {
	const referent = (mention: number) => doc.mentions[mention]?.referent as number;
	return statements.flatMap(({ type, subject, object, status, rule }) => {
		if ((type !== "DEVELOPS" && type !== "INVESTS_IN") || rule === "parties" || status === "denied") return [];
		const thing = doc.referents[referent(object)]?.type as EntityType;
		return signed.flatMap((deal) => {
			if (referent(deal.firm) !== referent(subject) || referent(deal.office) === referent(object)) return [];
			if (thing !== "Project" || !allowsEnds("RESPONSIBLE_FOR", doc.referents[referent(deal.office)]?.type as EntityType, thing))
				return [];
			const said = { spans: [span, deal.span], status, rule: "sign.then" };
			return [statement("RESPONSIBLE_FOR", { mention: deal.office }, { mention: object }, said)];
		});
	});
}
