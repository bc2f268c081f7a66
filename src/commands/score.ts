import type { Comparison, Difference, End } from "../eval/compare.ts";
import { type Measured, measured, type Score } from "../eval/score.ts";
import type { Share } from "../eval/tally.ts";

/** A line for one document, and where `errors` a line for each difference with its quotes below. */
export function describeDocument(name: string, { entities, relations, differences }: Comparison, errors: boolean): string {
	const f1 = (tally: Comparison["entities"]) => measured(tally).f1.toFixed(3);
	const lines = [`${name.padEnd(32)} entities F1 ${f1(entities)}   relations F1 ${f1(relations)}`];
	if (errors)
		for (const difference of differences)
			lines.push(`    ${describeDifference(difference)}`, ...difference.quotes.map((quote) => `        «${quote}»`));
	return `${lines.join("\n")}\n`;
}

/** `missed DEVELOPS 甲公司 -> 乙项目*`; a star marks an end that is no entity of the gold. */
export function describeDifference(difference: Difference): string {
	const kind = difference.kind.padEnd(6);
	if (difference.of === "relation") {
		const end = ({ name, inGold }: End) => `${name}${inGold ? "" : "*"}`;
		return `${kind} ${difference.type} ${end(difference.from)} -> ${end(difference.to)}`;
	}
	const { type, name, should } = difference;
	return should ? `${kind} ${name}: ${type} should be ${should}` : `${kind} ${type} ${name}`;
}

const RULE = `${"-".repeat(78)}\n`;

/** The table of a score. */
export function describeScore(score: Score): string {
	const rows = (types: Partial<Record<string, Measured>>) =>
		Object.entries(types)
			.map(([type, measure]) => row(type, measure as Measured))
			.join("");
	const whole = (label: string, measure: Score["entities"]) =>
		row(label, measure) +
		(measure.interval
			? `${" ".repeat(18)} 95% of resampled sets of documents: ${measure.interval.map((f1) => f1.toFixed(3)).join(" to ")}\n`
			: "");
	const share = (label: string, { right, of }: Share) => (of > 0 ? `${label.padEnd(18)} ${right} of ${of}\n` : "");
	return [
		RULE,
		rows(score.entityTypes),
		RULE,
		rows(score.relationTypes),
		RULE,
		whole("entities", score.entities),
		whole("names only", score.names),
		whole("relations", score.relations),
		whole("pairs only", score.pairs),
		whole("LEADS", score.leads),
		share("titles exact", score.titles),
		share("quotes found", score.quotes),
		share("investment facts", score.investments),
	].join("");
}

function row(label: string, { precision, recall, f1, right, extra, missed }: Measured): string {
	const [p, r, f] = [precision, recall, f1].map((rate) => rate.toFixed(3));
	return `${label.padEnd(18)} P ${p}  R ${r}  F1 ${f}   (${right} right, ${extra} extra, ${missed} missed)\n`;
}

/** What --json gives of one document. */
export function documentJson(name: string, { entities, relations, leads, differences }: Comparison): object {
	return { name, entities: measured(entities), relations: measured(relations), leads: measured(leads), differences };
}
