import type { AddressInfo } from "node:net";
import { serve as listen, type ServerType } from "@hono/node-server";
import type { Store } from "../store/store.ts";
import { createApp } from "./app.ts";
import { Data, type ReadSource } from "./data.ts";
import { builtViewer } from "./web.ts";

export interface ServerOptions {
	store: Store;
	/** Texts of the sources, where there is a workspace. */
	readSource?: ReadSource;
	/** 0 takes any free port. */
	port: number;
	host: string;
	/** Told in one line what is going on, and what went wrong with a request. */
	saying: (message: string) => void;
}

export interface RunningServer {
	/** Where the viewer is. */
	url: string;
	/** Stops listening; the store stays open. */
	close(): Promise<void>;
}

/**
 * Serves the viewer and its API from a store, which a later build may change meanwhile. Resolves once it listens. Throws
 * an Error that says what to do: the port in use, the store not there, the viewer not built.
 */
export async function startServer({ store, readSource, port, host, saying }: ServerOptions): Promise<RunningServer> {
	const data = new Data(store, readSource);
	await data.version(); // now rather than at the first request
	const web = await builtViewer(saying);
	const app = createApp({
		data,
		web,
		host,
		onError: (path, error) => saying(`${path}: ${error instanceof Error ? error.message : String(error)}`),
	});
	const server = await new Promise<ServerType>((resolve, reject) => {
		const starting = listen({ fetch: app.fetch, port, hostname: host }, () => resolve(starting));
		starting.on("error", (error: NodeJS.ErrnoException) => reject(new Error(listenFailure(error, host, port))));
	});
	const { port: bound } = server.address() as AddressInfo;
	return {
		url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				if ("closeAllConnections" in server) server.closeAllConnections();
			}),
	};
}

function listenFailure({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
	if (code === "EADDRINUSE")
		return `port ${port} of ${host} is in use: stop what listens there, or choose another with --port ${port + 1}`;
	if (code === "EACCES") return `port ${port} of ${host} may not be used: choose one above 1023 with --port`;
	if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
		return `${host} is no address of this machine: choose another with --host`;
	return `cannot listen at ${host}:${port}: ${message}`;
}
