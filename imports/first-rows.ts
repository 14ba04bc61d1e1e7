/** Of a slot: which key it is, counted from 1, and above that some of its hash, so that other keys are rarely looked at. */
const indexBits = 21;
const indexMask = (1 << indexBits) - 1;
/** The rows of the largest sheet. */
const mostKeys = 1 << 20;

/**
 * The first row of each of many keys. A key is two whole numbers below 2^53 that say all of it. Keys stand in the order
 * they came; the slots where they are found again take four bytes each, at most half of them taken: a million keys are
 * 37 MB, and looking for one is one look into 16 MB. As texts in a Map they would be 150 MB.
 */
export class FirstRows {
  #slots = new Int32Array(1 << 14);
  #high = new Float64Array(1 << 12);
  #low = new Float64Array(1 << 12);
  #rows = new Int32Array(1 << 12);
  #count = 0;

  /** The row that held the key before; undefined when this is the first. */
  seen(high: number, low: number, row: number): number | undefined {
    const hash = scatter(high, low);
    const slot = this.#find(hash, high, low);
    const held = this.#slots[slot] ?? 0;
    if (held !== 0) return this.#rows[(held & indexMask) - 1];
    if (this.#count === mostKeys) return undefined;
    if (this.#count === this.#rows.length) this.#lengthen();
    this.#high[this.#count] = high;
    this.#low[this.#count] = low;
    this.#rows[this.#count] = row;
    this.#slots[slot] = tagOf(hash) | ++this.#count;
    if (this.#count * 2 > this.#slots.length) this.#spread();
    return undefined;
  }

  /** The slot of a key, or the free one where it belongs. */
  #find(hash: number, high: number, low: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot] ?? 0;
      if (held === 0) return slot;
      if ((held & ~indexMask) !== tagOf(hash)) continue;
      const index = (held & indexMask) - 1;
      if (this.#low[index] === low && this.#high[index] === high) return slot;
    }
  }

  #lengthen() {
    const longer = <Numbers extends Float64Array | Int32Array>(from: Numbers, to: Numbers) => {
      to.set(from);
      return to;
    };
    const length = this.#rows.length * 2;
    this.#high = longer(this.#high, new Float64Array(length));
    this.#low = longer(this.#low, new Float64Array(length));
    this.#rows = longer(this.#rows, new Int32Array(length));
  }

  #spread() {
    this.#slots = new Int32Array(this.#slots.length * 4);
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.#count; index++) {
      const hash = scatter(this.#high[index] ?? 0, this.#low[index] ?? 0);
      let slot = hash & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = tagOf(hash) | (index + 1);
    }
  }
}

/** The upper bits of a hash, which say nothing of its slot. */
const tagOf = (hash: number) => hash & ~indexMask;

/** Near numbers far apart: the two halves of both, multiplied and folded. */
function scatter(high: number, low: number): number {
  let mixed = Math.imul(high | 0, 0x9e3779b1) ^ Math.imul((high / 4294967296) | 0, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) ^ Math.imul(low | 0, 0x27d4eb2f);
  mixed ^= Math.imul((low / 4294967296) | 0, 0x165667b1);
  return mixed ^ (mixed >>> 13);
}
