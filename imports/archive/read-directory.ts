import { ReadingRefused } from "../sheet.ts";

export interface ArchiveEntry {
  name: string;
  encrypted: boolean;
  method: number;
  /** CRC-32 of the inflated bytes. */
  checksum: number;
  compressedSize: number;
  /** Position of the local header. */
  offset: number;
}

export interface DirectoryPlace {
  /** Number of entries; of older writers only its last 16 bits. */
  count: number;
  size: number;
  offset: number;
}

/** The end record with the longest comment a zip file may have. */
export const longestEnd = 22 + 0xffff;
export const zip64EndBytes = 56;
const full = 0xffffffff;
export const unreadable = (reason: string) => new ReadingRefused("unreadable", { reason });

/** Place of the end record in the last bytes of a file; −1 when the file is cut. */
export function findEnd(tail: Buffer): number {
  const end = tail.lastIndexOf("PK\x05\x06", undefined, "latin1");
  return end + 22 > tail.length ? -1 : end;
}

export const readEnd = (tail: Buffer, end: number): DirectoryPlace => ({
  count: tail.readUInt16LE(end + 10),
  size: tail.readUInt32LE(end + 12),
  offset: tail.readUInt32LE(end + 16),
});

/** Position of the zip64 end record where the directory needs one. */
export function findZip64End(tail: Buffer, end: number): number | null {
  const { count, size, offset } = readEnd(tail, end);
  if (count !== 0xffff && size !== full && offset !== full) return null;
  const located = end >= 20 && tail.readUInt32LE(end - 20) === 0x07064b50;
  return located ? Number(tail.readBigUInt64LE(end - 12)) : null;
}

export function readZip64End(record: Buffer): DirectoryPlace {
  if (record.readUInt32LE(0) !== 0x06064b50) throw unreadable("archive");
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

/** The entries of a central directory. It holds as many as it says, to its last byte: one that was lost would be a part nobody misses. */
export function readEntries(bytes: Buffer, count: number): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw unreadable("archive");
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const end = extraEnd + bytes.readUInt16LE(at + 32);
    if (end > bytes.length) throw unreadable("archive");
    entries.push({
      name: readName(bytes.subarray(at + 46, nameEnd)),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      ...readSizes(bytes, at, bytes.subarray(nameEnd, extraEnd)),
    });
    at = end;
  }
  if ((entries.length & 0xffff) !== (count & 0xffff)) throw unreadable("archive");
  return entries;
}

/** Some writers on Windows part folders with backslashes. */
export const readName = (bytes: Buffer): string => bytes.toString("utf8").replaceAll("\\", "/").replace(/^\/+/, "");

/** Sizes of 4 GB and more stand in the zip64 field, in the order of those that do not fit. */
function readSizes(bytes: Buffer, at: number, extra: Buffer): { compressedSize: number; offset: number } {
  const sizes = { compressedSize: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) };
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue;
    let value = field + 4 + (bytes.readUInt32LE(at + 24) === full ? 8 : 0);
    for (const name of ["compressedSize", "offset"] as const) {
      if (sizes[name] !== full) continue;
      if (value + 8 > extra.length) throw unreadable("archive");
      sizes[name] = Number(extra.readBigUInt64LE(value));
      value += 8;
    }
  }
  return sizes;
}
