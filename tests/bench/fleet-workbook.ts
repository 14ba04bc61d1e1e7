import { once } from "node:events";
import fs from "node:fs";
import zlib from "node:zlib";
import { writeZip, type ZipPart } from "#tests/imports/write-zip.ts";

/** A big fleet as Excel saves it: shared strings after the sheet, numbers as numbers, days as serials with a style. Every cell can be told again from its row and column. */
export const fleetColumns = 12;
const dayColumn = 10;
const numberColumns: ReadonlySet<number> = new Set([0, 7, 8, 9]);

const headings =
  "N°;Immatriculation;N° de châssis;Genre;Marque;Modèle;Énergie;Puissance;Places;PTC;Date MEC;Conducteur".split(";");
const kinds = ["سيارة سياحية", "Camionnette", "شاحنة", "Véhicule de tourisme", "حافلة"];
const makes = ["Renault", "Peugeot", "Hyundai", "Toyota", "Sonacom", "هيونداي", "Citroën"];
const models = ["Symbol", "Partner", "Accent", "Hilux", "K66", "Kangoo Express", "Berlingo «M»", "C & D"];
const energies = ["Essence", "Gasoil", "بنزين", "مازوت", "GPL/C"];
const given = ["محمد", "Amel", "كريم", "Nadia", "ياسين", "Sofiane", "فاطمة الزهراء", "Inès"];
const family = ["بن علي", "Benali", "حداد", "Haddad", "زروقي", "Aït Ahmed", "بوزيد", "Saïdi"];
const vinLetters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

/** A number of its own for each row and column: the same on every machine. */
function draw(row: number, column: number): number {
  let mixed = Math.imul(row * fleetColumns + column + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
const pick = <T>(list: readonly T[], row: number, column: number): T => list[draw(row, column) % list.length] as T;

function vinOf(row: number): string {
  let vin = "VF1";
  for (let at = 0; at < 8; at++) vin += vinLetters[draw(row, 100 + at) % vinLetters.length];
  return vin + String(row % 1_000_000).padStart(6, "0");
}

const firstDay = Date.UTC(1995, 0, 1);
const serialOf = (row: number) => 34_700 + (draw(row, dayColumn) % 11_000);
const dayOf = (row: number) => new Date(firstDay + (serialOf(row) - 34_700) * 86_400_000).toISOString().slice(0, 10);

/** What the cell holds, as a person sees it; row 0 is the headings. The spreadsheet numbers it one higher. */
export function fleetCell(row: number, column: number): string {
  if (row === 0) return headings[column] ?? "";
  switch (column) {
    case 0:
      return String(row);
    case 1:
      return `${String(10_000 + (row % 90_000)).padStart(6, "0")}-${1 + (draw(row, 1) % 3)}${String(row % 25).padStart(2, "0")}-${String(1 + (draw(row, 2) % 58)).padStart(2, "0")}`;
    case 2:
      return vinOf(row);
    case 3:
      return pick(kinds, row, column);
    case 4:
      return pick(makes, row, column);
    case 5:
      return pick(models, row, column);
    case 6:
      return pick(energies, row, column);
    case 7:
      return String(3 + (draw(row, column) % 20));
    case 8:
      return String(2 + (draw(row, column) % 50));
    case 9:
      return draw(row, column) % 5 === 0
        ? `${(draw(row, 13) % 400) / 10 + 1}`
        : String(900 + (draw(row, column) % 40_000));
    case dayColumn:
      return dayOf(row);
    default:
      return draw(row, 14) % 11 === 0 ? "" : `${pick(given, row, 15)} ${pick(family, row, 16)} ${draw(row, 17) % 4000}`;
  }
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const fixedParts: [string, string][] = [
  [
    "[Content_Types].xml",
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
  ],
  [
    "_rels/.rels",
    `${head}<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    "xl/workbook.xml",
    `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr/><sheets><sheet name="Parc" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    "xl/_rels/workbook.xml.rels",
    `${head}<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ],
  [
    "xl/styles.xml",
    `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  ],
];

class StringTable {
  readonly indices = new Map<string, number>();
  used = 0;
  indexOf(text: string): number {
    this.used++;
    const known = this.indices.get(text);
    if (known !== undefined) return known;
    this.indices.set(text, this.indices.size);
    return this.indices.size - 1;
  }
}

function rowXml(row: number, strings: StringTable): string {
  let xml = `<row r="${row + 1}" spans="1:${fleetColumns}">`;
  for (let column = 0; column < fleetColumns; column++) {
    const text = fleetCell(row, column);
    const reference = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (text === "") continue;
    if (row > 0 && column === dayColumn) xml += `<c r="${reference}" s="1"><v>${serialOf(row)}</v></c>`;
    else if (row > 0 && numberColumns.has(column)) xml += `<c r="${reference}"><v>${text}</v></c>`;
    else xml += `<c r="${reference}" t="s"><v>${strings.indexOf(text)}</v></c>`;
  }
  return `${xml}</row>`;
}

function* sheetXml(rowCount: number, strings: StringTable): Generator<string> {
  yield `${head}<worksheet xmlns="${main}"><dimension ref="A1:L${rowCount + 1}"/><sheetData>`;
  let batch = "";
  for (let row = 0; row <= rowCount; row++) {
    batch += rowXml(row, strings);
    if (row % 2000 !== 0) continue;
    yield batch;
    batch = "";
  }
  yield `${batch}</sheetData></worksheet>`;
}

function* stringsXml(strings: StringTable): Generator<string> {
  yield `${head}<sst xmlns="${main}" count="${strings.used}" uniqueCount="${strings.indices.size}">`;
  let batch = "";
  for (const text of strings.indices.keys()) {
    batch += `<si><t>${escapeXml(text)}</t></si>`;
    if (batch.length < 1 << 18) continue;
    yield batch;
    batch = "";
  }
  yield `${batch}</sst>`;
}

/** A part far bigger than the memory, compressed while it is made. */
async function compress(name: string, pieces: Iterable<string>): Promise<ZipPart> {
  const deflate = zlib.createDeflateRaw({ level: 6 });
  const chunks: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = once(deflate, "end");
  let [checksum, size] = [0, 0];
  for (const piece of pieces) {
    const bytes = Buffer.from(piece);
    checksum = zlib.crc32(bytes, checksum);
    size += bytes.length;
    if (!deflate.write(bytes)) await once(deflate, "drain");
  }
  deflate.end();
  await ended;
  return { name, compressed: Buffer.concat(chunks), checksum, size };
}

/** Writes `rowCount` vehicles below one row of headings. */
export async function writeFleetWorkbook(path: string, rowCount: number): Promise<void> {
  const strings = new StringTable();
  const parts: ZipPart[] = fixedParts.map(([name, content]) => ({ name, content }));
  parts.push(await compress("xl/worksheets/sheet1.xml", sheetXml(rowCount, strings)));
  parts.push(await compress("xl/sharedStrings.xml", stringsXml(strings)));
  fs.writeFileSync(path, writeZip(parts));
}
