import { crc32 } from "./crc32.server.ts";
import { localHeader, type ZipLayout } from "./layout-zip.server.ts";

/** From `start`, up to and without `end`. */
export interface ByteRange {
  start: number;
  end: number;
}

/** The last entry that begins at or before `position`. */
function entryAt(offsets: Float64Array, position: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The part of `bytes`, which begin at `offset` in the archive, that the range covers. */
function covered(bytes: Uint8Array, offset: number, { start, end }: ByteRange): Uint8Array {
  return bytes.subarray(Math.max(0, start - offset), Math.max(0, Math.min(bytes.length, end - offset)));
}

/**
 * Any range of the archive. Asks for a file only when the range touches its bytes, and for the next one only after the
 * last was taken: a slow reader holds nothing but one file. Throws when a file is not what the layout was made of.
 */
export async function* readZip(
  layout: ZipLayout,
  range: ByteRange,
  read: (index: number) => Promise<Uint8Array> | Uint8Array,
): AsyncGenerator<Uint8Array> {
  const end = Math.min(range.end, layout.size);
  const wanted = { start: Math.max(0, range.start), end };
  const directoryStart = layout.offsets.at(-1) ?? 0;
  for (let index = entryAt(layout.offsets, wanted.start); index < layout.entries.length; index++) {
    const entry = layout.entries[index];
    const offset = layout.offsets[index] ?? 0;
    if (!entry || offset >= end) return;
    const header = localHeader(layout, entry);
    const contentStart = offset + header.length;
    const visibleHeader = covered(header, offset, wanted);
    if (visibleHeader.length) yield visibleHeader;
    if (contentStart >= end || contentStart + entry.bytes <= wanted.start || entry.bytes === 0) continue;
    const content = await read(index);
    if (content.length !== entry.bytes || crc32(content) !== entry.crc32) {
      throw new Error(`${entry.name} is not the file the archive was laid out for`);
    }
    yield covered(content, contentStart, wanted);
  }
  const directory = covered(layout.directory, directoryStart, wanted);
  if (directory.length) yield directory;
}
