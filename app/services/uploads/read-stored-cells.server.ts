import type { Day } from "#app/domain/day.ts";
import { readUpload } from "#imports/read-upload.server.ts";
import type { SheetRow } from "#imports/sheet-source.ts";
import type { Upload } from "./upload-access.server.ts";

export interface StoredTable {
  /** The stored file, in a place where it can be read. */
  path: string;
  fileName: string;
  sheet: string | null;
  encoding: string | null;
  delimiter: string | null;
}

export const tableOf = (path: string, { fileName, sheet, encoding, delimiter }: Upload): StoredTable => ({
  path,
  fileName,
  sheet,
  encoding,
  delimiter,
});

/** A file that cannot be read to its end: a fault where it was read before. */
export class CellsUnreadable extends Error {
  constructor(
    readonly path: string,
    readonly code: string,
  ) {
    super(`the cells of ${path} cannot be read: ${code}`);
  }
}

/** Every row of a table as it stands, by a process of its own. */
export async function* readStoredCells(
  { path, fileName, sheet, encoding, delimiter }: StoredTable,
  today: Day,
): AsyncGenerator<SheetRow[]> {
  const place = { ...(sheet && { sheet }), ...(encoding && { encoding }), ...(delimiter && { delimiter }) };
  for await (const event of readUpload({ path, fileName, today, answer: "cells", ...place })) {
    if (event.type === "cells") yield event.rows;
    if (event.type === "failed") throw new CellsUnreadable(path, event.code);
  }
}
