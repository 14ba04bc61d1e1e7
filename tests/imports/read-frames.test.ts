import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { readFrames } from "#imports/read-frames.server.ts";
import type { ReadingEvent } from "#imports/sheet.ts";

const rows = Buffer.from('2\tready\t"{\n}"\n3\tready\tسيارة\n');
const stream = Buffer.concat([
  Buffer.from('{"type":"progress","read":0.5}\n'),
  Buffer.from(`{"type":"lines","ready":2,"invalid":0,"duplicate":0,"bytes":${rows.length}}\n`),
  rows,
  Buffer.from('{"type":"end","rowCount":2}\n'),
]);

async function readAll(bytes: Buffer, size: number): Promise<ReadingEvent[]> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  const events: ReadingEvent[] = [];
  for await (const event of readFrames(Readable.from(pieces))) events.push(event);
  return events;
}

it.each([1, 2, 7, 64, 1000])("finds the events in pieces of %i bytes", async (size) => {
  const [progress, lines, end] = await readAll(stream, size);
  expect(progress).toEqual({ type: "progress", read: 0.5 });
  expect(lines).toMatchObject({ type: "lines", ready: 2, invalid: 0, duplicate: 0 });
  expect(Buffer.concat((lines as { lines: Uint8Array[] }).lines)).toEqual(rows);
  expect(end).toEqual({ type: "end", rowCount: 2 });
});

it("makes no event of half a frame", async () => {
  expect((await readAll(stream.subarray(0, stream.length - 40), 64)).map(({ type }) => type)).toEqual(["progress"]);
  expect(await readAll(Buffer.from('{"type":"end"'), 64)).toEqual([]);
});
