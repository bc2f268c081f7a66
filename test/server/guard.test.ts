import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { guard } from "../../src/server/guard.ts";

function ask(bound: string, headers: Record<string, string>, method = "GET") {
	const app = new Hono();
	app.use(guard(bound));
	app.all("*", (c) => c.json({ answered: true }));
	return app.request("http://ignored/api/summary", { method, headers });
}

describe("the guard", () => {
	it("answers this machine's own names", async () => {
		for (const host of ["127.0.0.1:8787", "localhost:8787", "localhost", "[::1]:8787", "LOCALHOST:1"])
			expect((await ask("127.0.0.1", { host })).status, host).toBe(200);
	});

	it("refuses a foreign name: DNS rebinding", async () => {
		for (const host of [
			"evil.example",
			"evil.example:8787",
			"127.0.0.1.evil.example",
			"127.0.0.1@evil.example",
			"",
			"localhost:8787:1",
			"192.168.1.7",
		]) {
			const response = await ask("127.0.0.1", { host });
			expect(response.status, host).toBe(403);
			expect(await response.json()).toMatchObject({ error: expect.stringContaining("http://127.0.0.1") });
		}
	});

	it("answers the address that it was bound to, and any address when bound to all", async () => {
		expect((await ask("192.168.1.7", { host: "192.168.1.7:8787" })).status).toBe(200);
		expect((await ask("0.0.0.0", { host: "192.168.1.7:8787" })).status).toBe(200);
		expect((await ask("::", { host: "[fe80::1]:8787" })).status).toBe(200);
		expect((await ask("0.0.0.0", { host: "evil.example" })).status).toBe(403);
	});

	it("refuses a page of another origin", async () => {
		const host = "127.0.0.1:8787";
		expect((await ask("127.0.0.1", { host, origin: "http://127.0.0.1:8787" })).status).toBe(200);
		for (const origin of ["http://evil.example", "http://127.0.0.1:9999", "https://127.0.0.1:8787", "null"])
			expect((await ask("127.0.0.1", { host, origin })).status, origin).toBe(403);
	});

	it("refuses what would write", async () => {
		for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
			expect((await ask("127.0.0.1", { host: "localhost" }, method)).status, method).toBe(405);
	});

	it("lets the page load nothing from elsewhere and run no inline script, on refusals too", async () => {
		for (const host of ["localhost", "evil.example"]) {
			const policy = (await ask("127.0.0.1", { host })).headers.get("content-security-policy") ?? "";
			expect(policy).toContain("default-src 'none'");
			expect(policy).toContain("worker-src 'self' blob:");
			expect(policy).not.toContain("unsafe");
			expect(policy).not.toContain("http");
		}
	});
});
