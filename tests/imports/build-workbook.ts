import zlib from "node:zlib";

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

export function zip(files: [name: string, content: Buffer][], method: 0 | 8 = 8): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of files) {
    const data = method === 8 ? zlib.deflateRawSync(content) : content;
    const title = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(zlib.crc32(content), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    locals.push(Buffer.from("PK\x03\x04", "latin1"), fields, title, data);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, central, title);
    offset += 30 + title.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}

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
