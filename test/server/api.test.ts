import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import * as api from "../../src/server/api.ts";
import { createApp } from "../../src/server/app.ts";
import { Data } from "../../src/server/data.ts";
import { GrafeoStore } from "../../src/store/grafeo.ts";
import { temporaryFolder } from "../temporary.ts";
import { GRAPH, MARKUP, TEXT } from "./fixture.ts";

let app: Hono;
let store: GrafeoStore;
const said: string[] = [];

beforeAll(async () => {
	const folder = temporaryFolder(afterAll);
	const web = join(folder, "web");
	mkdirSync(join(web, "assets"), { recursive: true });
	writeFileSync(join(web, "index.html"), "<!doctype html>");
	writeFileSync(join(web, "assets", "main-1.js"), "export {}");
	writeFileSync(join(folder, "secret.json"), "{}");
	store = new GrafeoStore(join(folder, "store"));
	await store.load(GRAPH);
	app = createApp({
		data: new Data(store, async (name) => (name === "云河.txt" ? TEXT : null)),
		web,
		host: "127.0.0.1",
		onError: (path) => said.push(path),
	});
});
afterAll(() => store.close());

const get = (path: string) => app.request(path, { headers: { host: "localhost:8787" } });

/** What a call answers, checked against its schema to the letter. */
async function read<S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> {
	const response = await get(path);
	const body = await response.json();
	expect(response.status, JSON.stringify(body)).toBe(200);
	const parsed = schema.parse(body);
	expect(parsed).toEqual(body);
	return parsed;
}

async function refused(path: string): Promise<{ status: number; error: string }> {
	const response = await get(path);
	return { status: response.status, error: api.failure.parse(await response.json()).error };
}

describe("summary", () => {
	it("counts what the reports name and makes questions of it", async () => {
		const summary = await read(api.summary, "/api/summary");
		expect(summary).toMatchObject({
			counts: { Person: 1, Company: 1, Project: 1, Zone: 1 },
			officials: 1,
			relations: 6,
			leads: 1,
			reports: 2,
			dates: { first: "2023-05-06", last: "2024-01-02" },
		});
		expect(summary.examples.map(({ question }) => question)).toEqual(["谁牵头负责东港大桥？", "周岚牵头负责什么？"]);
	});
});

describe("search", () => {
	const search = async (q: string) => (await read(api.hits, `/api/search?q=${encodeURIComponent(q)}`)).hits;

	it("finds a name by any part of it, the same name first", async () => {
		expect((await search("东港")).map(({ name }) => name)).toEqual(["东港大桥"]);
		expect((await search("云河市")).map(({ name }) => name)).toEqual(["云河市"]);
		expect((await search("云河")).map(({ name }) => name)).toContain(MARKUP);
	});

	it("says which alias matched, what post a person holds, and how many reports there are", async () => {
		expect(await search("开发区")).toMatchObject([{ name: "云河经济开发区", alias: null }]);
		expect(await search("云河开发区")).toMatchObject([{ name: "云河经济开发区", alias: "云河开发区", reports: 2 }]);
		expect(await search("周岚")).toMatchObject([{ type: "Person", post: "云河经济开发区 党工委书记", reports: 2 }]);
	});

	it("takes traditional script, full-width letters and the spaces of an input method", async () => {
		expect((await search("東港大橋")).map(({ id }) => id)).toEqual(["j1"]);
		expect((await search(" 东 港 大 桥 ")).map(({ id }) => id)).toEqual(["j1"]);
		expect((await search("ＩＭＧ")).map(({ id }) => id)).toEqual(["c1"]);
	});

	it("says when there is more", async () => {
		const answer = await read(api.hits, `/api/search?q=${encodeURIComponent("云河")}&limit=1`);
		expect([answer.hits.length, answer.more]).toEqual([1, true]);
	});

	it("finds nothing for nothing, and for what is not there", async () => {
		expect(await search("")).toEqual([]);
		expect(await search("  ")).toEqual([]);
		expect(await search("没有此人")).toEqual([]);
	});

	it("takes quotation marks and braces as text", async () => {
		for (const q of ["'", '"', "}) DETACH DELETE n //", "$q", "\\", "%", "\u0000"]) await search(q);
		expect((await read(api.summary, "/api/summary")).relations).toBe(6);
	});
});

describe("an entity", () => {
	it("comes with facts and their sentences, relations from both sides, and reports", async () => {
		const project = await read(api.entity, "/api/entities/j1");
		expect(project.facts.map(({ property, text }) => [property, text])).toEqual([
			["investment", "12亿元"],
			["status", "under_construction"],
			["code", "1"],
		]);
		expect(project.facts[0]?.evidence).toMatchObject([
			{ quote: "开发区牵头推进东港大桥项目，总投资12亿元。", report: { paper: "云河日报" } },
		]);
		expect(project.relations.map(({ id, outgoing, other }) => [id, outgoing, other.name])).toEqual([
			["e2", false, "云河经济开发区"],
			["e3", false, "周岚"],
			["e4", false, MARKUP],
		]);
		expect(project.reports.map(({ id }) => id)).toEqual(["r1"]);
	});

	it("is found by an id of before it grew", async () => {
		expect((await read(api.entity, "/api/entities/z0")).id).toBe("z1");
	});

	it("that is unknown is a 404 that says so", async () => {
		expect(await refused("/api/entities/nobody")).toEqual({ status: 404, error: expect.stringContaining("nobody") });
	});
});

describe("a neighbourhood", () => {
	it("holds the neighbours, all relations among them, and each node's degree", async () => {
		const near = await read(api.neighbourhood, "/api/neighbourhood?ids=z1");
		expect(near.nodes.map(({ id, degree }) => [id, degree]).sort()).toEqual([
			["j1", 3],
			["p1", 3],
			["z1", 3],
			["z2", 2],
		]);
		expect(near.edges.map(({ id }) => id).sort()).toEqual(["e1", "e2", "e3", "e5", "e6"]);
	});

	it("is cut to the best attested; degrees tell what is left out", async () => {
		const near = await read(api.neighbourhood, "/api/neighbourhood?ids=z1&limit=1");
		expect(near.nodes.map(({ id }) => id)).toEqual(["z1", "p1"]);
		expect(near.nodes[0]?.degree).toBe(3);
	});

	it("of several is their union, and names ids that are unknown", async () => {
		const near = await read(api.neighbourhood, "/api/neighbourhood?ids=c1,gone,z1");
		expect(near.nodes).toHaveLength(5);
		expect(near.unknown).toEqual(["gone"]);
	});
});

describe("proof", () => {
	it("of a relation is its sentences with their reports", async () => {
		const { proofs, basis } = await read(api.proofs, "/api/relations/e1");
		expect(basis).toEqual({});
		expect(proofs).toMatchObject([
			{
				type: "HOLDS_POST",
				title: "党工委书记",
				source: { name: "周岚", forms: ["周岚"] },
				target: { forms: ["云河经济开发区", "云河开发区", "开发区"] },
				evidence: [
					{ quote: "云河开发区党工委书记周岚表示，", source: "云河.txt", start: 7, report: { title: "东港大桥开工" } },
					{ report: { id: "r2" } },
				],
			},
		]);
	});

	it("of a derived relation is all its steps, the posts first", async () => {
		const { basis } = await read(api.proofs, "/api/relations/e3");
		expect(basis.e3?.map(({ id, evidence }) => [id, evidence.length])).toEqual([
			["e6", 1],
			["e1", 2],
			["e2", 1],
		]);
		expect(basis.e3?.[2]?.evidence[0]?.trigger).toBe("牵头推进");
	});

	it("of a drawn line is all relations of the pair, either way round", async () => {
		const ids = async (a: string, b: string) => (await read(api.proofs, `/api/between?a=${a}&b=${b}`)).proofs.map(({ id }) => id);
		expect(await ids("j1", "z1")).toEqual(["e2"]);
		expect(await ids("z1", "j1")).toEqual(["e2"]);
		expect((await refused("/api/between?a=c1&b=p1")).status).toBe(404);
	});
});

describe("who leads which project", () => {
	it("gives person, best attested post, project and status, one row a relation", async () => {
		const { rows, total } = await read(api.leads, "/api/leads");
		expect(total).toBe(1);
		expect(rows).toMatchObject([
			{
				id: "e3",
				person: { type: "Person", name: "周岚" },
				title: "党工委书记",
				body: { type: "Zone", name: "云河经济开发区" },
				project: { name: "东港大桥" },
				status: "under_construction",
				investment: "12亿元",
			},
		]);
	});

	it("is narrowed by name, post or project, and paged", async () => {
		const total = async (query: string) => (await read(api.leads, `/api/leads?${query}`)).total;
		for (const q of ["周岚", "书记", "大橋", "东港大桥项目"]) expect(await total(`q=${encodeURIComponent(q)}`), q).toBe(1);
		expect(await total(`q=${encodeURIComponent("王")}`)).toBe(0);
		expect((await read(api.leads, "/api/leads?skip=1")).rows).toEqual([]);
	});
});

describe("a report", () => {
	it("comes with what it mentions and states", async () => {
		const report = await read(api.report, "/api/reports/r1");
		expect(report).toMatchObject({
			title: "东港大桥开工",
			paper: "云河日报",
			date: "2023-05-06",
			reporters: ["何一"],
			place: "云河市",
		});
		expect(report.relations.map(({ id }) => id).sort()).toEqual(["e1", "e2", "e4", "e6"]);
		expect(report.relations.find(({ id }) => id === "e1")?.quotes).toEqual(["云河开发区党工委书记周岚表示，"]);
		expect((await refused("/api/reports/r9")).status).toBe(404);
	});

	it("comes with its text where that is at hand, the quoted stretches in their places", async () => {
		const { text } = await read(api.report, "/api/reports/r1");
		expect(text).toMatchObject({ source: "云河.txt", start: 0, text: TEXT, length: TEXT.length });
		const quotes = new Set(GRAPH.edges.flatMap(({ evidence }) => evidence.map(({ quote }) => quote)));
		expect(text?.quoted.length).toBeGreaterThan(0);
		for (const { start, end } of text?.quoted ?? []) expect(quotes).toContain(TEXT.slice(start, end));
		expect((await read(api.report, "/api/reports/r2")).text).toBeNull();
	});
});

describe("bad requests", () => {
	it("are refused with the parameter and what is wrong with it", async () => {
		for (const [path, word] of [
			["/api/search", "q"],
			[`/api/search?q=${"字".repeat(201)}`, "q"],
			["/api/search?q=a&limit=0", "limit"],
			["/api/search?q=a&limit=many", "limit"],
			["/api/search?q=a&limit=99999", "limit"],
			["/api/neighbourhood", "ids"],
			["/api/neighbourhood?ids=,", "ids"],
			[`/api/neighbourhood?ids=${Array.from({ length: 201 }, (_, i) => i).join(",")}`, "ids"],
			["/api/neighbourhood?ids=z1&limit=1.5", "limit"],
			[`/api/entities/${"a".repeat(200)}`, "id"],
			["/api/between?a=c1", "b"],
			["/api/leads?skip=-1", "skip"],
		] as const) {
			const { status, error } = await refused(path);
			expect(status, path).toBe(400);
			expect(error, path).toContain(`${word}:`);
		}
	});

	it("to calls and pages that are not there are 404", async () => {
		expect((await refused("/api/nothing")).status).toBe(404);
		expect((await refused("/nothing.js")).status).toBe(404);
	});

	it("get no file outside the viewer's folder", async () => {
		for (const path of [
			"/../secret.json",
			"/%2e%2e/secret.json",
			"/..%2fsecret.json",
			"/assets/../../secret.json",
			"/%00",
			"/%E0%A4%A",
		]) {
			const response = await get(path);
			expect(response.status, path).toBeGreaterThanOrEqual(400);
			expect(response.status, path).toBeLessThan(500);
		}
	});
});

describe("files", () => {
	it("are the page, asked for anew, and assets that never change", async () => {
		const page = await get("/");
		expect([page.status, page.headers.get("content-type"), page.headers.get("cache-control")]).toEqual([
			200,
			"text/html; charset=utf-8",
			"no-cache",
		]);
		const asset = await get("/assets/main-1.js");
		expect(asset.headers.get("cache-control")).toContain("immutable");
	});
});

describe("a new build", () => {
	it("is served by the same server, under another version", async () => {
		const folder = temporaryFolder();
		const other = new GrafeoStore(join(folder, "store"));
		await other.load({ ...GRAPH, edges: [] });
		const here = createApp({ data: new Data(other), web: folder, host: "127.0.0.1", onError: () => {} });
		const ask = () => here.request("/api/leads", { headers: { host: "localhost" } });
		const before = await ask();
		expect(await before.json()).toMatchObject({ total: 0 });
		await new GrafeoStore(join(folder, "store")).load(GRAPH);
		const after = await ask();
		expect(await after.json()).toMatchObject({ total: 1 });
		expect(after.headers.get("x-data-version")).not.toBe(before.headers.get("x-data-version"));
		await other.close();
	});

	it("that took the store away is an error that says so, until it is back", async () => {
		const folder = temporaryFolder();
		const here = createApp({
			data: new Data(new GrafeoStore(join(folder, "none"))),
			web: folder,
			host: "127.0.0.1",
			onError: (path) => said.push(path),
		});
		const response = await here.request("/api/summary", { headers: { host: "localhost" } });
		expect(response.status).toBe(503);
		expect(await response.json()).toMatchObject({ error: expect.stringContaining("no store here") });
		expect(said).toContain("/api/summary");
	});
});
