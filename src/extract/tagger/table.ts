/** A map from hashes (32 bits, any but 0) to whole numbers (not 0), by open addressing in typed arrays: fast to fill and to ask. */
export class HashTable {
	#keys: Int32Array;
	#values: Int32Array;
	#mask: number;
	#size = 0;

	/** With room for `expected` entries before it has to grow. */
	constructor(expected = 8) {
		const capacity = 2 ** Math.ceil(Math.log2(expected * 2 + 2));
		this.#keys = new Int32Array(capacity);
		this.#values = new Int32Array(capacity);
		this.#mask = capacity - 1;
	}

	/** The value of a key, 0 where it has none. */
	get(key: number): number {
		const keys = this.#keys;
		const mask = this.#mask;
		let slot = slotOf(key) & mask;
		for (;;) {
			const found = keys[slot] as number;
			if (found === key) return this.#values[slot] as number;
			if (found === 0) return 0;
			slot = (slot + 1) & mask;
		}
	}

	set(key: number, value: number): void {
		if (this.#size * 2 > this.#mask) this.#grow();
		let slot = slotOf(key) & this.#mask;
		while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
		if (this.#keys[slot] === 0) this.#size++;
		this.#keys[slot] = key;
		this.#values[slot] = value;
	}

	#grow(): void {
		const larger = new HashTable(this.#mask + 1);
		for (let i = 0; i <= this.#mask; i++) {
			const key = this.#keys[i] as number;
			if (key !== 0) larger.set(key, this.#values[i] as number);
		}
		this.#keys = larger.#keys;
		this.#values = larger.#values;
		this.#mask = larger.#mask;
	}
}

function slotOf(key: number): number {
	let hash = key ^ (key >>> 16);
	hash = Math.imul(hash, 0x85ebca6b);
	return hash ^ (hash >>> 13);
}
