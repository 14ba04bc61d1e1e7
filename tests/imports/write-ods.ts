import { writeZip } from "./write-zip.ts";

/** OpenDocument spreadsheets written part by part. */
const namespaces = ["office", "table", "text", "style"]
  .map((prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
  .concat('xmlns:draw="urn:draw" xmlns:dc="urn:dc" xmlns:calcext="urn:calcext"')
  .join(" ");

export const contentXml = (tables: string, styles = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
export const odsTable = (name: string, rows: string, attributes = "") =>
  `<table:table table:name="${name}" ${attributes}><table:table-column table:number-columns-repeated="16384"/>${rows}</table:table>`;
export const odsRow = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
export const odsCell = (text: string, attributes = "") =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;

export const writeOds = (content: string): Buffer =>
  writeZip([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", method: 0 },
    { name: "content.xml", content },
    { name: "META-INF/manifest.xml", content: "<manifest:manifest/>" },
  ]);
