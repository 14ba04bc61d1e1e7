const slotCount = 8192;
export const mostNames = 2000;
const mostBytes = 1 << 17;
const validName = /^[\p{L}_:][\p{L}\p{M}\p{N}_:.\u00b7-]*$/u;

/** Numbers for the names of a document, so that two names are compared as one number. Names known before have the first numbers. */
export class NameTable {
  /** For each name, the number of what follows its prefix: `x:row` and `row` share one. */
  readonly locals = new Int32Array(mostNames);
  readonly #slots = new Int32Array(slotCount).fill(-1);
  readonly #bytes = Buffer.alloc(mostBytes);
  readonly #ends = new Int32Array(mostNames + 1);
  #count = 0;
  #settled = false;

  constructor(known: readonly string[]) {
    // The part behind a prefix is a name too: it gets its number after all that are known.
    for (const name of known) this.#number(Buffer.from(name));
    for (let number = 0; number < known.length; number++) this.#settleLocal(number);
    this.#settled = true;
  }

  /** Mixes one more byte of a name into its hash. */
  static mix = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0;

  /** Number of the name in `bytes`; −1 when it is no name, or when the document has too many of them. */
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    for (let slot = hash & (slotCount - 1); ; slot = (slot + 1) & (slotCount - 1)) {
      const number = this.#slots[slot] as number;
      if (number < 0) return this.#add(bytes, start, end, slot);
      if (this.matches(number, bytes, start) === end && this.#lengthOf(number) === end - start) return number;
    }
  }

  /** End of the name when it stands at `start`, −1 when another does; the length of `bytes` when they end within it. */
  matches(number: number, bytes: Uint8Array, start: number): number {
    const end = this.#ends[number + 1] as number;
    let at = start;
    for (let own = this.#ends[number] as number; own < end; own++, at++)
      if (bytes[at] !== this.#bytes[own]) return at === bytes.length ? at : -1;
    return at;
  }

  #lengthOf(number: number): number {
    return (this.#ends[number + 1] as number) - (this.#ends[number] as number);
  }

  #number(name: Uint8Array): number {
    let hash = 0;
    for (const byte of name) hash = NameTable.mix(hash, byte);
    return this.find(name, 0, name.length, hash);
  }

  #add(bytes: Uint8Array, start: number, end: number, slot: number): number {
    const from = this.#ends[this.#count] as number;
    if (this.#count === mostNames || from + end - start > mostBytes) return -1;
    const name = Buffer.from(bytes.subarray(start, end));
    if (!validName.test(name.toString("utf8"))) return -1;
    const number = this.#count++;
    this.#bytes.set(name, from);
    this.#ends[number + 1] = from + name.length;
    this.#slots[slot] = number;
    this.locals[number] = number;
    if (this.#settled) this.#settleLocal(number);
    return number;
  }

  #settleLocal(number: number) {
    const name = this.#bytes.subarray(this.#ends[number], this.#ends[number + 1]);
    const colon = name.indexOf(0x3a);
    if (colon >= 0) this.locals[number] = this.#number(name.subarray(colon + 1));
  }
}
