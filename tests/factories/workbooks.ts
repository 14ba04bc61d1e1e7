import ExcelJS from "exceljs";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { writeErrorWorkbook } from "#app/services/uploads/error-workbook.server.ts";

export async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}

/** Downloads the error workbook of an upload. */
export async function takeWorkbook(house: House, actor: Actor, uploadId: string): Promise<Buffer> {
  const file = await writeErrorWorkbook(house, actor, { uploadId });
  if (isRefusal(file)) throw new Error(`the workbook was refused: ${file.code}`);
  return bytesOf(file.content);
}

/** Opens a workbook as a person does: its sheets, cells, colours and notes. */
export async function openBook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  return book;
}

export const saveBook = async (book: ExcelJS.Workbook): Promise<Buffer> => Buffer.from(await book.xlsx.writeBuffer());

/** The sheet with the rows of the customer: the second that is seen. */
export function rowsSheet(book: ExcelJS.Workbook): ExcelJS.Worksheet {
  const sheet = book.worksheets.filter(({ state }) => state === "visible").at(-1);
  if (!sheet) throw new Error("the workbook shows no sheet");
  return sheet;
}

/** Opens a workbook, works on its rows and saves it. */
export async function editRows(bytes: Uint8Array, work: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const book = await openBook(bytes);
  work(rowsSheet(book));
  return saveBook(book);
}

export const noteOf = (cell: ExcelJS.Cell): string => {
  const { note } = cell;
  if (!note) return "";
  return typeof note === "string" ? note : (note.texts ?? []).map(({ text }) => text).join("");
};

/** Fill of a cell as RGB; empty for none. */
export const fillOf = ({ fill }: ExcelJS.Cell): string =>
  fill?.type === "pattern" ? (fill.fgColor?.argb ?? "").slice(2) : "";
