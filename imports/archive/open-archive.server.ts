import fs from "node:fs";
import zlib from "node:zlib";
import { ReadingRefused } from "../sheet.ts";
import {
  type ArchiveEntry,
  findEnd,
  findZip64End,
  longestEnd,
  readEnd,
  readEntries,
  readName,
  readZip64End,
  unreadable,
  zip64EndBytes,
} from "./read-directory.ts";

/** Deflate reaches 1032 to 1; sheets stay far under 100. Small parts may do what they like. */
const suspectRatio = 250;
const harmlessBytes = 24 * 1024 * 1024;
const largestDirectory = 16 * 1024 * 1024;
const largestSmallPart = 64 * 1024 * 1024;
/** Local headers compared with the directory. A workbook of more parts has its sheets and their styles among the first. */
const mostCompared = 1_000;
/** Read ahead, so that inflating goes on beside reading. */
const chunkBytes = 1 << 17;
const aheadBytes = 1 << 20;

export interface ReadPartOptions {
  /** Told how many bytes of the file were read for this part. */
  onCompressed?: (bytes: number) => void;
  mostBytes?: number;
}

/** A zip file by its central directory: the order of the parts in the file does not matter. */
export class Archive {
  readonly #entries = new Map<string, ArchiveEntry>();

  constructor(
    readonly path: string,
    entries: ArchiveEntry[],
    readonly inflatedLimit: number,
  ) {
    for (const entry of entries) {
      const name = entry.name.toLowerCase();
      // Two parts of one name: each reader would take another.
      if (this.#entries.has(name) && this.#entries.get(name)?.checksum !== entry.checksum)
        throw unreadable("duplicate_part");
      this.#entries.set(name, entry);
    }
  }

  find(name: string): ArchiveEntry | undefined {
    return this.#entries.get(name.toLowerCase());
  }

  has(...names: string[]): boolean {
    return names.some((name) => this.find(name));
  }

  /** A part that is small in every workbook: what its sheets are, their styles. */
  readSmall(entry: ArchiveEntry): AsyncGenerator<Buffer> {
    return this.read(entry, { mostBytes: largestSmallPart });
  }

  /** The inflated bytes of a part, counted and summed as they come: what the archive claims about sizes is not believed. */
  async *read(
    entry: ArchiveEntry,
    { onCompressed, mostBytes = this.inflatedLimit }: ReadPartOptions = {},
  ): AsyncGenerator<Buffer> {
    if (entry.encrypted) throw new ReadingRefused("encrypted_workbook");
    if (entry.method !== 0 && entry.method !== 8) throw unreadable("compression");
    if (entry.compressedSize === 0) {
      if (entry.checksum !== 0) throw unreadable("checksum");
      return;
    }
    const source = await this.#openPart(entry);
    const inflate = entry.method === 8 ? zlib.createInflateRaw(inflateOptions) : null;
    const inflated = inflate ? source.pipe(inflate) : source;
    if (inflate) source.once("error", (error) => inflate.destroy(error));
    let [bytes, sum] = [0, 0];
    try {
      for await (const chunk of inflated as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        const suspicious = bytes > harmlessBytes && bytes > (inflate?.bytesWritten ?? bytes) * suspectRatio;
        if (suspicious || bytes > mostBytes) throw new ReadingRefused("archive_bomb");
        sum = zlib.crc32(chunk, sum);
        onCompressed?.(source.bytesRead);
        yield chunk;
      }
    } finally {
      source.destroy();
      inflated.destroy();
    }
    // A flipped bit may leave good XML with other numbers in it.
    if (sum !== entry.checksum) throw unreadable("checksum");
  }

  async #openPart({ offset, compressedSize }: ArchiveEntry): Promise<fs.ReadStream> {
    const header = await readAt(this.path, offset, 30);
    const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    return fs.createReadStream(this.path, { start, end: start + compressedSize - 1, highWaterMark: chunkBytes });
  }

  async readText(entry: ArchiveEntry): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.readSmall(entry)) chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
  }
}

const inflateOptions = { chunkSize: chunkBytes, highWaterMark: aheadBytes };

async function readAt(path: string, position: number, length: number): Promise<Buffer> {
  const file = await fs.promises.open(path);
  try {
    return await readFrom(file, position, length);
  } finally {
    await file.close();
  }
}

async function readFrom(file: fs.promises.FileHandle, position: number, length: number): Promise<Buffer> {
  if (!Number.isSafeInteger(position)) throw unreadable("truncated");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw unreadable("truncated");
  return buffer;
}

export async function openArchive(path: string, inflatedLimit: number): Promise<Archive> {
  const file = await fs.promises.open(path);
  try {
    const { size } = await file.stat();
    const tailBytes = Math.min(size, longestEnd);
    const tail = await readFrom(file, size - tailBytes, tailBytes);
    const end = findEnd(tail);
    if (end < 0) throw unreadable("truncated");
    const zip64End = findZip64End(tail, end);
    const directory =
      zip64End === null ? readEnd(tail, end) : readZip64End(await readFrom(file, zip64End, zip64EndBytes));
    if (directory.offset + directory.size > size) throw unreadable("truncated");
    if (directory.size > largestDirectory) throw new ReadingRefused("archive_bomb");
    const entries = readEntries(await readFrom(file, directory.offset, directory.size), directory.count);
    await compareHeaders(file, entries, directory.offset);
    return new Archive(path, entries, inflatedLimit);
  } finally {
    await file.close();
  }
}

/**
 * Each part has a header and bytes of its own, and says of itself what the directory says: a damaged name is not a
 * missing part, and one stretch of bytes is not ten thousand parts.
 */
async function compareHeaders(file: fs.promises.FileHandle, entries: ArchiveEntry[], directoryAt: number) {
  const ordered = [...entries].sort((one, other) => one.offset - other.offset).slice(0, mostCompared);
  for (const [index, entry] of ordered.entries()) {
    const header = await readFrom(file, entry.offset, 30);
    if (header.readUInt32LE(0) !== 0x04034b50) throw unreadable("archive");
    const nameLength = header.readUInt16LE(26);
    const name = readName(await readFrom(file, entry.offset + 30, nameLength));
    const encrypted = (header.readUInt16LE(6) & 1) === 1;
    const end = entry.offset + 30 + nameLength + header.readUInt16LE(28) + entry.compressedSize;
    if (name !== entry.name || encrypted !== entry.encrypted || header.readUInt16LE(8) !== entry.method)
      throw unreadable("archive");
    if (end > (ordered[index + 1]?.offset ?? directoryAt)) throw unreadable("overlapping_parts");
  }
}
