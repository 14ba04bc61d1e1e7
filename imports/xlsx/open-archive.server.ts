import fs from "node:fs";
import zlib from "node:zlib";
import { ReadingRefused } from "../sheet.ts";

export interface ArchiveEntry {
  name: string;
  encrypted: boolean;
  method: number;
  compressedSize: number;
  /** Position of the local header. */
  offset: number;
}

/** Deflate reaches 1032 to 1; sheets stay far under 100. Small parts may do what they like. */
const suspectRatio = 250;
const harmlessBytes = 24 * 1024 * 1024;
const largestDirectory = 16 * 1024 * 1024;
const unreadable = (reason: string) => new ReadingRefused("unreadable", { reason });

/** A zip file by its central directory: the order of the parts in the file does not matter. */
export class Archive {
  readonly entries = new Map<string, ArchiveEntry>();
  constructor(
    readonly path: string,
    entries: ArchiveEntry[],
    readonly inflatedLimit: number,
  ) {
    for (const entry of entries) this.entries.set(entry.name.toLowerCase(), entry);
  }

  find(name: string): ArchiveEntry | undefined {
    return this.entries.get(name.toLowerCase());
  }

  /** The inflated bytes of a part, counted as they come: what the archive claims about sizes is not believed. */
  async *read(entry: ArchiveEntry, onCompressed?: (bytes: number) => void): AsyncGenerator<Buffer> {
    if (entry.encrypted) throw new ReadingRefused("encrypted_workbook");
    if (entry.method !== 0 && entry.method !== 8) throw unreadable("compression");
    if (entry.compressedSize === 0) return;
    const start = await dataStart(this.path, entry);
    const source = fs.createReadStream(this.path, {
      start,
      end: start + entry.compressedSize - 1,
      highWaterMark: 1 << 17,
    });
    const inflate = entry.method === 8 ? zlib.createInflateRaw({ chunkSize: 1 << 17 }) : null;
    const inflated = inflate ? source.pipe(inflate) : source;
    if (inflate) source.once("error", (error) => inflate.destroy(error));
    let bytes = 0;
    try {
      for await (const chunk of inflated as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        const consumed = inflate?.bytesWritten ?? bytes;
        const suspicious = bytes > harmlessBytes && bytes > consumed * suspectRatio;
        if (suspicious || bytes > this.inflatedLimit) throw new ReadingRefused("archive_bomb");
        onCompressed?.(source.bytesRead);
        yield chunk;
      }
    } finally {
      source.destroy();
      inflated.destroy();
    }
  }

  async readText(entry: ArchiveEntry): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.read(entry)) chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
  }
}

async function readAt(path: string, position: number, length: number): Promise<Buffer> {
  const file = await fs.promises.open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    if (bytesRead < length) throw unreadable("truncated");
    return buffer;
  } finally {
    await file.close();
  }
}

async function dataStart(path: string, entry: ArchiveEntry): Promise<number> {
  const header = await readAt(path, entry.offset, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw unreadable("archive");
  return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

export async function openArchive(path: string, inflatedLimit: number): Promise<Archive> {
  const { size } = await fs.promises.stat(path);
  const tail = await readAt(path, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length) throw unreadable("truncated");
  const directory = (await readZip64(path, tail, end)) ?? {
    count: tail.readUInt16LE(end + 10),
    size: tail.readUInt32LE(end + 12),
    offset: tail.readUInt32LE(end + 16),
  };
  if (directory.size > largestDirectory) throw new ReadingRefused("archive_bomb");
  if (directory.offset + directory.size > size) throw unreadable("truncated");
  return new Archive(
    path,
    readDirectory(await readAt(path, directory.offset, directory.size), directory.count),
    inflatedLimit,
  );
}

async function readZip64(path: string, tail: Buffer, end: number) {
  const needed = tail.readUInt16LE(end + 10) === 0xffff || tail.readUInt32LE(end + 16) === 0xffffffff;
  if (!needed || end < 20 || tail.readUInt32LE(end - 20) !== 0x07064b50) return null;
  const record = await readAt(path, Number(tail.readBigUInt64LE(end - 12)), 56);
  if (record.readUInt32LE(0) !== 0x06064b50) throw unreadable("archive");
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

function readDirectory(bytes: Buffer, count: number): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw unreadable("archive");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const extraStart = at + 46 + nameLength;
    if (extraStart + extraLength > bytes.length) throw unreadable("archive");
    entries.push({
      name: bytes
        .toString("utf8", at + 46, extraStart)
        .replaceAll("\\", "/")
        .replace(/^\/+/, ""),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      ...largeSizes(bytes.subarray(extraStart, extraStart + extraLength), bytes, at),
    });
    at = extraStart + extraLength + commentLength;
  }
  return entries;
}

/** Sizes of 4 GB and more stand in the zip64 field, in the order of those that do not fit. */
function largeSizes(extra: Buffer, bytes: Buffer, at: number): { compressedSize: number; offset: number } {
  const full = 0xffffffff;
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
