import { type Command, InvalidArgumentError } from "commander";
import type { Proposer } from "../llm/proposer.ts";
import type { Workspace } from "../workspace/workspace.ts";

export interface LlmOptions {
	llm?: string;
	llmModel?: string;
	llmRate?: number;
	llmTimeout?: number;
}

/** In seconds: local models on a plain machine are slow. */
const TIMEOUT = 120;

/** Adds the options that let a language model propose claims. */
export function withLlm(command: Command): Command {
	return command
		.option(
			"--llm <url>",
			"ask a language model too: SENDS THE REPORTS to this chat API (OpenAI's form; http://localhost:11434/v1)",
			url,
		)
		.option("--llm-model <name>", "which model of it; its key is read from REPORTGRAPH_LLM_KEY, if it needs one")
		.option("--llm-rate <n>", "at most so many requests a minute", above0)
		.option("--llm-timeout <s>", `how long to wait for an answer, in seconds (default: ${TIMEOUT})`, above0)
		.hook("preAction", (_, action) => {
			const { llm, llmModel } = action.opts() as LlmOptions;
			if ((llm === undefined) !== (llmModel === undefined)) action.error("error: --llm and --llm-model go together");
		});
}

/** The model that the options name, its answers kept in the workspace; undefined where they name none. */
export async function proposerOf(
	{ llm, llmModel, llmRate, llmTimeout }: LlmOptions,
	workspace: Workspace,
): Promise<Proposer | undefined> {
	if (llm === undefined || llmModel === undefined) return undefined;
	const { Chat } = await import("../llm/chat.ts");
	const { Proposer } = await import("../llm/proposer.ts");
	const { answersIn } = await import("../workspace/workspace.ts");
	const key = process.env.REPORTGRAPH_LLM_KEY;
	const chat = new Chat({ url: llm, model: llmModel, key, timeout: llmTimeout ?? TIMEOUT, perMinute: llmRate });
	return new Proposer(chat, answersIn(workspace));
}

function url(given: string): string {
	if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
		throw new InvalidArgumentError("write the address of the API: https://host/v1.");
	return given;
}

function above0(given: string): number {
	const number = Number(given);
	if (!(number > 0 && number < 1e6)) throw new InvalidArgumentError("not a number above 0.");
	return number;
}
