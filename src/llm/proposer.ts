import { createHash } from "node:crypto";
import type { ProposedClaim } from "../extract/proposed.ts";
import type { Report } from "../ingest/report.ts";
import { parseAnswer } from "./answer.ts";
import { type Chat, Failed } from "./chat.ts";
import { pieces } from "./pieces.ts";
import { instructions } from "./prompt.ts";

/** Answers kept by what was asked. */
export interface Answers {
	get(key: string): Promise<string | null>;
	set(key: string, answer: string): Promise<void>;
}

/** What the model did, and what it cost. */
export interface LlmAccount {
	model: string;
	/** Pieces of reports that it was asked about, or had been before. */
	pieces: number;
	/** Of these, those whose answer was kept from an earlier build. */
	cached: number;
	requests: number;
	/** Requests that were second tries. */
	retries: number;
	promptTokens: number;
	answerTokens: number;
	/** Spent on requests and pauses. */
	seconds: number;
	/** Claims in its answers. */
	proposed: number;
	/** Of these, those that passed the check and that no rule had made. */
	kept: number;
	/** Claims with wrong or missing fields. */
	unreadable: number;
	/** Pieces without an answer. */
	failed: { source: string; reason: string }[];
}

/** Longest piece of a report that one request asks about, in UTF-16 code units. */
const PIECE = 2000;
/** After so many failures in a row to reach the server, it is not asked any more. */
const GIVE_UP = 3;

/** Asks a language model what reports state. */
export class Proposer {
	readonly #chat: Chat;
	readonly #answers: Answers;
	readonly #system = instructions();
	#unreached = 0;
	readonly #account = { pieces: 0, cached: 0, proposed: 0, unreadable: 0, failed: [] as LlmAccount["failed"] };

	constructor(chat: Chat, answers: Answers) {
		this.#chat = chat;
		this.#answers = answers;
	}

	get model(): string {
		return this.#chat.server.model;
	}

	/** What the model says that the report states. A piece that gets no answer is counted as failed. Throws `Refused` where there is no use in asking. */
	async propose(report: Report): Promise<ProposedClaim[]> {
		const claims: ProposedClaim[] = [];
		for (const piece of pieces(report, PIECE)) {
			this.#account.pieces++;
			try {
				claims.push(...(await this.#claims(report, piece)));
			} catch (error) {
				if (!(error instanceof Failed)) throw error;
				this.#account.failed.push({ source: report.source, reason: error.message });
			}
		}
		return claims;
	}

	/** `kept` of the proposed claims are in the graph. */
	account(kept: number): LlmAccount {
		const { server, requests, retries, promptTokens, answerTokens, spent } = this.#chat;
		const cost = { requests, retries, promptTokens, answerTokens, seconds: Math.round(spent / 100) / 10 };
		return { model: server.model, ...this.#account, ...cost, kept };
	}

	async #claims(report: Report, piece: string): Promise<ProposedClaim[]> {
		const user = `${headOf(report)}\n\n${piece}`;
		const key = createHash("sha256")
			.update(JSON.stringify([this.#chat.server.model, this.#system, user]))
			.digest("hex");
		const kept = await this.#answers.get(key);
		if (kept !== null) this.#account.cached++;
		else if (this.#unreached >= GIVE_UP) throw new Failed("not asked: the server could not be reached before", true);
		const text = kept ?? (await this.#ask(user));
		if (kept === null) await this.#answers.set(key, text);
		const { claims, unreadable } = parseAnswer(text);
		this.#account.proposed += claims.length + unreadable;
		this.#account.unreadable += unreadable;
		return claims;
	}

	/** An answer that can be read. */
	async #ask(user: string): Promise<string> {
		try {
			const text = await this.#chat.ask(this.#system, user, (answer) => {
				parseAnswer(answer);
				return answer;
			});
			this.#unreached = 0;
			return text;
		} catch (error) {
			this.#unreached = error instanceof Failed && error.down ? this.#unreached + 1 : 0;
			throw error;
		}
	}
}

/** What a reader of the piece needs to know of the whole. */
function headOf({ title, date, place, byline }: Report): string {
	const facts = { 标题: title, 日期: date, 所在地: place, 署名: byline };
	return Object.entries(facts)
		.filter(([, fact]) => fact !== null)
		.map(([name, fact]) => `${name}：${fact}`)
		.join("\n");
}
