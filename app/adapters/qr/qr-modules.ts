import { encode } from "uqr";
import { divisionTable, remainder } from "./reed-solomon.ts";

/*
 * Codes at error correction M with one mask, by tables made once per version from a code of the library `uqr`: it draws
 * the patterns that never change, and this file places the bytes. The same modules, several times as fast. The mask is
 * fixed: readers accept any, and scoring all eight costs ten times the encoding.
 */

const mask = 3;
const isMasked = (x: number, y: number) => (x + y) % 3 === 0;

/** ISO/IEC 18004, table 9, level M, versions 1 to 40. */
const correctionPerBlock = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];
const blockCounts = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35,
  37, 38, 40, 43, 45, 47, 49,
];

interface Version {
  size: number;
  /** Everything but the data: patterns, format, and the mask over empty data. */
  base: Uint8Array;
  /** Where each bit of the data goes. */
  places: Int32Array;
  codewords: number;
  dataCodewords: number;
  blocks: number;
  correction: number;
  division: Uint8Array[];
}

/** Modules of white that must surround a code (ISO/IEC 18004). */
export const quietZone = 4;

/** Two columns at a time from the right, up and down in turn; the column of the timing pattern is left out. */
function dataPlaces(size: number, isData: (x: number, y: number) => boolean): Int32Array {
  const places: number[] = [];
  for (let right = size - 1, upwards = true; right > 0; right -= 2, upwards = !upwards) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (isData(x, y)) places.push(y * size + x);
    }
  }
  return Int32Array.from(places);
}

function makeVersion(number: number): Version {
  const options = {
    ecc: "M",
    boostEcc: false,
    border: 0,
    maskPattern: mask,
    minVersion: number,
    maxVersion: number,
  } as const;
  const { data, types, size } = encode("a", options);
  const places = dataPlaces(size, (x, y) => types[y]?.[x] === 0);
  const base = Uint8Array.from(data.flat(), (dark) => (dark ? 1 : 0));
  for (const place of places) base[place] = isMasked(place % size, Math.floor(place / size)) ? 1 : 0;
  const codewords = places.length >> 3;
  const correction = correctionPerBlock[number - 1] ?? 0;
  const blocks = blockCounts[number - 1] ?? 1;
  const dataCodewords = codewords - correction * blocks;
  return { size, base, places, codewords, dataCodewords, blocks, correction, division: divisionTable(correction) };
}

const versions: Version[] = [];

function versionFor(byteCount: number): Version {
  for (let number = 1; number <= 40; number++) {
    const version = versions[number - 1] ?? makeVersion(number);
    versions[number - 1] = version;
    if (byteCount + headLength(number) <= version.dataCodewords) return version;
  }
  throw new RangeError(`A QR code cannot hold ${byteCount} bytes`);
}

/** Mode (4 bits) and length (8, from version 10 on 16 bits), rounded up with the first bits of the data. */
const headLength = (number: number) => (number < 10 ? 2 : 3);

/** Mode 4 (bytes), length, the bytes, an end of four zeros; then the two padding bytes in turn. */
function dataBytes(bytes: Uint8Array, { dataCodewords, size }: Version): Uint8Array {
  const out = new Uint8Array(dataCodewords);
  const wide = size >= 57;
  let at = 0;
  out[at++] = (4 << 4) | (wide ? bytes.length >> 12 : bytes.length >> 4);
  if (wide) out[at++] = (bytes.length >> 4) & 255;
  out[at] = (bytes.length & 15) << 4;
  for (const byte of bytes) {
    out[at] = (out[at] ?? 0) | (byte >> 4);
    out[++at] = (byte & 15) << 4;
  }
  for (let padding = 0xec; ++at < dataCodewords; padding ^= 0xec ^ 0x11) out[at] = padding;
  return out;
}

/** Blocks side by side, byte by byte, so that a stain hits each a little; the last blocks may be a byte longer. */
function interleaved(data: Uint8Array, version: Version): Uint8Array {
  const { blocks, correction, codewords, division } = version;
  const shortLength = Math.floor(data.length / blocks);
  const firstLong = blocks - (data.length % blocks);
  const out = new Uint8Array(codewords);
  let start = 0;
  for (let block = 0; block < blocks; block++) {
    const length = shortLength + (block >= firstLong ? 1 : 0);
    const part = data.subarray(start, start + length);
    start += length;
    for (let at = 0; at < shortLength; at++) out[at * blocks + block] = part[at] ?? 0;
    if (length > shortLength) out[shortLength * blocks + block - firstLong] = part[shortLength] ?? 0;
    remainder(part, division, correction).forEach((byte, at) => {
      out[data.length + at * blocks + block] = byte;
    });
  }
  return out;
}

/** Row by row: 1 is dark. */
export interface QrModules {
  size: number;
  modules: Uint8Array;
}

/** Without its quiet zone, in the smallest version that holds the text. */
export function qrModules(text: string): QrModules {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  const modules = version.base.slice();
  const codewords = interleaved(dataBytes(bytes, version), version);
  codewords.forEach((byte, at) => {
    for (let bit = 0; bit < 8; bit++) {
      const place = version.places[at * 8 + bit] ?? 0;
      modules[place] = (modules[place] ?? 0) ^ ((byte >> (7 - bit)) & 1);
    }
  });
  return { size: version.size, modules };
}
