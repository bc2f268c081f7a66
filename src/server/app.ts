import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { parameters } from "./api.ts";
import type { Data } from "./data.ts";
import { guard } from "./guard.ts";

export interface AppOptions {
	data: Data;
	/** Folder of the built viewer. */
	web: string;
	/** The address that the server listens on. */
	host: string;
	/** Told of what went wrong inside, with what was asked. */
	onError: (message: string, error: unknown) => void;
}

const MEDIA: Record<string, string> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".json": "application/json; charset=utf-8",
	".woff2": "font/woff2",
};

/** The viewer's HTTP side: `/api/…` answers JSON, every other path is a file of the built viewer. Reads only. */
export function createApp({ data, web, host, onError }: AppOptions): Hono {
	const app = new Hono();
	app.use(guard(host));
	app.use("/api/*", async (c, next) => {
		await next();
		const version = await data.version().catch(() => null);
		if (version !== null) c.header("X-Data-Version", version);
		c.header("Cache-Control", "no-store");
	});

	app.get("/api/version", async (c) => c.json({ version: await data.version() }));
	app.get("/api/summary", async (c) => c.json(await data.summary()));
	app.get("/api/search", (c) => answer(c, parameters.search, ({ q, limit }) => data.search(q, limit)));
	app.get("/api/entities/:id", (c) => answer(c, parameters.one, ({ id }) => data.entity(id)));
	app.get("/api/neighbourhood", (c) => answer(c, parameters.neighbourhood, ({ ids, limit }) => data.neighbourhood(ids, limit)));
	app.get("/api/relations/:id", (c) => answer(c, parameters.one, ({ id }) => data.relation(id)));
	app.get("/api/between", (c) => answer(c, parameters.between, ({ a, b }) => data.between(a, b)));
	app.get("/api/leads", (c) => answer(c, parameters.leads, ({ q, skip, limit }) => data.leads(q, skip, limit)));
	app.get("/api/reports/:id", (c) => answer(c, parameters.one, ({ id }) => data.report(id)));
	app.all("/api/*", (c) => c.json({ error: `no such call: ${c.req.path}` }, 404));
	app.get("*", (c) => file(c, web));

	app.onError((error, c) => {
		onError(c.req.path, error);
		const message = error instanceof Error ? error.message : String(error);
		return c.json({ error: `the data could not be read: ${message}` }, 503);
	});
	return app;
}

/** Checks the parameters, then answers; an answer of null is a 404. */
async function answer<S extends z.ZodObject>(c: Context, schema: S, read: (parameters: z.infer<S>) => Promise<object | null>) {
	const checked = schema.safeParse({ ...c.req.query(), ...c.req.param() });
	if (!checked.success) {
		const faults = checked.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
		return c.json({ error: `bad parameters: ${faults.join("; ")}` }, 400);
	}
	const found = await read(checked.data);
	if (found === null) return c.json({ error: `the data holds nothing of the id “${c.req.param("id") ?? ""}”` }, 404);
	return c.json(found);
}

async function file(c: Context, web: string) {
	const path = normalize(join(web, c.req.path === "/" ? "index.html" : c.req.path));
	const media = MEDIA[extname(path)];
	const inside = path.startsWith(web + sep);
	if (!inside || !media || !(await stat(path).catch(() => null))?.isFile())
		return c.json({ error: `no such page: ${c.req.path}` }, 404);
	c.header("Content-Type", media);
	// Vite puts a hash of the content into the names of `assets/`; the page itself must be asked for anew.
	c.header("Cache-Control", c.req.path.startsWith("/assets/") ? "max-age=31536000, immutable" : "no-cache");
	return c.body(await readFile(path));
}
