import { createConnection, createServer, type Server as NetServer, type Socket } from "node:net";
import neo4j from "neo4j-driver";
import { afterAll, describe, expect, test } from "vitest";
import { GrafeoStore } from "../../src/store/grafeo.ts";
import { openStore } from "../../src/store/open.ts";
import { freePort, startNeo4j } from "../neo4j.ts";
import { temporaryFolder } from "../temporary.ts";
import { ask, contract } from "./contract.ts";
import { EMPTY, fixture, hub } from "./fixture.ts";

const server = await startNeo4j();

describe.skipIf(server === null)("Neo4j", () => {
	const { uri, password } = server ?? { uri: "", password: "" };
	const open = (graph: string, address = uri) => openStore(address, { graph, password: async () => password });
	afterAll(() => server?.stop());

	contract({
		open,
		raw: async (cypher, params) => {
			const driver = neo4j.driver(uri.replace(/\/\/.*@/, "//"), neo4j.auth.basic("neo4j", password));
			await driver.executeQuery(cypher, params).finally(() => driver.close());
		},
		runs: 10,
	});

	test("the named queries give the same rows as the embedded store", async () => {
		const [ours, theirs] = [await open("contract-rows"), new GrafeoStore(temporaryFolder(), "contract-rows")];
		for (const store of [ours, theirs]) await store.load(fixture());
		expect(await ask(ours)).toEqual(await ask(theirs));
		await ours.load(EMPTY);
		for (const store of [ours, theirs]) await store.close();
	});

	test("has its constraints and indexes", async () => {
		const store = await open("contract-schema");
		await store.load(EMPTY);
		const constraints = (await store.query("SHOW CONSTRAINTS YIELD name RETURN name")).rows.flat();
		expect(constraints).toEqual(
			expect.arrayContaining([
				"reportgraph_entity_id",
				"reportgraph_report_id",
				"reportgraph_LEADS_id",
				"reportgraph_MENTIONED_IN_id",
			]),
		);
		const indexes = (await store.query("SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'reportgraph' RETURN name, state"))
			.rows;
		expect(indexes.map(([name]) => name)).toEqual(
			expect.arrayContaining(["reportgraph_entity_name", "reportgraph_entity_search", "reportgraph_entity_fulltext"]),
		);
		expect(new Set(indexes.map(([, state]) => state))).toEqual(new Set(["ONLINE"]));
		await store.close();
	});

	test("names a wrong password and a server that does not answer", async () => {
		await expect(openStore(uri, { password: async () => "wrong" })).rejects.toThrow(/wrong user or password/);
		const nobody = `bolt://neo4j@127.0.0.1:${await freePort()}`;
		await expect(open("x", nobody)).rejects.toThrow(/does not answer.*ECONNREFUSED/);
	});

	test("names a connection that is lost", async () => {
		const proxy = await startProxy(uri);
		const store = await open("contract-lost", proxy.uri);
		expect((await store.query("RETURN 1 AS x")).rows).toEqual([[1]]);
		await proxy.stop();
		await expect(store.query("RETURN 1 AS x")).rejects.toMatchObject({
			kind: "failed",
			message: expect.stringMatching(/does not answer/),
		});
		await store.close();
	});

	test("a load whose connection is cut again and again ends as if it had not been, and its account is true", {
		timeout: 300_000,
	}, async () => {
		const proxy = await startProxy(uri);
		const store = await open("contract-cut", proxy.uri);
		const graph = hub(3000);
		await store.load(EMPTY);
		proxy.cutAfter([40_000, 90_000, 30_000, 150_000, 60_000]); // bytes from the client: in the midst of batches
		const account = await store.load(graph);
		expect(proxy.cuts).toBe(5);
		expect(account.nodes.created).toBe(graph.nodes.length);
		expect(account.edges.created).toBe(graph.edges.length);
		expect(await store.read()).toEqual(graph);
		await store.load(EMPTY);
		await store.close();
		await proxy.stop();
	});
});

/** Stands between us and the server, and cuts the connection when it is told to. */
async function startProxy(uri: string) {
	const { hostname, port } = new URL(uri.replace(/^\w+/, "http"));
	const sockets = new Set<Socket>();
	let left: number[] = [];
	const proxy = {
		uri: "",
		cuts: 0,
		/** Cuts all connections each time that so many bytes more have come from the client. */
		cutAfter: (bytes: number[]) => {
			left = [...bytes];
		},
		stop: () =>
			new Promise<void>((resolve) => {
				net.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	};
	const net: NetServer = createServer((client) => {
		const upstream = createConnection(Number(port), hostname);
		for (const [from, to] of [
			[client, upstream],
			[upstream, client],
		] as const) {
			sockets.add(from);
			from.on("error", () => {});
			from.on("close", () => {
				sockets.delete(from);
				to.destroy();
			});
		}
		upstream.pipe(client);
		client.on("data", (chunk) => {
			upstream.write(chunk);
			if (left[0] === undefined) return;
			left[0] -= chunk.length;
			if (left[0] > 0) return;
			left.shift();
			proxy.cuts++;
			for (const socket of sockets) socket.destroy();
		});
	});
	const at = await freePort();
	await new Promise<void>((resolve) => net.listen(at, "127.0.0.1", resolve));
	proxy.uri = `bolt://neo4j@127.0.0.1:${at}`;
	return proxy;
}
