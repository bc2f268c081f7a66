import { arrange, type Task } from "./arrange.ts";

/** Long enough for any neighbourhood; a larger view keeps what it has by then. */
const TIME_LIMIT_MS = 4000;

export type Progress = { positions: Float64Array; done: boolean };

addEventListener("message", ({ data }: MessageEvent<Task>) => {
	let last: Float64Array | undefined;
	for (const positions of arrange(data, Date.now() + TIME_LIMIT_MS)) {
		last = positions;
		postMessage({ positions, done: false } satisfies Progress);
	}
	if (last) postMessage({ positions: last, done: true } satisfies Progress);
});
