import zlib from "node:zlib";

/** A part of an archive. What is given besides its content is written as it stands, true or not. */
export interface ZipPart {
  name: string;
  content?: Buffer | string;
  method?: number;
  /** The content as it is stored, with its checksum and length, where it was compressed before. */
  compressed?: Buffer;
  checksum?: number;
  size?: number;
  flags?: number;
  /** Name in the header of the part itself. */
  localName?: string;
  /** Position of a header that is not its own: nothing is written for such a part. */
  offset?: number;
}

export interface ZipForm {
  /** Sizes and positions in the fields of 64 bits. */
  zip64?: boolean;
  /** Checksum and sizes behind each part, as those write who cannot go back. */
  descriptors?: boolean;
  before?: Buffer;
  comment?: Buffer;
}

const full = 0xffffffff;
const signature = (text: string) => Buffer.from(`PK${text}`, "latin1");

function small(...fields: [value: number, bytes: 2 | 4][]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((total, [, bytes]) => total + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

function large(...values: number[]): Buffer {
  const buffer = Buffer.alloc(8 * values.length);
  values.forEach((value, index) => {
    buffer.writeBigUInt64LE(BigInt(value), index * 8);
  });
  return buffer;
}

function packPart(part: ZipPart) {
  const content = Buffer.from(part.content ?? "");
  const method = part.method ?? 8;
  return {
    method,
    compressed: part.compressed ?? (method === 8 ? zlib.deflateRawSync(content) : content),
    checksum: part.checksum ?? zlib.crc32(content),
    size: part.size ?? content.length,
  };
}

export function writeZip(parts: ZipPart[], form: ZipForm = {}): Buffer {
  const written: Buffer[] = form.before ? [form.before] : [];
  const directory: Buffer[] = [];
  let offset = form.before?.length ?? 0;
  for (const part of parts) {
    const { method, compressed, checksum, size } = packPart(part);
    const flags = (part.flags ?? 0) | (form.descriptors ? 8 : 0);
    const name = Buffer.from(part.name);
    const localName = Buffer.from(part.localName ?? part.name);
    const sizes = (known: boolean) =>
      known ? small([checksum, 4], [compressed.length, 4], [size, 4]) : Buffer.alloc(12);
    const place = part.offset ?? offset;
    directory.push(
      signature("\x01\x02"),
      small([20, 2], [20, 2], [flags, 2], [method, 2], [0, 4]),
      form.zip64 ? small([checksum, 4], [full, 4], [full, 4]) : sizes(true),
      small([name.length, 2], [form.zip64 ? 28 : 0, 2], [0, 2], [0, 2], [0, 2], [0, 4]),
      small([form.zip64 ? full : place, 4]),
      name,
      form.zip64 ? Buffer.concat([small([1, 2], [24, 2]), large(size, compressed.length, place)]) : Buffer.alloc(0),
    );
    if (part.offset !== undefined) continue;
    const own = [
      signature("\x03\x04"),
      small([20, 2], [flags, 2], [method, 2], [0, 4]),
      sizes(!form.descriptors),
      small([localName.length, 2], [0, 2]),
      localName,
      compressed,
      form.descriptors ? Buffer.concat([signature("\x07\x08"), sizes(true)]) : Buffer.alloc(0),
    ];
    written.push(...own);
    offset += own.reduce((total, { length }) => total + length, 0);
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...written, listed, writeEnd(parts.length, listed.length, offset, form)]);
}

function writeEnd(count: number, size: number, offset: number, { zip64, comment = Buffer.alloc(0) }: ZipForm): Buffer {
  const end = zip64
    ? small([0, 4], [0xffff, 2], [0xffff, 2], [full, 4], [full, 4], [comment.length, 2])
    : small([0, 4], [count & 0xffff, 2], [count & 0xffff, 2], [size, 4], [offset, 4], [comment.length, 2]);
  const before = zip64
    ? [
        signature("\x06\x06"),
        large(44),
        small([45, 2], [45, 2], [0, 4], [0, 4]),
        large(count, count, size, offset),
        signature("\x06\x07"),
        small([0, 4]),
        large(offset + size),
        small([1, 4]),
      ]
    : [];
  return Buffer.concat([...before, signature("\x05\x06"), end, comment]);
}
