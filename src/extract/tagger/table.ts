/** A map from hashes (32 bits, any but 0) to whole numbers (not 0), by open addressing in one typed array: fast to fill and to ask. */
export class HashTable {
	/** Key and value of a slot side by side, so that a look-up waits for memory once. */
	#slots: Int32Array;
	#mask: number;
	#size = 0;

	/** With room for `expected` entries before it has to grow. */
	constructor(expected = 8) {
		const capacity = 2 ** Math.ceil(Math.log2(expected * 2 + 2));
		this.#slots = new Int32Array(capacity * 2);
		this.#mask = capacity * 2 - 1;
	}

	/** The value of a key, 0 where it has none. */
	get(key: number): number {
		const slots = this.#slots;
		const mask = this.#mask;
		let slot = slotOf(key) & mask;
		for (;;) {
			const found = slots[slot] as number;
			if (found === key) return slots[slot + 1] as number;
			if (found === 0) return 0;
			slot = (slot + 2) & mask;
		}
	}

	set(key: number, value: number): void {
		if (this.#size * 4 > this.#mask) this.#grow();
		const slots = this.#slots;
		let slot = slotOf(key) & this.#mask;
		while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 2) & this.#mask;
		if (slots[slot] === 0) this.#size++;
		slots[slot] = key;
		slots[slot + 1] = value;
	}

	#grow(): void {
		const larger = new HashTable(this.#mask + 1);
		for (let slot = 0; slot <= this.#mask; slot += 2) {
			const key = this.#slots[slot] as number;
			if (key !== 0) larger.set(key, this.#slots[slot + 1] as number);
		}
		this.#slots = larger.#slots;
		this.#mask = larger.#mask;
	}
}

/** An even number: where a key's slot should be. */
function slotOf(key: number): number {
	let hash = key ^ (key >>> 16);
	hash = Math.imul(hash, 0x85ebca6b);
	return (hash ^ (hash >>> 13)) << 1;
}
