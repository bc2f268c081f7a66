import { spawn } from "node:child_process";
import { type Command, InvalidArgumentError } from "commander";
import type { ReadSource } from "../server/data.ts";
import { DEFAULT_WORKSPACE } from "../workspace/workspace.ts";
import { type Place, storeOf } from "./place.ts";

const PORT = 8787;
const HOST = "127.0.0.1";

export interface ServeOptions extends Place {
	port: number;
	host: string;
	/** Opens the browser at it. */
	open?: boolean;
}

export function register(program: Command): void {
	listening(program.command("serve"))
		.description("look at a graph in a browser")
		.option("-w, --workspace <dir>", "folder of the graph", DEFAULT_WORKSPACE)
		.option("-s, --store <uri>", "serve this store instead: bolt://user@host:7687, neo4j://…, or a path")
		.addHelpText(
			"after",
			`
Serves the viewer until it is stopped with Ctrl+C. It only reads; when a build changes the graph, an open page offers the
new data by itself.

Examples:
  reportgraph serve
  reportgraph serve --workspace kunshan --port 9000 --open
  NEO4J_PASSWORD=… reportgraph serve --store bolt://neo4j@localhost:7687`,
		)
		.action((options: ServeOptions) => serve(options));
}

/** Adds the options that say where to listen. */
export function listening(command: Command): Command {
	return command
		.option("-p, --port <number>", "port to listen on; 0 takes any that is free", parsePort, PORT)
		.option("--host <address>", "address to listen on; any other than this machine's own lets others read the graph", HOST)
		.option("--open", "open the browser");
}

/** Serves until SIGINT or SIGTERM, and resolves then. Throws an Error that says what to do where it cannot. */
export async function serve({ port, host, open, ...place }: ServeOptions): Promise<void> {
	const { startServer } = await import("../server/serve.ts");
	const saying = (message: string) => void process.stderr.write(`${message}\n`);

	const store = await storeOf(place, true);
	try {
		const server = await startServer({ store, readSource: await sourceReader(place), port, host, saying });
		process.stdout.write(`${server.url}\n`);
		saying(`the viewer is at ${server.url} (stop it with Ctrl+C)`);
		if (open) openBrowser(server.url);
		await stopped();
		await server.close();
	} finally {
		await store.close();
	}
}

/** The texts of the workspace; none where a store alone is served. */
async function sourceReader({ workspace: folder, store }: Place): Promise<ReadSource | undefined> {
	if (store !== undefined) return undefined;
	const { openWorkspace, readSource } = await import("../workspace/workspace.ts");
	const workspace = await openWorkspace(folder);
	return async (name) => (await readSource(workspace, name))?.text ?? null;
}

/** A second signal ends the program at once. */
function stopped(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
	});
}

function parsePort(text: string): number {
	const port = Number(text);
	if (!/^\d+$/.test(text) || port > 65535) throw new InvalidArgumentError("a port is a whole number from 0 to 65535");
	return port;
}

function openBrowser(url: string): void {
	const [command, ...args] =
		process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
	const child = spawn(command as string, [...args, url], { stdio: "ignore", detached: true });
	child.on("error", () => process.stderr.write(`no browser could be opened: open ${url} yourself\n`));
	child.unref();
}
