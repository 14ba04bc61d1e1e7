import { writeZip } from "./write-zip.ts";

/** Workbooks written part by part, so that each oddity of a producer can be set on its own. */
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface Parts {
  /** Content of sheetData. */
  rows: string;
  after?: string;
  sheet?: string;
  strings?: string[] | null;
  styles?: string | null;
  workbook?: string;
  target?: string;
  sheetPart?: string;
  order?: string[];
  method?: 0 | 8;
}

const styleSheet = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-401]dd/mm/yyyy"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs></styleSheet>`;

export const workbookXml = (properties = "<workbookPr/>") =>
  `${head}<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets><sheet name="Parc" sheetId="1" r:id="rId1"/></sheets></workbook>`;
export const sheetXml = (rows: string, after = "", before = "") =>
  `${head}<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

export function buildWorkbook(parts: Parts): Buffer {
  const {
    strings = [],
    styles = styleSheet,
    target = "worksheets/sheet1.xml",
    sheetPart = "xl/worksheets/sheet1.xml",
  } = parts;
  const files = new Map<string, string>([
    ["[Content_Types].xml", `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`],
    [
      "_rels/.rels",
      `${head}<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ["xl/workbook.xml", parts.workbook ?? workbookXml()],
    [
      "xl/_rels/workbook.xml.rels",
      `${head}<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/worksheet" Target="${target}"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    [sheetPart, parts.sheet ?? sheetXml(parts.rows, parts.after)],
  ]);
  if (styles) files.set("xl/styles.xml", styles);
  if (strings)
    files.set(
      "xl/sharedStrings.xml",
      `${head}<sst xmlns="${main}">${strings.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    );
  const names = parts.order ?? [...files.keys()];
  return zip(
    names.map((name) => [name, Buffer.from(files.get(name) ?? "")]),
    parts.method,
  );
}

export const zip = (files: [name: string, content: Buffer][], method: 0 | 8 = 8): Buffer =>
  writeZip(files.map(([name, content]) => ({ name, content, method })));

const letters = (column: number) => String.fromCharCode(65 + column);

/** A row of texts, with the cells of another kind given as XML. */
export const inlineRow = (line: number, cells: string[]): string =>
  `<row r="${line}">${cells
    .map((cell, column) =>
      cell.startsWith("<c")
        ? cell.replace("<c", `<c r="${letters(column)}${line}"`)
        : `<c r="${letters(column)}${line}" t="inlineStr"><is><t>${cell}</t></is></c>`,
    )
    .join("")}</row>`;
