import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** One request, as the server saw it. */
export interface Asked {
	path: string;
	key: string | undefined;
	model: string;
	system: string;
	user: string;
}

export type Answering = (asked: Asked, response: ServerResponse, number: number) => void;

/** A chat API on this machine that answers as it is told to; gives its address and what it was asked. */
export async function chatServer(answer: Answering): Promise<{ url: string; asked: Asked[] }> {
	const asked: Asked[] = [];
	const server = createServer(async (request, response) => {
		const { model, messages } = JSON.parse(await bodyOf(request));
		const one = {
			path: request.url ?? "",
			key: request.headers.authorization,
			model,
			system: messages[0].content,
			user: messages[1].content,
		};
		asked.push(one);
		answer(one, response, asked.length);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked };
}

/** The address of a server that is not there any more. */
export async function closedServer(): Promise<string> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return `http://127.0.0.1:${port}/v1`;
}

/** A reply in the form of the API. */
export function say(response: ServerResponse, content: string, more: object = {}): void {
	const usage = { prompt_tokens: 100, completion_tokens: 10 };
	response.end(JSON.stringify({ choices: [{ message: { content }, finish_reason: "stop", ...more }], usage }));
}

export function fail(response: ServerResponse, status: number, message: string, headers: Record<string, string> = {}): void {
	response.writeHead(status, headers).end(JSON.stringify({ error: { message } }));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString("utf8");
}
