import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `npx vite web` serves the viewer with hot reload, its data from a `reportgraph serve` that runs beside it.
export default defineConfig({
	plugins: [react()],
	build: { outDir: "../dist/web", emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } },
	worker: { format: "es" },
	server: { proxy: { "/api": "http://127.0.0.1:8787" } },
});
