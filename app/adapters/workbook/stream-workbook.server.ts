import { once } from "node:events";
import { PassThrough, type Writable } from "node:stream";
import type ExcelJS from "exceljs";

export interface OpenWorkbook {
  addWorksheet(name: string, options?: Partial<ExcelJS.AddWorksheetOptions>): ExcelJS.Worksheet;
  /** To be awaited between portions of rows: waits for the compressor and the reader, and throws when he is gone. */
  room(sheet: ExcelJS.Worksheet): Promise<void>;
}

/** Whoever read the workbook left before its end. */
export class ReaderGone extends Error {}

/**
 * A workbook that is read while it is written: memory grows neither with its rows nor with a slow reader. What `write`
 * throws breaks the stream off, so that nobody takes half a workbook for a whole one.
 */
export async function streamWorkbook(write: (workbook: OpenWorkbook) => Promise<void>): Promise<PassThrough> {
  const content = new PassThrough();
  // Loaded by the first workbook: every start would wait for it.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: content, useStyles: true, useSharedStrings: false });
  workbook.creator = "Ostoul";
  workbook.lastModifiedBy = "Ostoul";
  const room = async (sheet: ExcelJS.Worksheet) => {
    for (const pipe of pipesOf(sheet)) while (!content.destroyed && isFull(pipe)) await drained(pipe, content);
    if (content.destroyed) throw new ReaderGone();
  };
  write({ addWorksheet: (name, options) => workbook.addWorksheet(name, options), room })
    .then(() => workbook.commit())
    .catch((error: Error) => content.destroy(error instanceof ReaderGone ? undefined : error));
  return content;
}

/** A stream of an older make, which does not say `writableNeedDrain` but keeps it. */
type Pipe = Writable & { _writableState: { needDrain: boolean } };

/** The writer of a sheet never waits for those who take its bytes, and its types do not name them. */
const pipesOf = (sheet: ExcelJS.Worksheet): Pipe[] =>
  (sheet as ExcelJS.Worksheet & { stream?: { pipes?: Pipe[] } }).stream?.pipes ?? [];

const isFull = ({ _writableState }: Pipe): boolean => _writableState.needDrain;

async function drained(pipe: Pipe, content: PassThrough): Promise<void> {
  const waiting = new AbortController();
  const event = (stream: Writable, name: string) => once(stream, name, { signal: waiting.signal });
  try {
    await Promise.race([event(pipe, "drain"), event(content, "close")]);
  } finally {
    waiting.abort();
  }
}
