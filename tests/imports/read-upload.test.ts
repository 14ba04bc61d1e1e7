import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readUpload } from "#imports/read-upload.server.ts";
import type { ReadingEvent } from "#imports/sheet.ts";
import { sampleFiles, samplePath } from "#tests/fixtures/spreadsheets/make.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { collect, forgetUploads, readFile, today, writeUpload } from "./collect-events.ts";

beforeAll(() => buildChild());
afterAll(forgetUploads);

const upload = (file: string, options = {}) =>
  readUpload({ path: file, fileName: path.basename(file), today }, options);
const bigRows = 50_000;
const bigPlate = (index: number) => `${String((index % 90_000) + 10_000)}-${1 + (index % 3)}15-16`;
const bigFile = () => {
  const lines = Array.from(
    { length: bigRows },
    (_, index) => `${bigPlate(index)};Renault;Kangoo;بنزين;2015-03-${10 + (index % 20)}`,
  );
  return writeUpload(
    "big.csv",
    `Immatriculation;Marque;Modèle;Énergie;Date de mise en circulation\r\n${lines.join("\r\n")}\r\n`,
  );
};

describe("readUpload, in its own process", () => {
  it.each(sampleFiles)("tells the same of %s as the reader itself", async (name) => {
    expect(await collect(upload(samplePath(name)))).toEqual(await readFile(samplePath(name)));
  });

  it("streams fifty thousand rows in order through a heap that could not hold them", async () => {
    let next = 0;
    const batches: number[] = [];
    const misplaced: number[] = [];
    let end: ReadingEvent | undefined;
    for await (const event of upload(bigFile(), { watchdog: { heapMegabytes: 48 } })) {
      if (event.type === "rows") {
        batches.push(event.rows.length);
        for (const { row, facts } of event.rows) {
          if (row !== next + 2 || facts.plate !== bigPlate(next)) misplaced.push(row);
          next++;
        }
      }
      end = event;
    }
    expect(end).toEqual({ type: "end", rowCount: bigRows });
    expect(misplaced).toEqual([]);
    expect(next).toBe(bigRows);
    expect(new Set(batches)).toEqual(new Set([500]));
  });

  it("reads nothing ahead of whoever consumes", async () => {
    const events = upload(bigFile())[Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ type: "file" });
    await events.return?.(undefined);
    expect((await events.next()).done).toBe(true);
  });

  it("hands on the refusal of a file", async () => {
    expect((await collect(upload(writeUpload("none.csv", "")))).failed).toEqual({ type: "failed", code: "empty" });
    expect((await collect(upload("/nowhere/at/all.csv"))).failed?.code).toBe("unreadable");
  });

  it("turns the death of the process into a refusal", async () => {
    const { failed } = await collect(upload(samplePath("parc.xlsx"), { watchdog: { heapMegabytes: 2 } }));
    expect(failed).toMatchObject({ code: "unreadable", detail: { reason: "reader_stopped" } });
  });

  it("ends a process that is silent for too long", async () => {
    const { failed } = await collect(upload(bigFile(), { watchdog: { silenceMs: 1 } }));
    expect(failed).toMatchObject({ code: "unreadable", detail: { reason: "reader_stopped" } });
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const reading = (async () => {
      for await (const event of upload(bigFile(), { signal: stop.signal })) if (event.type === "rows") stop.abort();
    })();
    await expect(reading).rejects.toThrow(/abort/i);
  });
});
