import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		// Children, browsers and servers take their time on a busy machine; no test is decided by timing.
		testTimeout: 300_000,
		hookTimeout: 300_000,
	},
});
