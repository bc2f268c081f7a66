import type { LlmAccount } from "../llm/proposer.ts";
import type { Changes, LoadAccount } from "../store/store.ts";
import type { Account, Dropped } from "../workspace/account.ts";

/** What a load did, and where. */
export type Loaded = LoadAccount & { store: string };

const DROPPED = {
	"no-subject": "quote without the subject",
	"no-object": "quote without the object",
	"no-trigger": "quote without the word that states it",
	"outside-text": "quote not in the source",
	"ends-not-allowed": "type not allowed between these two",
	self: "both ends are the same",
} satisfies Record<keyof Account["dropped"], string>;

/** How many names a line lists. */
const LISTED = 5;

/** The account of a build in words, ending in a line break. */
export function describeBuild(account: Account, loaded: Loaded | null): string {
	const { sources, reports, dropped, notes, llm } = account;
	const lines = [
		`read       ${count(sources.read, "file")}, ${account.characters} characters${sources.again.length ? `; given twice: ${listed(sources.again)}` : ""}`,
		...notes.map(({ name, note }) => `  ${name}: ${note}`),
		`extracted  ${count(reports.extracted, "report")}, ${count(account.mentions, "mention")}, ${count(account.claims, "claim")}`,
	];
	if (reports.nameless.length)
		lines.push(`  no names in ${listed(reports.nameless.map(({ source, title }) => (title ? `${source} (${title})` : source)))}`);
	const drops = (Object.keys(DROPPED) as (keyof typeof DROPPED)[]).filter((reason) => dropped[reason]);
	lines.push(
		`dropped    ${count(total(dropped), "claim")}${drops.length ? `: ${drops.map((r) => `${dropped[r]} ${DROPPED[r]}`).join(", ")}` : ""}`,
	);
	if (llm) lines.push(...describeLlm(llm));
	lines.push(
		`failed     ${count(new Set(sources.failed.map(({ name }) => name)).size, "file")}`,
		...sources.failed.map(({ name, reason }) => `  ${name}: ${reason}`),
	);
	if (loaded) {
		lines.push(`entities   ${tally(account.entities)}`, `relations  ${tally(account.relations)}`);
		lines.push(`stored     in ${loaded.store}: nodes ${changes(loaded.nodes)}; relations ${changes(loaded.edges)}`);
	} else lines.push("nothing could be read: the workspace is as it was");
	return `${lines.join("\n")}\n`;
}

function describeLlm(llm: LlmAccount): string[] {
	const asked = `${count(llm.requests, "request")}${llm.retries ? ` (${llm.retries} again)` : ""}, ${llm.cached} of ${llm.pieces} pieces from earlier builds`;
	const bad = llm.unreadable ? `, ${llm.unreadable} with wrong fields` : "";
	return [
		`llm        ${llm.model}: ${count(llm.proposed, "claim")} proposed, ${llm.kept} new and checked${bad}`,
		`  ${asked}; ${llm.promptTokens} + ${llm.answerTokens} tokens, ${llm.seconds} s`,
		...llm.failed.slice(0, LISTED).map(({ source, reason }) => `  ${source}: no answer for a part of it: ${reason}`),
		...(llm.failed.length > LISTED ? [`  and ${llm.failed.length - LISTED} more without an answer`] : []),
	];
}

/** Every dropped statement with its reason, rule and quote, under its source; ends in a line break where there are any. */
export function describeDrops(dropped: readonly Dropped[]): string {
	const lines = [...Map.groupBy(dropped, ({ source }) => source)].flatMap(([source, drops]) => [
		source,
		...drops.flatMap(({ type, subject, object, reason, rule, quote }) => [
			`  ${subject} ${type} ${object}: ${DROPPED[reason]} (${reason}, by rule ${rule})`,
			`    «${quote}»`,
		]),
	]);
	return lines.map((line) => `${line}\n`).join("");
}

function changes(done: Changes): string {
	const parts = (["created", "updated", "deleted", "unchanged"] as const).filter((what) => done[what] > 0);
	return parts.map((what) => `${done[what]} ${what}`).join(", ") || "none";
}

function count(n: number, noun: string): string {
	return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function tally(counts: Record<string, number>): string {
	const parts = Object.entries(counts).map(([type, n]) => `${n} ${type}`);
	return `${total(counts)}${parts.length ? `: ${parts.join(", ")}` : ""}`;
}

function total(counts: Record<string, number>): number {
	return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

function listed(names: readonly string[]): string {
	const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
	return `${names.slice(0, LISTED).join(", ")}${more}`;
}
