import { contentXml, odsCell, odsRow, odsTable, writeOds } from "#tests/imports/write-ods.ts";
import type { FaultCase } from "./fault-case.ts";
import { dayColumn, escapeXml, fleetTable, seatsColumn } from "./fleet.ts";

const valued = (type: string, value: string, shown: string) =>
  `<table:table-cell office:value-type="${type}" office:${value}><text:p>${shown}</text:p></table:table-cell>`;

function cell(text: string, row: number, column: number): string {
  if (row > 0 && column === seatsColumn) return valued("float", `value="${text}"`, `${text},00`);
  if (row > 0 && column === dayColumn)
    return valued("date", `date-value="${text}"`, text.split("-").reverse().join("/"));
  return odsCell(escapeXml(text));
}

const fleetRows = fleetTable
  .map((cells, row) => odsRow(...cells.map((text, column) => cell(text, row, column))))
  .join("");
const blankEnd =
  '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';

export const fleetOds = (rows = fleetRows): Buffer => writeOds(contentXml(odsTable("Parc", rows)));

const repeated = (rows: number, columns: number) =>
  `<table:table-row table:number-rows-repeated="${rows}">${odsCell("12345-115-16", `table:number-columns-repeated="${columns}"`)}</table:table-row>`;
const aside = "<office:annotation><text:p>note</text:p></office:annotation>";
const document = (name: string, content: Buffer, outcome: Pick<FaultCase, "cells" | "refusals">): FaultCase => ({
  family: "OpenDocument",
  name,
  file: "parc.ods",
  content: () => content,
  quick: true,
  ...outcome,
});
const read = { cells: fleetTable };

export const openDocumentCases = (): FaultCase[] => [
  document("as LibreOffice saves it", fleetOds(), read),
  document("blank to the end of the sheet", fleetOds(fleetRows + blankEnd), read),
  document("notes beside the text", fleetOds(fleetRows.replaceAll("<text:p>", `${aside}<text:p>`)), read),
  document(
    "runs in every text",
    fleetOds(fleetRows.replace(/<text:p>(.)/g, "<text:p><text:span>$1</text:span>")),
    read,
  ),
  document(
    "a hidden table before it",
    writeOds(
      contentXml(
        odsTable("Ancien", fleetRows + fleetRows, 'table:style-name="hidden"') + odsTable("Parc", fleetRows),
        '<style:style style:name="hidden"><style:table-properties table:display="false"/></style:style>',
      ),
    ),
    read,
  ),
  document("a million rows in one line", fleetOds(fleetRows + repeated(1_000_000, 1)), { refusals: ["archive_bomb"] }),
  document("rows that repeat, ten thousand times", fleetOds(fleetRows + repeated(1000, 1000).repeat(10_000)), {
    refusals: ["archive_bomb"],
  }),
  document(
    "2^31 blank columns and rows",
    fleetOds(
      `${fleetRows}<table:table-row table:number-rows-repeated="2147483648"><table:table-cell table:number-columns-repeated="2147483648"/></table:table-row>`,
    ),
    read,
  ),
  document("a repetition of minus one", fleetOds(repeated(-1, 1) + fleetRows), { refusals: ["unreadable"] }),
  document(
    "entities",
    writeOds(contentXml(odsTable("Parc", fleetRows)).replace("?>", '?><!DOCTYPE o [<!ENTITY a "b">]>')),
    { refusals: ["unreadable"] },
  ),
  document("no content", writeOds(""), { refusals: ["unreadable"] }),
];
