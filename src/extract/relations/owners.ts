import type { FactStatement, Statement } from "../claim.ts";
import type { Reading } from "../reading.ts";
import { statement } from "../statement.ts";

/** Who works for the owner's money. */
const HIRED =
	/承建|施工|承包|总包|代建|运营|操盘|运作|经营|管理|改造和|设计|监理|承接|承担|中标|租|退出|交由|交给|委托|招商|一期运|负责/;

/**
 * Who builds a thing of its own puts in what the thing costs: of every developer that is no contractor, an investment, where
 * the report states a sum for the thing.
 */
export function fromOwners(reading: Reading, statements: readonly Statement[], sums: readonly FactStatement[]): Statement[] {
	const { doc } = reading;
	const costs = new Map<number, FactStatement>();
	for (const sum of sums) if (!costs.has(sum.referent)) costs.set(sum.referent, sum);
	const end = (mention: number) => doc.mentions[mention]?.referent as number;
	const invested = new Set(statements.flatMap((s) => (s.type === "INVESTS_IN" ? [`${end(s.subject)} ${end(s.object)}`] : [])));
	const owners = new Map<number, Set<number>>();
	const found: Statement[] = [];
	for (const claim of statements) {
		if (claim.type !== "DEVELOPS" || claim.status === "denied") continue;
		const [owner, thing] = [end(claim.subject), end(claim.object)];
		const cost = costs.get(thing);
		if (!cost || doc.referents[owner]?.type !== "Company" || invested.has(`${owner} ${thing}`)) continue;
		if (claim.trigger && HIRED.test(doc.folded.slice(claim.trigger.start, claim.trigger.end))) continue;
		const known = owners.get(thing) ?? new Set();
		owners.set(thing, known.add(owner));
		invested.add(`${owner} ${thing}`);
		found.push({
			...statement(
				"INVESTS_IN",
				{ mention: claim.subject },
				{ mention: claim.object },
				{
					spans: [...claim.spans, ...cost.spans],
					status: claim.status,
					rule: claim.rule.startsWith("together") ? "invest.owner.together" : "invest.owner",
				},
			),
			properties: {},
		});
	}
	// One owner puts in the sum that is stated; of several nobody knows who puts in what.
	return found.map((claim) => {
		const thing = end(claim.object);
		const cost = costs.get(thing)?.value;
		return cost && typeof cost !== "string" && owners.get(thing)?.size === 1
			? { ...claim, properties: { amount: cost.text } }
			: claim;
	});
}
