/**
 * The child process of `reader.ts`: opens the embedded store named by its argument for reading, answers questions, and
 * dies with its parent. Reading only is the engine's own: no statement gets past it.
 */
import grafeo from "@grafeo-db/js";
import { fromGrafeo, grafeoError } from "./grafeo-values.ts";
import type { Answer, Question } from "./reader.ts";
import type { Rows } from "./store.ts";

/** Bytes of memory that queries may take, beside the open store. */
const MEMORY = 1 << 30;

const running = new Set<number>();

function send(answer: Answer): void {
	process.send?.(answer);
}

/** At once, whatever the engine's threads are doing: a normal exit waits for them. */
function die(): void {
	process.kill(process.pid, "SIGKILL");
}

function watchMemory(before: number): void {
	setInterval(() => {
		if (running.size === 0 || process.memoryUsage.rss() - before < MEMORY) return;
		// The longest running is the likeliest; the parent kills this process and asks the others again.
		const [id] = running as Set<number> & Iterable<number>;
		if (id !== undefined)
			send({
				id,
				ok: false,
				kind: "limit",
				message: `stopped: it took more than ${MEMORY >> 20} MB of memory: ask for less, or start from a name`,
			});
	}, 100).unref();
}

async function answer(db: grafeo.GrafeoDB, { id, cypher, params, rows: limit }: Question): Promise<Rows> {
	const start = performance.now();
	running.add(id);
	try {
		const result = await db.executeCypher(cypher, params);
		const length = Math.min(result.length, limit);
		const columns = result.columns;
		const rows = Array.from({ length }, (_, i) => {
			const row = result.get(i);
			return columns.map((column) => fromGrafeo(row[column]));
		});
		return { columns, rows, truncated: result.length > limit, ms: performance.now() - start };
	} finally {
		running.delete(id);
	}
}

process.on("disconnect", die);
try {
	const db = grafeo.GrafeoDB.openReadOnly(process.argv[2] as string);
	watchMemory(process.memoryUsage.rss());
	process.on("message", (question: Question) => {
		answer(db, question).then(
			(rows) => send({ id: question.id, ok: true, rows }),
			(error) => {
				const { kind, message } = grafeoError(error);
				send({ id: question.id, ok: false, kind, message });
			},
		);
	});
	send({ opened: true });
} catch (error) {
	send({
		opened: false,
		message: `${process.argv[2]}: cannot be read (${grafeoError(error).message}): delete it, then build or load again`,
	});
}
