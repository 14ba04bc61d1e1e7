/** A TrueType file taken apart and put together again. */
export type SfntTables = ReadonlyMap<string, Uint8Array>;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function readTables(file: Uint8Array): SfntTables {
  const view = viewOf(file);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + index * 16;
    const tag = String.fromCharCode(...file.subarray(record, record + 4));
    const offset = view.getUint32(record + 8);
    tables.set(tag, file.subarray(offset, offset + view.getUint32(record + 12)));
  }
  return tables;
}

function checksum(table: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < table.length; index += 4) {
    const word =
      ((table[index] ?? 0) << 24) |
      ((table[index + 1] ?? 0) << 16) |
      ((table[index + 2] ?? 0) << 8) |
      (table[index + 3] ?? 0);
    sum = (sum + word) >>> 0;
  }
  return sum;
}

/** Only these tables are needed by a reader that receives glyph numbers (ISO 32000-1, 9.9). */
const embeddedTables = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

/** The file without what the shaper needed: no cmap, GSUB or GPOS. */
export function embeddableProgram(tables: SfntTables): Uint8Array {
  const kept = embeddedTables.flatMap((tag) => {
    const data = tables.get(tag);
    return data ? [{ tag, data }] : [];
  });
  const padded = (length: number) => (length + 3) & ~3;
  const headerLength = 12 + 16 * kept.length;
  const out = new Uint8Array(headerLength + kept.reduce((sum, { data }) => sum + padded(data.length), 0));
  const view = viewOf(out);
  const exponent = Math.floor(Math.log2(kept.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, kept.length);
  view.setUint16(6, 16 << exponent);
  view.setUint16(8, exponent);
  view.setUint16(10, 16 * kept.length - (16 << exponent));
  let offset = headerLength;
  kept.forEach(({ tag, data }, index) => {
    const record = 12 + 16 * index;
    for (let letter = 0; letter < 4; letter++) out[record + letter] = tag.charCodeAt(letter);
    view.setUint32(record + 4, checksum(data));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, data.length);
    out.set(data, offset);
    offset += padded(data.length);
  });
  return out;
}

export interface Metrics {
  unitsPerEm: number;
  ascent: number;
  descent: number;
  box: [number, number, number, number];
  /** Advance of every glyph, in font units. */
  widths: number[];
}

function tableView(tables: SfntTables, tag: string): DataView {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font has no ${tag} table`);
  return viewOf(table);
}

export function readMetrics(tables: SfntTables): Metrics {
  const head = tableView(tables, "head");
  const hhea = tableView(tables, "hhea");
  const hmtx = tableView(tables, "hmtx");
  const glyphCount = tableView(tables, "maxp").getUint16(4);
  const longMetricCount = hhea.getUint16(34);
  return {
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    widths: Array.from({ length: glyphCount }, (_, glyph) => hmtx.getUint16(Math.min(glyph, longMetricCount - 1) * 4)),
  };
}
