import type { ReadingEvent } from "./sheet.ts";

export const bytesOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);
const sizeOf = (event: ReadingEvent) => (event.type === "lines" ? bytesOf(event.lines) : 1);

/**
 * The same events, read on while whoever asks is busy with the one before: the file is read while its rows are stored.
 * `most`: bytes of lines that may wait.
 */
export async function* readAhead(events: AsyncGenerator<ReadingEvent>, most: number): AsyncGenerator<ReadingEvent> {
  const waiting: ReadingEvent[] = [];
  let size = 0;
  let over = false;
  let failure: { error: unknown } | undefined;
  let wake = () => {};
  const change = () => new Promise<void>((resolve) => (wake = resolve));
  let changed = change();
  const tell = () => {
    wake();
    changed = change();
  };
  const reading = (async () => {
    try {
      for await (const event of events) {
        waiting.push(event);
        size += sizeOf(event);
        tell();
        while (size > most && !over) await changed;
        if (over) return;
      }
    } catch (error) {
      failure = { error };
    } finally {
      over = true;
      tell();
    }
  })();
  try {
    for (;;) {
      const event = waiting.shift();
      if (event) {
        size -= sizeOf(event);
        tell();
        yield event;
      } else if (over) break;
      else await changed;
    }
    if (failure) throw failure.error;
  } finally {
    over = true;
    tell();
    await events.return(undefined).catch(() => {});
    await reading;
  }
}
