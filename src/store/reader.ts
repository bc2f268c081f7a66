import { type ChildProcess, fork } from "node:child_process";
import { type Limits, type Params, type Rows, StoreError } from "./store.ts";

/** What the parent asks. */
export interface Question {
	id: number;
	cypher: string;
	params: Params;
	rows: number;
}

/** What the child answers; the first message of all is about the opening. */
export type Answer =
	| { id: number; ok: true; rows: Rows }
	| { id: number; ok: false; kind: StoreError["kind"]; message: string }
	| { opened: true }
	| { opened: false; message: string };

interface Pending {
	question: Question;
	ms: number;
	timer: NodeJS.Timeout | null;
	resolve: (rows: Rows) => void;
	reject: (error: StoreError) => void;
}

/**
 * Queries to one version of an embedded store, run in a child process that has it open for reading: the engine cannot stop
 * a query, but a process can be killed. Several may run at once; where one is stopped, the others are asked again.
 */
export class Reader {
	readonly version: string;
	readonly #file: string;
	#child: ChildProcess | null = null;
	#open = false;
	#retired = false;
	#next = 1;
	readonly #pending = new Map<number, Pending>();

	constructor(file: string, version: string) {
		this.#file = file;
		this.version = version;
	}

	query(cypher: string, params: Params, { rows, ms }: Limits): Promise<Rows> {
		return new Promise((resolve, reject) => {
			const question = { id: this.#next++, cypher, params, rows };
			this.#pending.set(question.id, { question, ms, timer: null, resolve, reject });
			if (this.#child === null) this.#start();
			else if (this.#open) this.#ask(question.id);
			this.#hold();
		});
	}

	/** Closes once all that was asked is answered. */
	retire(): void {
		this.#retired = true;
		if (this.#pending.size === 0) this.close();
	}

	close(): void {
		for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(new StoreError("failed", "the store was closed"));
		this.#kill();
	}

	#start(): void {
		// Compiled, this file and the child's are .js.
		const program = new URL(import.meta.url.endsWith(".ts") ? "./reader-child.ts" : "./reader-child.js", import.meta.url);
		const child = fork(program, [this.#file], { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
		this.#child = child;
		this.#open = false;
		child.on("message", (answer: Answer) => this.#child === child && this.#answer(answer));
		child.on("exit", (code, signal) => this.#child === child && this.#died(`the query's process ended (${signal ?? code})`));
		child.on("error", (error) => this.#child === child && this.#died(`the query's process failed: ${error.message}`));
	}

	#ask(id: number): void {
		const pending = this.#pending.get(id);
		if (!pending) return;
		pending.timer = setTimeout(() => this.#overtime(id), pending.ms);
		this.#child?.send(pending.question);
	}

	#answer(answer: Answer): void {
		if ("opened" in answer) {
			if (!answer.opened) {
				this.#died(answer.message);
				return;
			}
			this.#open = true;
			for (const id of this.#pending.keys()) this.#ask(id);
			return;
		}
		const pending = this.#settle(answer.id);
		if (answer.ok) pending?.resolve(answer.rows);
		else pending?.reject(new StoreError(answer.kind, answer.message));
		if (!answer.ok && answer.kind === "limit") this.#restart();
		this.#hold();
		if (this.#retired && this.#pending.size === 0) this.#kill();
	}

	#overtime(id: number): void {
		const pending = this.#settle(id);
		if (!pending) return;
		pending.reject(new StoreError("limit", `stopped after ${pending.ms / 1000} s: ask for less, or start from a name`));
		this.#restart();
	}

	/** In place of the child that has to go; asks it again what others have asked. */
	#restart(): void {
		this.#kill();
		for (const { timer } of this.#pending.values()) clearTimeout(timer ?? undefined);
		if (this.#pending.size > 0) this.#start();
	}

	#died(message: string): void {
		this.#kill();
		for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(new StoreError("failed", message));
	}

	#settle(id: number): Pending | undefined {
		const pending = this.#pending.get(id);
		clearTimeout(pending?.timer ?? undefined);
		this.#pending.delete(id);
		return pending;
	}

	#kill(): void {
		this.#child?.kill("SIGKILL");
		this.#child = null;
		this.#open = false;
	}

	/** An idle child keeps no program alive. */
	#hold(): void {
		const change = this.#pending.size > 0 ? "ref" : "unref";
		this.#child?.[change]();
		this.#child?.channel?.[change]();
	}
}
