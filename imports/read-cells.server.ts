import { explainFault } from "./explain-fault.server.ts";
import { openSource } from "./open-source.server.ts";
import type { ReadingEvent, ReadingRequest } from "./sheet.ts";

/** Every row of the sheet as it stands, above the headings too. Always ends with `end` or `failed`. */
export async function* readCells(request: ReadingRequest): AsyncGenerator<ReadingEvent> {
  let rowCount = 0;
  try {
    const source = await openSource(request);
    for await (const rows of source.rows()) {
      rowCount += rows.length;
      yield { type: "cells", rows };
    }
    yield { type: "end", rowCount };
  } catch (error) {
    yield { type: "failed", ...explainFault(error) };
  }
}
