import { describe, expect, test } from "vitest";
import { reportsOf } from "../../src/ingest/assemble.ts";
import type { Report } from "../../src/ingest/report.ts";
import { Chat, type Clock } from "../../src/llm/chat.ts";
import { pieces } from "../../src/llm/pieces.ts";
import { instructions } from "../../src/llm/prompt.ts";
import { type Answers, Proposer } from "../../src/llm/proposer.ts";
import { CLAIM_TYPES, ENTITY_TYPES, STATUSES } from "../../src/schema.ts";
import { type Answering, chatServer, closedServer, fail, say } from "./server.ts";

const TEXT = "云上星河集团在东湖新城建设云杉园。林海公司向云杉园投资3亿元。\n";

function report(text: string, name = "t.txt"): Report {
	return reportsOf({ name, format: "txt", encoding: "utf-8", text, bytes: text.length })[0] as Report;
}

const CLAIM = {
	subject: "云上星河集团",
	subject_type: "Company",
	type: "DEVELOPS",
	object: "云杉园",
	object_type: "Project",
	quote: "云上星河集团在东湖新城建设云杉园",
	title: "",
	amount: null,
	status: "",
};
const GOOD = JSON.stringify({ claims: [CLAIM] });
const PROPOSED = {
	subject: "云上星河集团",
	subjectType: "Company",
	type: "DEVELOPS",
	object: "云杉园",
	objectType: "Project",
	quote: "云上星河集团在东湖新城建设云杉园",
};

/** A clock that waits no time, and remembers how long it was told to. */
function fakeClock(): Clock & { waits: number[] } {
	let time = 0;
	const waits: number[] = [];
	return {
		waits,
		now: () => time,
		wait: async (milliseconds) => {
			waits.push(milliseconds);
			time += milliseconds;
		},
	};
}

function memory(): Answers & { kept: Map<string, string> } {
	const kept = new Map<string, string>();
	return { kept, get: async (key) => kept.get(key) ?? null, set: async (key, answer) => void kept.set(key, answer) };
}

async function proposerOf(
	answer: Answering,
	more: { key?: string; timeout?: number; perMinute?: number } = {},
	answers = memory(),
) {
	const { url, asked } = await chatServer(answer);
	const clock = fakeClock();
	const chat = new Chat({ url, model: "m", timeout: 30, ...more }, clock);
	return { proposer: new Proposer(chat, answers), asked, clock, answers, url };
}

describe("a server that answers well", () => {
	test.each([
		["as asked", GOOD],
		["in a fence, with words around it", `好的：\n\`\`\`json\n${GOOD}\n\`\`\`\n以上。`],
		["after thinking aloud", `<think>也许 {"claims": 1}</think>${GOOD}`],
		["as a bare list", JSON.stringify([CLAIM])],
	])("%s: its claims", async (_, answer) => {
		const { proposer, asked } = await proposerOf((__, response) => say(response, answer), { key: "secret" });
		expect(await proposer.propose(report(TEXT))).toEqual([PROPOSED]);
		expect(asked).toMatchObject([{ path: "/v1/chat/completions", key: "Bearer secret", model: "m" }]);
		expect(asked[0]?.user).toContain(TEXT.trim());
		expect(proposer.account(1)).toMatchObject({
			model: "m",
			pieces: 1,
			requests: 1,
			retries: 0,
			promptTokens: 100,
			answerTokens: 10,
			proposed: 1,
			kept: 1,
			failed: [],
		});
	});

	test("is not asked the same twice; another model or text is", async () => {
		const answers = memory();
		const first = await proposerOf((_, response) => say(response, GOOD), {}, answers);
		await first.proposer.propose(report(TEXT));
		const second = await proposerOf((_, response) => say(response, GOOD), {}, answers);
		expect(await second.proposer.propose(report(TEXT, "other.txt"))).toEqual([PROPOSED]);
		expect(second.asked).toEqual([]);
		expect(second.proposer.account(0)).toMatchObject({ pieces: 1, cached: 1, requests: 0, promptTokens: 0 });
		await second.proposer.propose(report(`${TEXT}又及。`));
		expect(second.asked).toHaveLength(1);
	});

	test("is asked no faster than it is allowed to be", async () => {
		const { proposer, clock } = await proposerOf((_, response) => say(response, GOOD), { perMinute: 6 });
		for (const n of [1, 2, 3]) await proposer.propose(report(`${n}${TEXT}`));
		expect(clock.waits).toEqual([10_000, 10_000]);
		expect(proposer.account(0).seconds).toBe(20);
	});
});

describe("a server that answers badly", () => {
	test.each([
		["words", "我不知道。", /the answer holds no JSON: 我不知道/],
		["broken JSON", '{"claims": [}', /not valid JSON/],
		["another object", '{"facts": []}', /has no list of claims/],
	])("%s: tried again, then told and not kept", async (_, answer, reason) => {
		const { proposer, asked, clock, answers } = await proposerOf((__, response) => say(response, answer));
		expect(await proposer.propose(report(TEXT))).toEqual([]);
		expect(asked).toHaveLength(4);
		expect(clock.waits).toEqual([1000, 2000, 4000]);
		expect(answers.kept.size).toBe(0);
		expect(proposer.account(0)).toMatchObject({
			retries: 3,
			failed: [{ source: "t.txt", reason: expect.stringMatching(reason) }],
		});
	});

	test("wrong fields: those claims are counted, the others taken", async () => {
		const wrong = [
			{ ...CLAIM, type: "OWNS" },
			{ ...CLAIM, subject: 12 },
			{ ...CLAIM, object_type: "Firm" },
			{ ...CLAIM, status: "soon" },
			{ ...CLAIM, quote: undefined },
			null,
		];
		const { proposer } = await proposerOf((_, response) => say(response, JSON.stringify({ claims: [...wrong, CLAIM] })));
		expect(await proposer.propose(report(TEXT))).toEqual([PROPOSED]);
		expect(proposer.account(0)).toMatchObject({ proposed: 7, unreadable: 6, failed: [] });
	});

	test("an answer cut off is no answer", async () => {
		const { proposer, asked } = await proposerOf((_, response) => say(response, GOOD, { finish_reason: "length" }));
		expect(await proposer.propose(report(TEXT))).toEqual([]);
		expect(asked).toHaveLength(1);
		expect(proposer.account(0).failed[0]?.reason).toMatch(/cut off at the model's limit/);
	});

	test("no chat API at all", async () => {
		const { proposer } = await proposerOf((_, response) => response.end("<html>hello</html>"));
		await proposer.propose(report(TEXT));
		expect(proposer.account(0).failed[0]?.reason).toMatch(/not that of a chat API/);
	});

	test("busy, then well: it waits as long as it is asked to", async () => {
		const { proposer, clock } = await proposerOf((_, response, number) =>
			number === 1
				? fail(response, 429, "slow down", { "retry-after": "7" })
				: number === 2
					? fail(response, 503, "loading")
					: say(response, GOOD),
		);
		expect(await proposer.propose(report(TEXT))).toEqual([PROPOSED]);
		expect(clock.waits).toEqual([7000, 2000]);
		expect(proposer.account(0)).toMatchObject({ requests: 3, retries: 2, failed: [] });
	});

	test.each([
		[401, "bad key", /refuses to answer without a key: set REPORTGRAPH_LLM_KEY \(401: bad key\)/],
		[404, "no such model", /no chat API here, or no model m \(404: no such model\)/],
	])("%i: there is no use in going on", async (status, told, message) => {
		const { proposer, asked } = await proposerOf((_, response) => fail(response, status, told));
		await expect(proposer.propose(report(TEXT))).rejects.toThrow(message);
		expect(asked).toHaveLength(1);
	});

	test("400: that piece fails, at once", async () => {
		const { proposer, asked } = await proposerOf((_, response) => fail(response, 400, "too long"));
		expect(await proposer.propose(report(TEXT))).toEqual([]);
		expect(asked).toHaveLength(1);
		expect(proposer.account(0).failed).toEqual([{ source: "t.txt", reason: "answers 400: too long" }]);
	});
});

test("a server that answers too slowly is given up after the time-out", async () => {
	const { proposer, asked } = await proposerOf(() => {}, { timeout: 0.05 });
	expect(await proposer.propose(report(TEXT))).toEqual([]);
	expect(asked).toHaveLength(4);
	expect(proposer.account(0).failed[0]?.reason).toBe("no answer within 0.05 s (tried 4 times)");
});

test("a server that is not there: after three reports no more is tried, and every one is told", async () => {
	const clock = fakeClock();
	const proposer = new Proposer(new Chat({ url: await closedServer(), model: "m", timeout: 5 }, clock), memory());
	for (const n of [1, 2, 3, 4, 5]) expect(await proposer.propose(report(`${n}${TEXT}`, `${n}.txt`))).toEqual([]);
	const { requests, failed } = proposer.account(0);
	expect(requests).toBe(12);
	expect(failed.map(({ source }) => source)).toEqual(["1.txt", "2.txt", "3.txt", "4.txt", "5.txt"]);
	expect(failed[0]?.reason).toMatch(/^cannot be reached \(.+\) \(tried 4 times\)$/);
	expect(failed[4]?.reason).toMatch(/^not asked/);
});

test("long reports are asked about in pieces that end with paragraphs and hold every word", () => {
	const paragraph = (n: number) => `第${n}段。${"临江新城的项目正在建设。".repeat(12)}`;
	const long = `第九段很长。${"青禾大桥由省交建集团承建。".repeat(40)}`;
	const text = report([...Array.from({ length: 8 }, (_, n) => paragraph(n)), long].join("\n\n"));
	const found = pieces(text, 400);
	expect(found.length).toBeGreaterThan(4);
	expect(found.every((piece) => piece.length <= 400)).toBe(true);
	const letters = (words: string) => words.replace(/\s/g, "");
	expect(letters(found.join(""))).toBe(letters(text.text.value));
	const ends = new Set(text.blocks.map(({ end }) => text.text.value.slice(0, end)).map((whole) => whole.slice(-8)));
	expect(found.slice(0, 3).every((piece) => ends.has(piece.slice(-8)))).toBe(true);
});

test("the instructions name every type and status of the schema, and leave no gap", () => {
	const words = instructions();
	for (const word of [...ENTITY_TYPES, ...CLAIM_TYPES, ...Object.keys(STATUSES)]) expect(words).toContain(word);
	expect(words).not.toMatch(/\{\{|undefined/);
});
