import { expect, it } from "vitest";
import { readAhead } from "#imports/read-ahead.ts";
import type { ReadingEvent } from "#imports/sheet.ts";

const lines = (bytes: number): ReadingEvent => ({
  type: "lines",
  lines: [Buffer.alloc(bytes)],
  ready: 1,
  invalid: 0,
  duplicate: 0,
});

/** Events of a size, and how many were asked for. */
function counted(count: number, bytes: number) {
  const told = { asked: 0, closed: false };
  async function* events(): AsyncGenerator<ReadingEvent> {
    try {
      for (; told.asked < count; ) {
        told.asked++;
        yield lines(bytes);
      }
      yield { type: "end", rowCount: count };
    } finally {
      told.closed = true;
    }
  }
  return { told, events: events() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

it("hands on every event in its order", async () => {
  const { events } = counted(20, 10);
  const types: string[] = [];
  for await (const event of readAhead(events, 35)) types.push(event.type);
  expect(types).toEqual([...Array(20).fill("lines"), "end"]);
});

it("reads on while nobody asks, and no further than it may", async () => {
  const { told, events } = counted(100, 10);
  const ahead = readAhead(events, 50);
  await ahead.next();
  for (let turn = 0; turn < 50; turn++) await settle();
  expect(told.asked).toBeGreaterThan(3);
  expect(told.asked).toBeLessThanOrEqual(8);
  await ahead.return(undefined);
  expect(told.closed).toBe(true);
});

it("hands on what was read before a failure, and then the failure", async () => {
  async function* failing(): AsyncGenerator<ReadingEvent> {
    yield lines(1);
    throw new Error("the disk is gone");
  }
  const ahead = readAhead(failing(), 50);
  expect((await ahead.next()).value).toMatchObject({ type: "lines" });
  await expect(ahead.next()).rejects.toThrow("the disk is gone");
});
