import { brotliCompressSync, constants } from "node:zlib";
import { FEATURE_VERSION } from "../../src/extract/tagger/features.ts";
import type { Header } from "../../src/extract/tagger/model.ts";
import type { Weights } from "./trainer.ts";

/** A trained CRF and how small a weight is left out of the file. */
export interface TrainedLayer {
	name: string;
	types: readonly string[];
	weights: Weights;
	/** Weights below this are dropped. */
	prune: number;
}

/** A model's bytes, uncompressed, as `Model` reads them. The last layer is the one that tags. */
export function modelBytes(layers: readonly TrainedLayer[]): Uint8Array {
	const table = new Map<number, number[]>();
	const header: Header = { format: "tagger/1", features: FEATURE_VERSION, layers: [], size: 0 };
	let offset = 0;
	for (const { name, types, weights, prune } of layers) {
		const scale = largest(weights.rows) / 127;
		for (const [hash, row] of weights.index)
			for (let l = 0; l < weights.labels; l++) {
				const weight = weights.rows[row * weights.labels + l] as number;
				const value = Math.max(-127, Math.min(127, Math.round(weight / scale)));
				if (Math.abs(weight) < prune || value === 0) continue;
				const list = table.get(hash >>> 0);
				if (list) list.push(offset + l, value & 255);
				else table.set(hash >>> 0, [offset + l, value & 255]);
			}
		header.layers.push({
			name,
			types: [...types],
			scale,
			transitions: [...weights.transitions].map((t) => Math.round(t * 1e4) / 1e4),
		});
		offset += weights.labels;
	}
	header.size = table.size;
	const head = new TextEncoder().encode(JSON.stringify(header));
	const bytes: number[] = [head.length & 255, (head.length >> 8) & 255, (head.length >> 16) & 255, head.length >>> 24];
	for (const byte of head) bytes.push(byte);
	let last = 0;
	for (const hash of [...table.keys()].sort((a, b) => a - b)) {
		let gap = hash - last;
		last = hash;
		for (; gap >= 128; gap = Math.floor(gap / 128)) bytes.push((gap % 128) + 128);
		const pairs = table.get(hash) as number[];
		bytes.push(gap, pairs.length / 2);
		for (const byte of pairs) bytes.push(byte);
	}
	return Uint8Array.from(bytes);
}

/** The size that all but a few weights stay under: outliers are cut, so that the others keep their digits. */
function largest(rows: Float32Array): number {
	const sizes = rows
		.filter((w) => w !== 0)
		.map(Math.abs)
		.sort();
	return (sizes[Math.floor(sizes.length * 0.9995)] as number) ?? 1;
}

export function compress(bytes: Uint8Array): Uint8Array {
	return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });
}
