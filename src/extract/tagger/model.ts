import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { Lattice, labelCount } from "./crf.ts";
import { FEATURE_VERSION } from "./features.ts";

/** One CRF of a model: its labels are columns of the model's scores. */
export interface Layer {
	name: string;
	types: readonly string[];
	/** First of its columns. */
	offset: number;
	/** What a weight of 1 in the file stands for. */
	scale: number;
	lattice: Lattice;
}

/** What a model file says of itself. */
export interface Header {
	format: "tagger/1";
	/** Version of the features that the weights belong to (FEATURE_VERSION). */
	features: number;
	layers: { name: string; types: string[]; scale: number; transitions: number[] }[];
	/** Features in the table. */
	size: number;
}

/**
 * Weights by feature hash. A file is Brotli over: the header's length (uint32, little endian), the header (JSON), then for every
 * feature in the order of its hash: the distance to the hash before (LEB128), the number of its weights (uint8), and the weights,
 * a column (uint8) and a value (int8) each.
 */
export class Model {
	readonly layers: readonly Layer[];
	/** Columns of a row of scores. */
	readonly columns: number;
	/** Open addressing: hash and where its weights start in `#weights`; start 0 = empty. */
	readonly #hashes: Int32Array;
	readonly #starts: Int32Array;
	readonly #mask: number;
	/** Count, then pairs of column and value. */
	readonly #weights: Int8Array;

	/** Throws an Error where the weights are not of this version of the features. */
	constructor(bytes: Uint8Array, name: string) {
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const body = 4 + view.getUint32(0, true);
		const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, body))) as Header;
		if (header.format !== "tagger/1" || header.features !== FEATURE_VERSION)
			throw new Error(
				`${name}: weights for features ${header.features} (${header.format}), but this program computes features ${FEATURE_VERSION}: train again (scripts/train/README.md)`,
			);
		let offset = 0;
		this.layers = header.layers.map(({ name, types, scale, transitions }) => {
			const layer = {
				name,
				types,
				offset,
				scale,
				lattice: new Lattice({ types: types.length, scores: Float32Array.from(transitions) }),
			};
			offset += labelCount(types.length);
			return layer;
		});
		this.columns = offset;
		const capacity = 2 ** Math.ceil(Math.log2(header.size * 2 + 2));
		this.#mask = capacity - 1;
		this.#hashes = new Int32Array(capacity);
		this.#starts = new Int32Array(capacity);
		this.#weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		let at = body;
		let hash = 0;
		for (let i = 0; i < header.size; i++) {
			let gap = 0;
			for (let shift = 1; ; shift *= 128) {
				const byte = bytes[at++] as number;
				gap += (byte & 127) * shift;
				if (byte < 128) break;
			}
			hash += gap;
			let slot = slotOf(hash | 0, this.#mask);
			while (this.#starts[slot] !== 0) slot = (slot + 1) & this.#mask;
			this.#hashes[slot] = hash | 0;
			this.#starts[slot] = at;
			at += 1 + 2 * (bytes[at] as number);
		}
	}

	/** Adds the weights of `n` rows of `width` features to `n` rows of `sums` (whole numbers, `columns` each). */
	add(rows: Int32Array, n: number, width: number, sums: Int32Array): void {
		const hashes = this.#hashes;
		const starts = this.#starts;
		const weights = this.#weights;
		const mask = this.#mask;
		for (let i = 0, k = 0; i < n; i++) {
			const row = i * this.columns;
			for (const end = k + width; k < end; k++) {
				const hash = rows[k] as number;
				if (hash === 0) continue;
				let slot = slotOf(hash, mask);
				let at = starts[slot] as number;
				while (at !== 0 && hashes[slot] !== hash) {
					slot = (slot + 1) & mask;
					at = starts[slot] as number;
				}
				if (at === 0) continue;
				for (let w = at + 1, last = at + 1 + 2 * ((weights[at] as number) & 255); w < last; w += 2) {
					const column = row + ((weights[w] as number) & 255);
					sums[column] = (sums[column] as number) + (weights[w + 1] as number);
				}
			}
		}
	}
}

function slotOf(hash: number, mask: number): number {
	return (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
}

/** Reads a model file. Throws an Error that names the file where it is missing or of another version. */
export function readModel(file: URL): Model {
	return new Model(brotliDecompressSync(readFileSync(file)), file.pathname);
}
