import fs from "node:fs";
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { type ReadingLimits, ReadingRefused } from "../sheet.ts";
import type { SheetRow, SheetSource } from "../sheet-source.ts";
import { cutRecords } from "./cut-records.ts";
import { detectDelimiter, separatorLine } from "./detect-delimiter.ts";
import { decodeAs, detectEncoding, type Encoding, isEncoding, lastWholeCharacter } from "./detect-encoding.server.ts";

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
  const decode = encoding === "utf-8" ? utf8Decoder() : streamDecoder(encoding);
  let start = true;
  for await (const chunk of fs.createReadStream(path, { highWaterMark: 1 << 17 })) {
    count((chunk as Buffer).length);
    const text = decode(chunk as Buffer);
    if (start && text !== "") yield tidy(text.replace(/^\ufeff/, "").replace(separatorLine, ""));
    else yield tidy(text);
    start &&= text === "";
  }
  yield tidy(decode());
}

const tidy = (text: string) => (text.includes("\0") ? text.replaceAll("\0", "") : text);

const streamDecoder = (encoding: Encoding) => {
  const decoder = new TextDecoder(encoding);
  return (bytes?: Buffer) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
};

/** Whole characters at a time: four times as fast as a TextDecoder that is told of a stream. */
function utf8Decoder() {
  let carried: Buffer = Buffer.alloc(0);
  return (bytes?: Buffer): string => {
    const held = carried.length === 0 ? bytes : Buffer.concat([carried, bytes ?? Buffer.alloc(0)]);
    if (!held) return "";
    const end = bytes ? lastWholeCharacter(held) : held.length;
    carried = held.subarray(end);
    return held.toString("utf8", 0, end);
  };
}

/** Record by record: the fast way while the file is written by the book, csv-parse from the first record that is not. */
async function* readRecords(
  text: AsyncGenerator<string>,
  delimiter: string,
  limits: ReadingLimits,
): AsyncGenerator<SheetRow[]> {
  const counter = new LineCounter(limits.rows);
  let held = "";
  let irregular = false;
  try {
    while (!irregular) {
      const next = await text.next();
      held += next.value ?? "";
      const cut = cutRecords(held, delimiter, next.done === true);
      const rows = counter.number(cut.records);
      if (rows.length > 0) yield rows;
      held = held.slice(cut.end);
      irregular = cut.irregular || (next.done === true && held.length > 0);
      if (!irregular && held.length > longestRecord) throw tooLong(cut.quoteOpen, counter.line);
      if (next.done && !irregular) return;
    }
    yield* parseRecords(chain(held, text), delimiter, counter);
  } finally {
    await text.return(undefined);
  }
}

async function* chain(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Lines as the spreadsheet numbers them; empty ones count and are left out. */
class LineCounter {
  line = 0;
  constructor(readonly most: number) {}

  number(records: string[][]): SheetRow[] {
    const rows: SheetRow[] = [];
    for (const cells of records) {
      if (++this.line > this.most) throw new ReadingRefused("too_many_rows", { limit: this.most });
      if (cells.length > 1 || cells[0] !== "") rows.push({ line: this.line, cells });
    }
    return rows;
  }
}

/** The parser limits the text of a record, but counts no delimiters: what is fed without a record coming out is counted here. */
async function* untilTooLong(
  text: AsyncIterable<string>,
  recordsOut: () => number,
  counter: LineCounter,
): AsyncGenerator<string> {
  let [records, fed] = [0, 0];
  for await (const piece of text) {
    if (recordsOut() > records) fed = 0;
    records = recordsOut();
    fed += piece.length;
    if (fed > longestRecord * 4) throw tooLong(false, counter.line);
    yield piece;
  }
}

async function* parseRecords(
  text: AsyncIterable<string>,
  delimiter: string,
  counter: LineCounter,
): AsyncGenerator<SheetRow[]> {
  const parser = parse({
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    max_record_size: longestRecord,
  });
  const source = Readable.from(
    untilTooLong(text, () => parser.info.records, counter),
    { objectMode: true, highWaterMark: 1 },
  );
  source.once("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let batch: string[][] = [];
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (batch.push(cells) < batchRows) continue;
      yield counter.number(batch);
      batch = [];
    }
  } catch (error) {
    throw explainCsvError(error, counter.line + batch.length);
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (batch.length > 0) yield counter.number(batch);
}

/** A record beyond all measure is an unclosed quote that swallows the file, or no table at all. */
const tooLong = (quoteOpen: boolean, line: number) =>
  new ReadingRefused("unreadable", { reason: quoteOpen ? "quote_not_closed" : "record_too_long", row: line + 1 });

function explainCsvError(error: unknown, line: number): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "CSV_MAX_RECORD_SIZE" || code === "CSV_QUOTE_NOT_CLOSED")
    return new ReadingRefused("unreadable", { reason: "quote_not_closed", row: line + 1 });
  return code.startsWith("CSV_") ? new ReadingRefused("unreadable", { reason: "csv", row: line + 1 }) : error;
}
