import fs from "node:fs";
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { type ReadingLimits, ReadingRefused } from "../sheet.ts";
import type { SheetRow, SheetSource } from "../sheet-source.ts";
import { detectDelimiter, separatorLine } from "./detect-delimiter.ts";
import { decodeAs, detectEncoding, type Encoding, isEncoding } from "./detect-encoding.server.ts";

/** A record longer than this is an unclosed quote that swallows the file. */
const longestRecord = 256 * 1024;
const sampleBytes = 64 * 1024;
const batchRows = 500;

export async function openCsv(
  path: string,
  wanted: { encoding?: string; delimiter?: string },
  limits: ReadingLimits,
): Promise<SheetSource> {
  const encoding = wanted.encoding && isEncoding(wanted.encoding) ? wanted.encoding : await detectEncoding(path);
  const sample = decodeAs(encoding, await readStart(path));
  refuseMarkup(sample);
  const delimiter = wanted.delimiter ?? detectDelimiter(sample);
  const size = fs.statSync(path).size;
  let bytesRead = 0;
  return {
    format: "csv",
    encoding,
    delimiter,
    sheet: null,
    sheets: [],
    progress: () => (size === 0 ? 1 : bytesRead / size),
    rows: () =>
      readRecords(
        decodeFile(path, encoding, (count) => (bytesRead += count)),
        delimiter,
        limits,
      ),
  };
}

async function readStart(path: string): Promise<Buffer> {
  const file = await fs.promises.open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A page or a document saved under the name of a table. */
function refuseMarkup(sample: string) {
  const start = sample
    .replace(/^\ufeff/, "")
    .trimStart()
    .slice(0, 200)
    .toLowerCase();
  if (/^(<!doctype html|<html|<table|<head|<meta)/.test(start))
    throw new ReadingRefused("not_a_spreadsheet", { format: "html" });
  if (/^<\?xml/.test(start)) throw new ReadingRefused("not_a_spreadsheet", { format: "xml" });
  if (/^\{\\rtf/.test(start)) throw new ReadingRefused("not_a_spreadsheet", { format: "document" });
}

/** The text of the file in pieces, without its order mark, its `sep=` line and the NUL that PostgreSQL refuses. */
async function* decodeFile(path: string, encoding: Encoding, count: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let start = true;
  for await (const chunk of fs.createReadStream(path, { highWaterMark: 1 << 17 })) {
    count((chunk as Buffer).length);
    let text = decoder.decode(chunk as Buffer, { stream: true });
    if (text.includes("\0")) text = text.replaceAll("\0", "");
    if (start) text = text.replace(separatorLine, "");
    start = false;
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

async function* readRecords(
  text: AsyncIterable<string>,
  delimiter: string,
  limits: ReadingLimits,
): AsyncGenerator<SheetRow[]> {
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: longestRecord,
  });
  const source = Readable.from(text, { objectMode: true, highWaterMark: 1 });
  source.once("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let line = 0;
  let batch: SheetRow[] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line++;
      if (line > limits.rows) throw new ReadingRefused("too_many_rows", { limit: limits.rows });
      if (cells.length === 1 && cells[0] === "") continue;
      if (batch.push({ line, cells }) === batchRows) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    throw explainCsvError(error, line);
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (batch.length > 0) yield batch;
}

function explainCsvError(error: unknown, line: number): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "CSV_MAX_RECORD_SIZE" || code === "CSV_QUOTE_NOT_CLOSED")
    return new ReadingRefused("unreadable", { reason: "quote_not_closed", row: line + 1 });
  return code.startsWith("CSV_") ? new ReadingRefused("unreadable", { reason: "csv", row: line + 1 }) : error;
}
