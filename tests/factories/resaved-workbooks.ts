import type ExcelJS from "exceljs";
import { contentXml, odsCell, odsRow, odsTable, writeOds } from "#tests/imports/write-ods.ts";
import { writeZip } from "#tests/imports/write-zip.ts";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Every line of a sheet as texts, blank lines too. */
function linesOf(sheet: ExcelJS.Worksheet): string[][] {
  return Array.from({ length: sheet.rowCount }, (_, index) => {
    const row = sheet.getRow(index + 1);
    return Array.from({ length: row.cellCount }, (_, column) => row.getCell(column + 1).text);
  });
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

/** As Excel saves what it opened: shared strings, parts under names and in an order of its own, notes as it writes them. */
export function asExcelSaves(book: ExcelJS.Workbook, alter = (sheetXml: string) => sheetXml): Buffer {
  const strings: string[] = [];
  const numberOf = new Map<string, number>();
  const shared = (text: string) => {
    const known = numberOf.get(text) ?? strings.push(text) - 1;
    numberOf.set(text, known);
    return known;
  };
  const sheets = book.worksheets.map((sheet) => {
    const rows = linesOf(sheet).map((cells, index) => {
      const written = cells.map((text, column) =>
        text === ""
          ? ""
          : `<c r="${sheet.getCell(index + 1, column + 1).address}" s="1" t="s"><v>${shared(text)}</v></c>`,
      );
      return written.join("") && `<row r="${index + 1}" spans="1:9" x14ac:dyDescent="0.3">${written.join("")}</row>`;
    });
    return `${head}<worksheet xmlns="${main}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1"/><sheetData>${rows.join("")}</sheetData></worksheet>`;
  });
  const named = book.worksheets.map(({ name, state }, index) => {
    const hidden = state === "visible" ? "" : ` state="${state}"`;
    return `<sheet name="${escaped(name)}" sheetId="${index + 4}"${hidden} r:id="rId${index + 1}"/>`;
  });
  const related = book.worksheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return writeZip([
    {
      name: "[Content_Types].xml",
      content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    {
      name: "_rels/.rels",
      content: `${head}<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr defaultThemeVersion="166925"/><sheets>${named.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `${head}<Relationships xmlns="${packaged}">${related.join("")}<Relationship Id="rId99" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    ...sheets.map((content, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: alter(content) })),
    {
      name: "xl/sharedStrings.xml",
      content: `${head}<sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
    },
  ]);
}

/** As LibreOffice saves it in its own format: one part, hidden tables by their style, blank lines as one repeated row. */
export function asLibreOfficeSaves(book: ExcelJS.Workbook): Buffer {
  const tables = book.worksheets.map((sheet) => {
    const rows = linesOf(sheet).map((cells) =>
      odsRow(...(cells.length > 0 ? cells : [""]).map((text) => odsCell(escaped(text)))),
    );
    return odsTable(
      escaped(sheet.name),
      rows.join(""),
      `table:style-name="${sheet.state === "visible" ? "ta1" : "ta2"}"`,
    );
  });
  const style = (name: string, display: boolean) =>
    `<style:style style:name="${name}" style:family="table"><style:table-properties table:display="${display}"/></style:style>`;
  return writeOds(contentXml(tables.join(""), style("ta1", true) + style("ta2", false)));
}
