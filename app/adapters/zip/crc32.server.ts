import * as zlib from "node:zlib";

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32ByTable(bytes: Uint8Array, start = 0): number {
  let sum = ~start;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** CRC-32 as ZIP wants it; `start` is the sum of the bytes before. node:zlib has it from 20.15 and 22.2 on. */
export const crc32: (bytes: Uint8Array, start?: number) => number = zlib.crc32 ?? crc32ByTable;
export { crc32ByTable };
