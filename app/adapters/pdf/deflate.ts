import { canonicalCodes, codeLengths } from "./huffman.ts";

/*
 * A zlib stream (RFC 1950, 1951) whose bytes depend on the input alone.
 *
 * The hash, size and CRC-32 of a vignette are stored when it is issued and its ZIP is laid out from them, years later
 * and on other machines. The output of node:zlib changes with its version and with the processor's instructions; this
 * one does not. It costs about 4 % in size against node:zlib at level 6.
 */

const windowSize = 32768;
const longestMatch = 258;
const chainLimit = 8;
/** A copy of this length is taken without looking for a better one. */
const goodMatch = 32;
/** A copy of three from farther away costs more bits than three literals. */
const farForThree = 4096;
const tokensPerBlock = 32768;

const lengthBase: number[] = [];
const lengthExtra: number[] = [];
const distanceBase: number[] = [];
const distanceExtra: number[] = [];
const lengthSymbol = new Uint16Array(259);
const distanceSymbol = new Uint8Array(windowSize + 1);
fillTables();

function fillTables(): void {
  for (let code = 0, base = 3; code < 28; code++) {
    const extra = code < 8 ? 0 : (code >> 2) - 1;
    lengthBase.push(base);
    lengthExtra.push(extra);
    for (let step = 0; step < 1 << extra; step++)
      if (base + step < longestMatch) lengthSymbol[base + step] = 257 + code;
    base += 1 << extra;
  }
  lengthBase.push(longestMatch);
  lengthExtra.push(0);
  lengthSymbol[longestMatch] = 285;
  for (let code = 0, base = 1; code < 30; code++) {
    const extra = code < 4 ? 0 : (code >> 1) - 1;
    distanceBase.push(base);
    distanceExtra.push(extra);
    for (let step = 0; step < 1 << extra; step++) distanceSymbol[base + step] = code;
    base += 1 << extra;
  }
}

class BitWriter {
  private bytes: Uint8Array;
  private position = 0;
  private held = 0;
  private heldBits = 0;

  constructor(expected: number) {
    this.bytes = new Uint8Array(Math.max(64, expected));
  }

  write(value: number, bits: number): void {
    this.held |= value << this.heldBits;
    this.heldBits += bits;
    while (this.heldBits >= 8) {
      this.byte(this.held & 255);
      this.held >>>= 8;
      this.heldBits -= 8;
    }
  }

  byte(value: number): void {
    if (this.position === this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.position++] = value;
  }

  finish(): void {
    if (this.heldBits > 0) this.write(0, 8 - this.heldBits);
  }

  result(): Uint8Array {
    return this.bytes.slice(0, this.position);
  }
}

const hashHeads = new Int32Array(1 << 15);
const chain = new Int32Array(windowSize);
const tokens = new Uint32Array(tokensPerBlock);

const hashAt = (input: Uint8Array, at: number) =>
  (((input[at] ?? 0) << 10) ^ ((input[at + 1] ?? 0) << 5) ^ (input[at + 2] ?? 0)) & 0x7fff;

function remember(input: Uint8Array, at: number): void {
  if (at + 2 >= input.length) return;
  const hash = hashAt(input, at);
  chain[at & (windowSize - 1)] = hashHeads[hash] ?? -1;
  hashHeads[hash] = at;
}

/** The longest earlier copy of what starts at `at`, as `length << 16 | distance`; 0 when there is none of 3 or more. */
function findMatch(input: Uint8Array, at: number): number {
  const longest = Math.min(longestMatch, input.length - at);
  if (longest < 3) return 0;
  let bestLength = 2;
  let bestDistance = 0;
  let candidate = hashHeads[hashAt(input, at)] ?? -1;
  for (let tries = chainLimit; candidate >= 0 && tries > 0; tries--) {
    const distance = at - candidate;
    if (distance >= windowSize) break;
    if (input[candidate + bestLength] === input[at + bestLength]) {
      let length = 0;
      while (length < longest && input[candidate + length] === input[at + length]) length++;
      if (length > bestLength) {
        bestLength = length;
        bestDistance = distance;
        if (length === longest) break;
      }
    }
    candidate = chain[candidate & (windowSize - 1)] ?? -1;
  }
  if (bestDistance === 0 || (bestLength === 3 && bestDistance > farForThree)) return 0;
  return (bestLength << 16) | bestDistance;
}

export function deflate(input: Uint8Array): Uint8Array {
  const out = new BitWriter(input.length >> 1);
  out.byte(0x78);
  out.byte(0x9c);
  hashHeads.fill(-1);
  let at = 0;
  let match = findMatch(input, 0);
  do {
    let count = 0;
    while (at < input.length && count < tokensPerBlock) {
      remember(input, at);
      // A longer copy that starts one byte later is worth a literal.
      const next = match >> 16 < goodMatch ? findMatch(input, at + 1) : 0;
      if (match && next >> 16 <= match >> 16) {
        tokens[count++] = match;
        const end = at + (match >> 16);
        while (++at < end) remember(input, at);
        match = findMatch(input, at);
      } else {
        tokens[count++] = input[at++] ?? 0;
        match = next;
      }
    }
    writeBlock(out, count, at >= input.length);
  } while (at < input.length);
  out.finish();
  const sum = adler32(input);
  for (const shift of [24, 16, 8, 0]) out.byte((sum >>> shift) & 255);
  return out.result();
}

function adler32(input: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let start = 0; start < input.length; start += 3800) {
    const end = Math.min(input.length, start + 3800);
    for (let at = start; at < end; at++) {
      low += input[at] ?? 0;
      high += low;
    }
    low %= 65521;
    high %= 65521;
  }
  return ((high << 16) | low) >>> 0;
}

function writeBlock(out: BitWriter, count: number, last: boolean): void {
  const literalCounts = new Uint32Array(286);
  const distanceCounts = new Uint32Array(30);
  literalCounts[256] = 1;
  for (let index = 0; index < count; index++) {
    const token = tokens[index] ?? 0;
    const symbol = token < 256 ? token : (lengthSymbol[token >> 16] ?? 0);
    literalCounts[symbol] = (literalCounts[symbol] ?? 0) + 1;
    if (token >= 256) {
      const code = distanceSymbol[token & 0xffff] ?? 0;
      distanceCounts[code] = (distanceCounts[code] ?? 0) + 1;
    }
  }
  const literalLengths = codeLengths(literalCounts, 15);
  const distanceLengths = codeLengths(distanceCounts, 15);
  if (distanceLengths.every((length) => length === 0)) distanceLengths[0] = 1;
  out.write(last ? 1 : 0, 1);
  out.write(2, 2);
  writeCodeLengths(out, literalLengths, distanceLengths);
  writeTokens(out, count, literalLengths, distanceLengths);
}

function writeTokens(out: BitWriter, count: number, literalLengths: Uint8Array, distanceLengths: Uint8Array): void {
  const literals = canonicalCodes(literalLengths);
  const distances = canonicalCodes(distanceLengths);
  for (let index = 0; index < count; index++) {
    const token = tokens[index] ?? 0;
    if (token < 256) {
      out.write(literals[token] ?? 0, literalLengths[token] ?? 0);
      continue;
    }
    const length = token >> 16;
    const distance = token & 0xffff;
    const symbol = lengthSymbol[length] ?? 0;
    const code = distanceSymbol[distance] ?? 0;
    out.write(literals[symbol] ?? 0, literalLengths[symbol] ?? 0);
    out.write(length - (lengthBase[symbol - 257] ?? 0), lengthExtra[symbol - 257] ?? 0);
    out.write(distances[code] ?? 0, distanceLengths[code] ?? 0);
    out.write(distance - (distanceBase[code] ?? 0), distanceExtra[code] ?? 0);
  }
  out.write(literals[256] ?? 0, literalLengths[256] ?? 0);
}

/** Order in which the lengths of the code-length code are sent (RFC 1951, 3.2.7). */
const sendingOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function writeCodeLengths(out: BitWriter, literalLengths: Uint8Array, distanceLengths: Uint8Array): void {
  const literalCount = Math.max(257, literalLengths.findLastIndex((length) => length > 0) + 1);
  const distanceCount = Math.max(1, distanceLengths.findLastIndex((length) => length > 0) + 1);
  const steps = runLengths([
    ...literalLengths.subarray(0, literalCount),
    ...distanceLengths.subarray(0, distanceCount),
  ]);
  const counts = new Uint32Array(19);
  for (const step of steps) counts[step.symbol] = (counts[step.symbol] ?? 0) + 1;
  const lengths = codeLengths(counts, 7);
  const codes = canonicalCodes(lengths);
  const sent = Math.max(4, sendingOrder.findLastIndex((symbol) => (lengths[symbol] ?? 0) > 0) + 1);
  out.write(literalCount - 257, 5);
  out.write(distanceCount - 1, 5);
  out.write(sent - 4, 4);
  for (const symbol of sendingOrder.slice(0, sent)) out.write(lengths[symbol] ?? 0, 3);
  for (const step of steps) {
    out.write(codes[step.symbol] ?? 0, lengths[step.symbol] ?? 0);
    out.write(step.extra, step.extraBits);
  }
}

interface Step {
  symbol: number;
  extra: number;
  extraBits: number;
}

function runLengths(lengths: number[]): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < lengths.length; ) {
    const value = lengths[at] ?? 0;
    let run = 1;
    while (lengths[at + run] === value) run++;
    if (value === 0 && run >= 11) {
      run = Math.min(run, 138);
      steps.push({ symbol: 18, extra: run - 11, extraBits: 7 });
    } else if (value === 0 && run >= 3) {
      steps.push({ symbol: 17, extra: run - 3, extraBits: 3 });
    } else if (run >= 4) {
      run = Math.min(run, 7);
      steps.push({ symbol: value, extra: 0, extraBits: 0 }, { symbol: 16, extra: run - 4, extraBits: 2 });
    } else {
      run = 1;
      steps.push({ symbol: value, extra: 0, extraBits: 0 });
    }
    at += run;
  }
  return steps;
}
