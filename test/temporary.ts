import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A new folder that is gone after the test; in a hook, pass `afterAll`. */
export function temporaryFolder(after: (work: () => void) => void = onTestFinished): string {
	const folder = mkdtempSync(join(tmpdir(), "reportgraph-"));
	after(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
