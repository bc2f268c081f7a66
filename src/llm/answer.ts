import { z } from "zod";
import type { ProposedClaim } from "../extract/proposed.ts";
import { CLAIM_TYPES, ENTITY_TYPES, STATUSES, type Status } from "../schema.ts";

/** What a model answers. Small ones leave fields empty, or fill in null, where they have nothing to say. */
const optional = z
	.string()
	.nullish()
	.transform((text) => text?.trim() || undefined);
const claim = z.object({
	subject: z.string().min(1),
	subject_type: z.enum(ENTITY_TYPES),
	type: z.enum(CLAIM_TYPES),
	object: z.string().min(1),
	object_type: z.enum(ENTITY_TYPES),
	quote: z.string().min(1),
	title: optional,
	amount: optional,
	status: optional.pipe(z.enum(Object.keys(STATUSES) as Status[]).optional()),
});

export interface Answer {
	claims: ProposedClaim[];
	/** How many claims had wrong fields. */
	unreadable: number;
}

/** The claims of an answer: JSON as asked for, whatever is said around it. Throws an Error where it holds no such JSON. */
export function parseAnswer(answer: string): Answer {
	const said = answer.replace(/<think>[\s\S]*?<\/think>/g, "");
	const json = /[[{][\s\S]*[\]}]/.exec(said)?.[0];
	if (json === undefined) throw new Error(`the answer holds no JSON: ${excerpt(answer)}`);
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		throw new Error(`the answer is not valid JSON: ${excerpt(answer)}`);
	}
	const list = Array.isArray(value) ? value : (value as { claims?: unknown }).claims;
	if (!Array.isArray(list)) throw new Error(`the answer has no list of claims: ${excerpt(answer)}`);
	const claims: ProposedClaim[] = [];
	for (const item of list) {
		const parsed = claim.safeParse(item);
		if (!parsed.success) continue;
		const { subject_type: subjectType, object_type: objectType, title, amount, status, ...rest } = parsed.data;
		claims.push({
			...rest,
			subjectType,
			objectType,
			...(title && { title }),
			...(amount && { amount }),
			...(status && { status }),
		});
	}
	return { claims, unreadable: list.length - claims.length };
}

function excerpt(text: string): string {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > 80 ? `${line.slice(0, 80)}…` : line || "(nothing)";
}
