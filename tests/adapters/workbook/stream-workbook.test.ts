import { once } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { type OpenWorkbook, ReaderGone, streamWorkbook } from "#app/adapters/workbook/stream-workbook.server.ts";
import { bytesOf, openBook } from "#tests/factories/workbooks.ts";

/** Text that hardly compresses: what is written is about what is sent. */
const noise = (row: number) =>
  Array.from({ length: 40 }, (_, at) => Math.imul(row * 40 + at + 1, 0x9e3779b1).toString(36)).join("");

async function writeRows(workbook: OpenWorkbook, count: number, onPortion: (rows: number) => void) {
  const sheet = workbook.addWorksheet("rows");
  for (let row = 1; row <= count; row++) {
    sheet.addRow([noise(row)]).commit();
    if (row % 500 > 0) continue;
    onPortion(row);
    await workbook.room(sheet);
  }
}

test("a workbook is read while it is written", async () => {
  const content = await streamWorkbook((workbook) => writeRows(workbook, 2000, () => {}));
  const book = await openBook(await bytesOf(content));
  expect([book.worksheets[0]?.rowCount, book.worksheets[0]?.getCell("A2000").value]).toEqual([2000, noise(2000)]);
});

test("nobody reads: the writer waits, and goes on when somebody does", async () => {
  const all = 60_000;
  let written = 0;
  const content = await streamWorkbook((workbook) =>
    writeRows(workbook, all, (rows) => {
      written = rows;
    }),
  );
  for (let still = 0, before = -1; still < 300; still = written === before ? still + 1 : 0) {
    before = written;
    await turn();
  }
  expect(written).toBeLessThan(all / 2);
  const bytes = await bytesOf(content);
  expect(written).toBe(all);
  expect(bytes.length).toBeGreaterThan(5_000_000);
}, 60_000);

test("the reader leaves: the writer is told and stops", async () => {
  let told: unknown;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const content = await streamWorkbook(async (workbook) => {
    try {
      await writeRows(workbook, 1_000_000, () => {});
    } catch (error) {
      told = error;
      throw error;
    } finally {
      end();
    }
  });
  await once(content, "readable");
  content.destroy();
  await ended;
  expect(told).toBeInstanceOf(ReaderGone);
});

test("a fault breaks the workbook off: half of one is never taken for a whole one", async () => {
  const content = await streamWorkbook(async (workbook) => {
    workbook.addWorksheet("rows").addRow(["one"]).commit();
    throw new Error("the database is gone");
  });
  await expect(bytesOf(content)).rejects.toThrow("the database is gone");
});
