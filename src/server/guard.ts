import type { MiddlewareHandler } from "hono";

/** All that the page may load: its own files, and nothing from elsewhere. The layout runs in a worker. */
const POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data: blob:",
	"font-src 'self'",
	"connect-src 'self'",
	"worker-src 'self' blob:",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join("; ");

const HEADERS = {
	"Content-Security-Policy": POLICY,
	"X-Content-Type-Options": "nosniff",
	"Referrer-Policy": "no-referrer",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
};

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Addresses that listen on every interface: the machine may then be called by any of its names. */
const WILDCARD = new Set(["0.0.0.0", "::"]);

/** The host name of a Host header, lower case, without the port; null where the header is no host. */
function hostName(header: string): string | null {
	const match = /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(?::\d+)?$/i.exec(header);
	return match?.[1]?.toLowerCase() ?? null;
}

function isAddress(host: string): boolean {
	return host.startsWith("[") || /^\d{1,3}(\.\d{1,3}){3}$/.test(host);
}

/**
 * Refuses what a page of another site could send through the user's browser: a request under a foreign name (DNS
 * rebinding), one with a foreign Origin, and every method that writes. `bound` is the address that the server listens on.
 */
export function guard(bound: string): MiddlewareHandler {
	const own = bound.includes(":") ? `[${bound.toLowerCase()}]` : bound.toLowerCase();
	const allowed = (host: string) => LOOPBACK.has(host) || host === own || (WILDCARD.has(bound) && isAddress(host));

	return async (c, next) => {
		for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
		const host = c.req.header("host") ?? "";
		const name = hostName(host);
		if (name === null || !allowed(name))
			return c.json(
				{ error: `the host name “${host.slice(0, 100)}” is not one of this server's: open it by http://${own}` },
				403,
			);
		const origin = c.req.header("origin");
		if (origin !== undefined && origin !== `http://${host}`)
			return c.json({ error: `requests from the page “${origin.slice(0, 100)}” are not answered` }, 403);
		if (c.req.method !== "GET" && c.req.method !== "HEAD")
			return c.json({ error: `this server only reads: ${c.req.method} is not answered` }, 405);
		await next();
	};
}
