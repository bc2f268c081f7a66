import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { Lattice, labelCount } from "./crf.ts";
import { FEATURE_VERSION } from "./features.ts";
import { HashTable } from "./table.ts";

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
	/** Of a feature with few weights: where they start in `#sparse`; of one with many: its row in `#dense`, as -1 - row. */
	readonly #starts: HashTable;
	/** Count, then pairs of column and value. */
	readonly #sparse: Int8Array;
	/** Rows of `#words` words, each the sum of two columns' values (see `unpack`). */
	readonly #dense: Int32Array;
	readonly #words: number;
	/** A bit for every hash that may have weights: small enough to stay in the processor's cache, it spares most look-ups. */
	readonly #filter = new Int32Array(FILTER_BITS / 32);
	/** Where the full rows and the few weights of a sentence's features start; where those of each character end in these lists. */
	#rows = new Int32Array(0);
	#rowEnds = new Int32Array(0);
	#few = new Int32Array(0);
	#fewEnds = new Int32Array(0);

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
		this.#starts = new HashTable(header.size);
		this.#sparse = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#words = Math.ceil(this.columns / 16) * 8;
		const dense: number[] = [];
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
			const count = bytes[at] as number;
			this.#starts.set(hash | 0, count < MANY ? at : -1 - dense.length / this.#words);
			if (count >= MANY) {
				const row = dense.length;
				for (let w = 0; w < this.#words; w++) dense.push(0);
				for (let w = at + 1; w < at + 1 + 2 * count; w += 2) {
					const column = bytes[w] as number;
					dense[row + (column >> 1)] = (dense[row + (column >> 1)] as number) + packed(column, this.#sparse[w + 1] as number);
				}
			}
			const bit = filterBit(hash | 0);
			this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
			at += 1 + 2 * count;
		}
		this.#dense = Int32Array.from(dense);
	}

	/** Words of a row of sums: two columns a word. */
	get words(): number {
		return this.#words;
	}

	/** Adds the weights of `n` rows of `width` features to `n` rows of `sums` (`words` each, see `unpack`). */
	add(rows: Int32Array, n: number, width: number, sums: Int32Array): void {
		this.#find(rows, n, width);
		const words = this.#words;
		for (let i = 0, row = 0, few = 0; i < n; i++) {
			const rowEnd = this.#rowEnds[i] as number;
			addRows(this.#dense, this.#rows, row, rowEnd, sums, i * words, words);
			row = rowEnd;
			for (const end = this.#fewEnds[i] as number; few < end; few++)
				addFew(this.#sparse, this.#few[few] as number, sums, i * words);
		}
	}

	/** The scores of a layer, from the sums of `n` characters to `n` rows of `columns`. */
	unpack(layer: Layer, sums: Int32Array, n: number, scores: Float32Array): void {
		const { offset, scale } = layer;
		for (let i = 0; i < n; i++)
			for (let column = offset, last = offset + layer.lattice.labels; column < last; column++) {
				const word = sums[i * this.#words + (column >> 1)] as number;
				const low = (word << 16) >> 16;
				scores[i * this.columns + column] = ((column & 1) === 0 ? low : (word - low) >> 16) * scale;
			}
	}

	/** Looks up all features of a sentence before any weight is read, so that the processor can wait for many look-ups at once. */
	#find(features: Int32Array, n: number, width: number): void {
		if (this.#rows.length < n * width) {
			this.#rows = new Int32Array(n * width * 2);
			this.#few = new Int32Array(n * width * 2);
			this.#rowEnds = new Int32Array(n * 2);
			this.#fewEnds = new Int32Array(n * 2);
		}
		const filter = this.#filter;
		const starts = this.#starts;
		const rows = this.#rows;
		const few = this.#few;
		let rowCount = 0;
		let fewCount = 0;
		for (let i = 0, k = 0; i < n; i++) {
			for (const end = k + width; k < end; k++) {
				const hash = features[k] as number;
				const bit = filterBit(hash);
				if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0 || hash === 0) continue;
				const at = starts.get(hash);
				if (at > 0) few[fewCount++] = at;
				else if (at < 0) rows[rowCount++] = (-1 - at) * this.#words;
			}
			this.#rowEnds[i] = rowCount;
			this.#fewEnds[i] = fewCount;
		}
	}
}

/** Features with as many weights are kept as full rows: adding one is a plain loop. */
const MANY = 8;

/**
 * A column's value as a part of a word that holds two: an even column counts ones, an odd one 65,536s. A sum of a few hundred
 * values of 8 bits stays within its half.
 */
function packed(column: number, value: number): number {
	return (column & 1) === 0 ? value : value * 65536;
}

// Functions of their own: V8 compiles three nested loops again and again.

function addFew(weights: Int8Array, at: number, sums: Int32Array, row: number): void {
	const last = at + 1 + 2 * ((weights[at] as number) & 255);
	for (let w = at + 1; w < last; w += 2) {
		const column = (weights[w] as number) & 255;
		const word = row + (column >> 1);
		sums[word] = ((sums[word] as number) + packed(column, weights[w + 1] as number)) | 0;
	}
}

/**
 * Adds the full rows that begin at `starts[from … to]` to a row of sums, eight words (a multiple of which a row has) at a time, so
 * that sums stay in registers: three times as fast as row by row.
 */
function addRows(
	dense: Int32Array,
	starts: Int32Array,
	from: number,
	to: number,
	sums: Int32Array,
	row: number,
	words: number,
): void {
	for (let w = 0; w < words; w += 8) {
		let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
		for (let k = from; k < to; k++) {
			const at = (starts[k] as number) + w;
			s0 = (s0 + (dense[at] as number)) | 0;
			s1 = (s1 + (dense[at + 1] as number)) | 0;
			s2 = (s2 + (dense[at + 2] as number)) | 0;
			s3 = (s3 + (dense[at + 3] as number)) | 0;
			s4 = (s4 + (dense[at + 4] as number)) | 0;
			s5 = (s5 + (dense[at + 5] as number)) | 0;
			s6 = (s6 + (dense[at + 6] as number)) | 0;
			s7 = (s7 + (dense[at + 7] as number)) | 0;
		}
		const at = row + w;
		sums[at] = ((sums[at] as number) + s0) | 0;
		sums[at + 1] = ((sums[at + 1] as number) + s1) | 0;
		sums[at + 2] = ((sums[at + 2] as number) + s2) | 0;
		sums[at + 3] = ((sums[at + 3] as number) + s3) | 0;
		sums[at + 4] = ((sums[at + 4] as number) + s4) | 0;
		sums[at + 5] = ((sums[at + 5] as number) + s5) | 0;
		sums[at + 6] = ((sums[at + 6] as number) + s6) | 0;
		sums[at + 7] = ((sums[at + 7] as number) + s7) | 0;
	}
}

const FILTER_BITS = 2 ** 21;

function filterBit(hash: number): number {
	return (hash ^ (hash >>> 11)) & (FILTER_BITS - 1);
}

/** Reads a model file. Throws an Error that names the file where it is missing or of another version. */
export function readModel(file: URL): Model {
	return new Model(brotliDecompressSync(readFileSync(file)), file.pathname);
}
