import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Command } from "commander";
import type { Store } from "../store/store.ts";

export interface Place {
	workspace: string;
	store?: string;
	graph?: string;
}

/** The store that a command's options name: that of the workspace unless there is a `store`. */
export async function storeOf({ workspace: folder, store: uri, graph }: Place, readOnly: boolean): Promise<Store> {
	const { openStore } = await import("../store/open.ts");
	const { openWorkspace } = await import("../workspace/workspace.ts");
	return openStore(uri ?? (await openWorkspace(folder)).store, { readOnly, graph, password: askPassword });
}

/** The password of NEO4J_PASSWORD, or else one that is asked for on the terminal, unseen; null where there is no terminal. */
export async function askPassword(): Promise<string | null> {
	const known = process.env.NEO4J_PASSWORD;
	if (known !== undefined) return known;
	if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
	process.stderr.write("Password: ");
	const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
	const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
	try {
		return await terminal.question("");
	} finally {
		terminal.close();
		process.stderr.write("\n");
	}
}

/** Runs a command's work; what was asked for wrongly ends it with the exit code of wrong usage. */
export async function withUsage(command: Command, work: () => Promise<void>): Promise<void> {
	const { StoreError } = await import("../store/store.ts");
	try {
		await work();
	} catch (error) {
		if (error instanceof StoreError && error.kind === "usage") command.error(`error: ${error.message}`);
		throw error;
	}
}
