import type { Point, Task } from "./arrange.ts";
import type { Progress } from "./layout.worker.ts";

/**
 * Runs the layout of a task in a worker; `move` gets every node's place as it goes, `done` is called once at its end.
 * Returns a function that stops it where it is.
 */
export function runLayout(task: Task, move: (places: Map<string, Point>) => void, done: () => void): () => void {
	const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
	worker.onmessage = ({ data }: MessageEvent<Progress>) => {
		const { positions } = data;
		move(new Map(task.nodes.map(({ id }, i) => [id, { x: positions[2 * i] as number, y: positions[2 * i + 1] as number }])));
		if (data.done) finish();
	};
	worker.onerror = () => finish();
	worker.postMessage(task);

	let running = true;
	function finish() {
		worker.terminate();
		if (!running) return;
		running = false;
		done();
	}
	return () => {
		running = false;
		worker.terminate();
	};
}
