import { z } from "zod";

/** A server with the chat API of OpenAI (its own, another vendor's, or a local one). */
export interface Server {
	/** Of the API: http://localhost:11434/v1. */
	url: string;
	model: string;
	/** Sent as a bearer token; none for most local servers. */
	key?: string;
	/** For one request, in seconds. */
	timeout: number;
	/** At most so many requests a minute; undefined for no limit. */
	perMinute?: number;
}

/** What time is to a chat: a test has its own. */
export interface Clock {
	/** In milliseconds. */
	now(): number;
	wait(milliseconds: number): Promise<void>;
}

const CLOCK: Clock = {
	now: () => performance.now(),
	wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** The server will not do this for anyone with these settings: there is no use in going on. */
export class Refused extends Error {}

/** One request failed for good; `down` where the server could not be reached at all. */
export class Failed extends Error {
	readonly down: boolean;

	constructor(message: string, down: boolean) {
		super(message);
		this.down = down;
	}
}

/** How often a request is tried. */
const TRIES = 4;
/** Before the second try, in milliseconds; twice as long before each further one. */
const FIRST_PAUSE = 1000;
/** The longest that a server may ask us to wait. */
const LONGEST_PAUSE = 60_000;

const reply = z.object({
	choices: z.array(z.object({ message: z.object({ content: z.string() }), finish_reason: z.string().nullish() })).min(1),
	usage: z.object({ prompt_tokens: z.number().default(0), completion_tokens: z.number().default(0) }).nullish(),
});

/** Asks a server, no faster than it is allowed to, and again where that may help. */
export class Chat {
	readonly server: Server;
	readonly #clock: Clock;
	#next = Number.NEGATIVE_INFINITY;
	/** Requests sent, and how many of them were second tries. */
	requests = 0;
	retries = 0;
	/** Of all replies, used or not. */
	promptTokens = 0;
	answerTokens = 0;
	/** Spent on requests and pauses, in milliseconds. */
	spent = 0;

	constructor(server: Server, clock: Clock = CLOCK) {
		this.server = server;
		this.#clock = clock;
	}

	/**
	 * What the model answers, as `read` reads it; an answer that `read` throws at is asked for again. Throws `Refused` where the server refuses key,
	 * model or address, `Failed` where no try gave an answer.
	 */
	async ask<T>(system: string, user: string, read: (answer: string) => T): Promise<T> {
		const started = this.#clock.now();
		let pause = FIRST_PAUSE;
		try {
			for (let tried = 1; ; tried++) {
				try {
					return read(await this.#once(system, user));
				} catch (error) {
					if (error instanceof Refused || (error instanceof Failed && !(error instanceof Passing))) throw error;
					const down = error instanceof Passing && error.down;
					if (tried === TRIES) throw new Failed(`${(error as Error).message} (tried ${TRIES} times)`, down);
					await this.#clock.wait(Math.min((error instanceof Passing && error.after) || pause, LONGEST_PAUSE));
					pause *= 2;
					this.retries++;
				}
			}
		} finally {
			this.spent += this.#clock.now() - started;
		}
	}

	async #once(system: string, user: string): Promise<string> {
		const { url, model, key, timeout, perMinute } = this.server;
		const now = this.#clock.now();
		if (now < this.#next) await this.#clock.wait(this.#next - now);
		if (perMinute !== undefined) this.#next = Math.max(now, this.#next) + 60_000 / perMinute;
		this.requests++;
		let response: Response;
		let body: string;
		try {
			response = await fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
				method: "POST",
				headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
				body: JSON.stringify({
					model,
					temperature: 0,
					messages: [
						{ role: "system", content: system },
						{ role: "user", content: user },
					],
				}),
				signal: AbortSignal.timeout(timeout * 1000),
			});
			body = await response.text();
		} catch (error) {
			const late = (error as Error).name === "TimeoutError";
			const cause = (error as { cause?: { code?: string } }).cause?.code;
			throw new Passing(
				late ? `no answer within ${timeout} s` : `cannot be reached (${cause ?? (error as Error).message})`,
				true,
			);
		}
		if (!response.ok) throw fault(response, body, this.server);
		const parsed = reply.safeParse(jsonOf(body));
		const choice = parsed.data?.choices[0];
		if (!choice) throw new Passing("the reply is not that of a chat API: is the address right?", false);
		const { prompt_tokens: promptTokens = 0, completion_tokens: answerTokens = 0 } = parsed.data?.usage ?? {};
		this.promptTokens += promptTokens;
		this.answerTokens += answerTokens;
		if (choice.finish_reason === "length") throw new Failed("the answer was cut off at the model's limit", false);
		return choice.message.content;
	}
}

/** What may be over at the next try. */
class Passing extends Failed {
	/** When the server asked to be tried again, in milliseconds from now. */
	readonly after: number | undefined;

	constructor(message: string, down: boolean, after?: number) {
		super(message, down);
		this.after = after;
	}
}

function fault({ status, headers }: Response, body: string, { url, model, key }: Server): Error {
	const told = messageOf(body);
	if (status === 401 || status === 403)
		return new Refused(
			`${url}: refuses ${key ? "the key of" : "to answer without a key: set"} REPORTGRAPH_LLM_KEY (${status}${told})`,
		);
	if (status === 404) return new Refused(`${url}: has no chat API here, or no model ${model} (404${told})`);
	if (status === 408 || status === 429 || status >= 500) {
		const after = Number(headers.get("retry-after")) * 1000;
		return new Passing(`answers ${status}${told}`, status >= 500, after > 0 ? after : undefined);
	}
	return new Failed(`answers ${status}${told}`, false);
}

/** What the body of an error says, after a colon; nothing where it says nothing. */
function messageOf(body: string): string {
	const error = (jsonOf(body) as { error?: { message?: unknown } | string } | null)?.error;
	const text = typeof error === "string" ? error : error?.message;
	return typeof text === "string" ? `: ${text.slice(0, 200)}` : "";
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
