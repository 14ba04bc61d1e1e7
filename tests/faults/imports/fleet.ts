import { writeZip, type ZipForm, type ZipPart } from "#tests/imports/write-zip.ts";

/** A small fleet and the workbook that holds it, in parts that a case may change. */
const headings = [
  "Immatriculation",
  "Marque",
  "Modèle",
  "Dépôt",
  "Conducteur",
  "Places",
  "Date de mise en circulation",
];
const makes = ["Renault", "Citroën", "هيونداي", "Toyota"];
const drivers = ["محمد بن علي", "Inès Haddad", "A & B <transport>", "ياسين زروقي"];
const of = (list: readonly string[], index: number) => list[index % list.length] ?? "";

export const vehicleCount = 12;
export const fleetTable: readonly (readonly string[])[] = [
  headings,
  ...Array.from({ length: vehicleCount }, (_, index) => {
    const year = 2010 + index;
    return [
      `${12_301 + index * 7}-1${year - 2000}-16`,
      of(makes, index),
      `Modèle ${index}`,
      of(["Rouiba", "وهران"], index),
      of(drivers, index),
      String(5 + (index % 4)),
      `${year}-03-${10 + index}`,
    ];
  }),
];
export const seatsColumn = 5;
export const dayColumn = 6;

export const serialOf = (day: string) => Date.parse(day) / 86_400_000 + 25_569;
export const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A cell as XML; `share` gives a string its number among the shared ones. */
export type CellForm = (
  cell: { text: string; line: number; column: number; reference: string },
  share: (item: string) => number,
) => string;

export const asExcel: CellForm = ({ text, line, column, reference }, share) => {
  if (line > 1 && column === seatsColumn) return `<c r="${reference}"><v>${text}</v></c>`;
  if (line > 1 && column === dayColumn) return `<c r="${reference}" s="1"><v>${serialOf(text)}</v></c>`;
  return `<c r="${reference}" t="s"><v>${share(`<t>${escapeXml(text)}</t>`)}</v></c>`;
};

export function rowsXml(table: readonly (readonly string[])[], form: CellForm, items: string[] = []): string {
  const share = (item: string) => {
    const known = items.indexOf(item);
    return known < 0 ? items.push(item) - 1 : known;
  };
  return table
    .map((cells, row) => {
      const xml = cells.map((text, column) =>
        form({ text, line: row + 1, column, reference: `${String.fromCharCode(65 + column)}${row + 1}` }, share),
      );
      return `<row r="${row + 1}" spans="1:7">${xml.join("")}</row>`;
    })
    .join("");
}

export const sheetXml = (rows: string, before = "", after = "") =>
  `${head}<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
export const stringsXml = (items: readonly string[]) =>
  `${head}<sst xmlns="${main}" count="9" uniqueCount="9">${items.map((item) => `<si>${item}</si>`).join("")}</sst>`;
export const stylesXml = `${head}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
export const workbookXml = (properties = "", sheets = '<sheet name="Parc" sheetId="1" r:id="rId1"/>') =>
  `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr ${properties}/><sheets>${sheets}</sheets></workbook>`;
export const relationshipsXml = (targets: readonly [id: string, type: string, target: string][]) =>
  `${head}<Relationships xmlns="${packaged}">${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

export const partNames = {
  types: "[Content_Types].xml",
  root: "_rels/.rels",
  workbook: "xl/workbook.xml",
  links: "xl/_rels/workbook.xml.rels",
  sheet: "xl/worksheets/sheet1.xml",
  styles: "xl/styles.xml",
  strings: "xl/sharedStrings.xml",
} as const;
export type Parts = Record<keyof typeof partNames, string | Buffer>;

export function fleetParts(form: CellForm = asExcel, table = fleetTable): Parts {
  const items: string[] = [];
  const rows = rowsXml(table, form, items);
  return {
    types: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    root: relationshipsXml([["rId1", "officeDocument", "xl/workbook.xml"]]),
    workbook: workbookXml(),
    links: relationshipsXml([
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId2", "styles", "styles.xml"],
      ["rId3", "sharedStrings", "sharedStrings.xml"],
    ]),
    sheet: sheetXml(rows),
    styles: stylesXml,
    strings: stringsXml(items),
  };
}

export const zipParts = (parts: Parts, names: Record<string, string> = partNames): ZipPart[] =>
  Object.entries(parts).map(([part, content]) => ({ name: names[part] ?? part, content }));

export const fleetWorkbook = (change: Partial<Parts> = {}, form: ZipForm = {}): Buffer =>
  writeZip(zipParts({ ...fleetParts(), ...change }), form);
