/**
 * `node scripts/confidence.ts`: measures every rule for claims anew, from the text to the relation, and writes src/extract/confidence.ts.
 * Needs the annotated reports beside the checkout (../shared, or `--shared DIR`). What is known of the rules for facts, which no relation
 * tells, stays as it is. Run it after a change of rules or models, then scripts/scores.ts.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { counted, earned, judged, workedOn } from "./judged.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({ options: { shared: { type: "string", default: join(ROOT, "../shared") } } });
const file = join(ROOT, "src/extract/confidence.ts");

const { seeds, training } = await workedOn(values.shared);
const facts = readFileSync(file, "utf8").match(/^\t"fact\..*$/gm) ?? [];
const rules = [...Map.groupBy(judged([...seeds, ...training]), ({ rule }) => rule)].flatMap(([rule, claims]) => {
	const confidence = earned(claims);
	if (confidence === null) return [];
	const { right, open, wrong } = counted(claims);
	const key = /^\w+$/.test(rule) ? rule : `"${rule}"`;
	return [`\t${key}: ${Number(confidence.toFixed(2))}, // ${right} right, ${open} open, ${wrong} wrong`];
});

writeFileSync(
	file,
	`/**
 * How often each rule is right: written by scripts/confidence.ts. For claims the share of right ones among those of their rule in the annotated
 * reports, from the text to the relation, one right and one wrong added (a rule seen twice is not certain), those that the annotators left
 * open left out. Rules that met none of those reports are not listed and have the confidence of \`statement\`.
 */
export const CONFIDENCE: Readonly<Record<string, number>> = {
${[...facts, ...rules].sort().join("\n")}
};
`,
);
