/*
 * A ZIP whose every byte is known before the first is sent (APPNOTE 6.3): entries are stored, their sizes and sums come
 * from the records, so that length and any range can be served without keeping or making the archive.
 */

export interface ZipEntry {
  /** Path with `/`; each part made by `safeFileName`. */
  name: string;
  bytes: number;
  crc32: number;
}

export interface ZipLayout {
  size: number;
  entries: readonly ZipEntry[];
  /** Where each entry's header begins; the last is where the directory begins. */
  offsets: Float64Array;
  modifiedAt: number;
  /** Directory and end records. */
  directory: Uint8Array;
}

const localHeaderLength = 30;
const directoryHeaderLength = 46;
/** Extra field with the 64-bit offset of an entry beyond 4 GiB. */
const wideOffsetLength = 12;
const endLength = 22;
const wideEndLength = 56 + 20;

const largest16 = 0xffff;
const largest32 = 0xffffffff;

/** Bit 11: the name is UTF-8. */
const utf8Flag = 0x800;
const plainVersion = 20;
const wideVersion = 45;
/** Made by version 4.5 on UNIX; a regular file, readable by all. */
const madeByUnix = 0x032d;
const fileAttributes = (0o100644 << 16) >>> 0;

const nameBytes = (entry: ZipEntry) => new TextEncoder().encode(entry.name);

/** Time in UTC: the same archive everywhere. DOS counts from 1980 in steps of two seconds. */
function dosTime(instant: Date): number {
  const year = Math.max(1980, instant.getUTCFullYear());
  const day = ((year - 1980) << 9) | ((instant.getUTCMonth() + 1) << 5) | instant.getUTCDate();
  const time = (instant.getUTCHours() << 11) | (instant.getUTCMinutes() << 5) | (instant.getUTCSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}

/** The ten fields that the two headers of an entry share, from the version on. */
function writeCommonFields(
  view: DataView,
  at: number,
  entry: ZipEntry,
  nameLength: number,
  version: number,
  time: number,
) {
  view.setUint16(at, version, true);
  view.setUint16(at + 2, utf8Flag, true);
  view.setUint16(at + 4, 0, true);
  view.setUint32(at + 6, time, true);
  view.setUint32(at + 10, entry.crc32, true);
  view.setUint32(at + 14, entry.bytes, true);
  view.setUint32(at + 18, entry.bytes, true);
  view.setUint16(at + 22, nameLength, true);
}

export function localHeader(layout: ZipLayout, entry: ZipEntry): Uint8Array {
  const name = nameBytes(entry);
  const header = new Uint8Array(localHeaderLength + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x04034b50, true);
  writeCommonFields(view, 4, entry, name.length, plainVersion, layout.modifiedAt);
  header.set(name, localHeaderLength);
  return header;
}

function directoryHeader(entry: ZipEntry, offset: number, time: number): Uint8Array {
  const name = nameBytes(entry);
  const wide = offset >= largest32;
  const extraLength = wide ? wideOffsetLength : 0;
  const header = new Uint8Array(directoryHeaderLength + name.length + extraLength);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, madeByUnix, true);
  writeCommonFields(view, 6, entry, name.length, wide ? wideVersion : plainVersion, time);
  view.setUint16(30, extraLength, true);
  view.setUint32(38, fileAttributes, true);
  view.setUint32(42, wide ? largest32 : offset, true);
  header.set(name, directoryHeaderLength);
  if (wide) {
    const extra = directoryHeaderLength + name.length;
    view.setUint16(extra, 1, true);
    view.setUint16(extra + 2, 8, true);
    view.setBigUint64(extra + 4, BigInt(offset), true);
  }
  return header;
}

function wideEnd(count: number, directoryStart: number, directoryLength: number): Uint8Array {
  const end = new Uint8Array(wideEndLength);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06064b50, true);
  view.setBigUint64(4, 44n, true);
  view.setUint16(12, madeByUnix, true);
  view.setUint16(14, wideVersion, true);
  view.setBigUint64(24, BigInt(count), true);
  view.setBigUint64(32, BigInt(count), true);
  view.setBigUint64(40, BigInt(directoryLength), true);
  view.setBigUint64(48, BigInt(directoryStart), true);
  view.setUint32(56, 0x07064b50, true);
  view.setBigUint64(64, BigInt(directoryStart + directoryLength), true);
  view.setUint32(72, 1, true);
  return end;
}

function end(count: number, directoryStart: number, directoryLength: number): Uint8Array {
  const record = new Uint8Array(endLength);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, Math.min(count, largest16), true);
  view.setUint16(10, Math.min(count, largest16), true);
  view.setUint32(12, Math.min(directoryLength, largest32), true);
  view.setUint32(16, Math.min(directoryStart, largest32), true);
  return record;
}

function checked(entry: ZipEntry): ZipEntry {
  if (entry.bytes >= largest32) throw new RangeError(`${entry.name} is too large for a stored entry`);
  if (new TextEncoder().encode(entry.name).length > largest16)
    throw new RangeError("A name is too long for an archive");
  return entry;
}

export function layoutZip(entries: readonly ZipEntry[], modifiedAt: Date): ZipLayout {
  const time = dosTime(modifiedAt);
  const offsets = new Float64Array(entries.length + 1);
  const headers: Uint8Array[] = [];
  let offset = 0;
  entries.forEach((entry, index) => {
    const header = directoryHeader(checked(entry), offset, time);
    headers.push(header);
    const nameLength = header.length - directoryHeaderLength - (offset >= largest32 ? wideOffsetLength : 0);
    offset += localHeaderLength + nameLength + entry.bytes;
    offsets[index + 1] = offset;
  });
  const length = headers.reduce((sum, header) => sum + header.length, 0);
  if (entries.length >= largest16 || offset >= largest32 || length >= largest32) {
    headers.push(wideEnd(entries.length, offset, length));
  }
  headers.push(end(entries.length, offset, length));
  const directory = new Uint8Array(headers.reduce((sum, header) => sum + header.length, 0));
  let at = 0;
  for (const header of headers) {
    directory.set(header, at);
    at += header.length;
  }
  return { size: offset + directory.length, entries, offsets, modifiedAt: time, directory };
}
