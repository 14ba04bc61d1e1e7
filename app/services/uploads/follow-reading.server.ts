import { rowStates } from "#app/domain/lifecycle.ts";
import type { House } from "#app/services/house.ts";
import { uploads } from "#db/schema/index.ts";
import { storableJson } from "#imports/copy-text.ts";
import { bytesOf, readAhead } from "#imports/read-ahead.ts";
import { readUpload as readSpreadsheet } from "#imports/read-upload.server.ts";
import type { ReadingEvent, ReadingRequest } from "#imports/sheet.ts";
import { isBeingRead } from "./begin-reading.server.ts";
import { type Reading, storeRows } from "./store-rows.server.ts";

/** The first problems are on screen with the first rows; later ones are stored in larger pieces. */
const portionBytes = 2 * 1024 * 1024;
/** What may be read while an earlier portion is being stored. */
const aheadBytes = 8 * 1024 * 1024;

/** How a reading ended: `over` when another run has taken its place, and nothing of it counts. */
export type ReadingOutcome = Extract<ReadingEvent, { type: "end" | "failed" }> | { type: "over" };

/** Stores what the reader of spreadsheets tells, while it reads on. */
export async function followReading(
  db: House["db"],
  reading: Reading,
  request: ReadingRequest,
): Promise<ReadingOutcome> {
  let waiting = emptyPortion(0);
  let isFirst = true;
  const store = async () => {
    const portion = waiting;
    waiting = emptyPortion(portion.progress);
    isFirst = false;
    return storeRows(db, reading, portion);
  };
  for await (const event of readAhead(readSpreadsheet(request), aheadBytes)) {
    if (event.type === "failed") return event;
    if (event.type === "progress") waiting.progress = event.read;
    if (event.type === "file" && !(await storeFile(db, reading, event))) return { type: "over" };
    if (event.type === "lines") {
      addLines(waiting, event);
      if ((isFirst || waiting.bytes >= portionBytes) && !(await store())) return { type: "over" };
    }
    if (event.type === "end") {
      waiting.progress = 1;
      return (await store()) ? event : { type: "over" };
    }
  }
  return { type: "over" };
}

const emptyPortion = (progress: number) => ({
  lines: [] as Uint8Array[],
  bytes: 0,
  counts: { ready: 0, invalid: 0, duplicate: 0 },
  progress,
});

function addLines(portion: ReturnType<typeof emptyPortion>, event: Extract<ReadingEvent, { type: "lines" }>) {
  portion.lines.push(...event.lines);
  portion.bytes += bytesOf(event.lines);
  for (const state of rowStates) portion.counts[state] += event[state];
}

type FileEvent = Extract<ReadingEvent, { type: "file" }>;

/** How the file was understood; false when this reading is over. */
async function storeFile(db: House["db"], reading: Reading, { file, columns, headingsHash, sample }: FileEvent) {
  const updated = await db.company(reading.companyId, (tx) =>
    tx
      .update(uploads)
      .set({ ...file, headingsHash, columns: toStored(columns), sample: toStored(sample) })
      .where(isBeingRead(reading))
      .returning({ id: uploads.id }),
  );
  return updated.length > 0;
}

const toStored = (value: object): unknown => JSON.parse(storableJson(value));
