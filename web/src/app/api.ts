import { useEffect, useState, useSyncExternalStore } from "react";

/** What the server answered so far. */
export type Loading<T> =
	| { state: "loading" }
	| { state: "done"; data: T }
	| { state: "failed"; reason: "gone" | "not-found" | "error"; message: string };

/** Says why a call failed: the server does not answer, it has nothing of that id, or it says what is wrong. */
export class ApiError extends Error {
	readonly reason: "gone" | "not-found" | "error";
	constructor(reason: ApiError["reason"], message: string) {
		super(message);
		this.reason = reason;
	}
}

const KEPT = 100;
const answers = new Map<string, Promise<unknown>>();

/** Answers are kept while the page is open: the same data gives the same answer, until `forget`. */
export function call<T>(path: string): Promise<T> {
	const kept = answers.get(path);
	if (kept) return kept as Promise<T>;
	const answer = fetchJson<T>(path);
	answers.set(path, answer);
	answer.catch(() => answers.delete(path));
	const oldest = answers.keys().next().value;
	if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
	return answer;
}

async function fetchJson<T>(path: string): Promise<T> {
	let response: Response;
	try {
		response = await fetch(path, { headers: { Accept: "application/json" } });
	} catch {
		connection.set(false);
		throw new ApiError("gone", path);
	}
	connection.set(true);
	noteVersion(response.headers.get("X-Data-Version"));
	const body = await response.json().catch(() => ({ error: `${response.status} ${response.statusText}` }));
	if (!response.ok) throw new ApiError(response.status === 404 ? "not-found" : "error", body.error);
	return body as T;
}

/** The answer of a call for as long as `path` stays the same; null asks nothing. Keeps the last answer while the next is on its way. */
export function useApi<T>(path: string | null): Loading<T> & { retry: () => void } {
	const [answer, setAnswer] = useState<{ path: string | null; loading: Loading<T> }>({
		path: null,
		loading: { state: "loading" },
	});
	const [attempt, setAttempt] = useState(0);
	const epoch = useSyncExternalStore(epochs.subscribe, epochs.get);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another attempt, or new data, asks the same again
	useEffect(() => {
		if (path === null) return;
		let current = true;
		call<T>(path).then(
			(data) => current && setAnswer({ path, loading: { state: "done", data } }),
			(error: unknown) => {
				const reason = error instanceof ApiError ? error.reason : "error";
				if (current) setAnswer({ path, loading: { state: "failed", reason, message: (error as Error).message } });
			},
		);
		return () => {
			current = false;
		};
	}, [path, attempt, epoch]);
	return { ...(answer.path === path ? answer.loading : { state: "loading" }), retry: () => setAttempt((n) => n + 1) };
}

/** A value outside React that components follow. */
function cell<T>(value: T) {
	const listeners = new Set<() => void>();
	return {
		get: () => value,
		set(next: T) {
			if (Object.is(next, value)) return;
			value = next;
			for (const listener of listeners) listener();
		},
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

/** Whether the server answered the last call. */
export const connection = cell(true);
/** Whether the server has newer data than the page shows. */
export const outdated = cell(false);
const epochs = cell(0);
let version: string | null = null;

function noteVersion(of: string | null): void {
	if (of === null) return;
	version ??= of;
	if (of !== version) outdated.set(true);
}

/** Drops all answers and asks anew: the page shows the server's present data. */
export function forget(): void {
	answers.clear();
	version = null;
	outdated.set(false);
	epochs.set(epochs.get() + 1);
}

/** Asks now and then whether the server is there and has newer data. Returns a function that ends it. */
export function watchServer(): () => void {
	const look = () => {
		if (document.visibilityState === "visible") void fetchJson("/api/version").catch(() => {});
	};
	const timer = setInterval(look, 8000);
	document.addEventListener("visibilitychange", look);
	return () => {
		clearInterval(timer);
		document.removeEventListener("visibilitychange", look);
	};
}
