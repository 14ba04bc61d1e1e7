import { type ChildProcessByStdio, spawn } from "node:child_process";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { readFrames } from "./read-frames.server.ts";
import type { ReadingEvent, ReadingRequest } from "./sheet.ts";

/** What one reading may take before it is ended from outside. */
export interface Watchdog {
  /** Between two events. */
  silenceMs: number;
  /** In all, the time of whoever consumes the events not counted. */
  totalMs: number;
  heapMegabytes: number;
}

const defaultWatchdog: Watchdog = { silenceMs: 60_000, totalMs: 600_000, heapMegabytes: 384 };

export interface ReadUploadOptions {
  signal?: AbortSignal;
  watchdog?: Partial<Watchdog>;
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

const childPath = () => path.resolve("build/server/read-upload.js");

/** Reads an upload in a process of its own: a file that exhausts the memory or never ends takes only that process along. */
export async function* readUpload(
  request: ReadingRequest,
  options: ReadUploadOptions = {},
): AsyncGenerator<ReadingEvent> {
  const watchdog = { ...defaultWatchdog, ...options.watchdog };
  options.signal?.throwIfAborted();
  const child = startChild(watchdog);
  const stop = () => child.kill("SIGKILL");
  options.signal?.addEventListener("abort", stop);
  try {
    let ended = false;
    for await (const event of watchEvents(child, request, watchdog)) {
      options.signal?.throwIfAborted();
      ended = event.type === "end" || event.type === "failed";
      yield event;
      if (ended) break;
    }
    options.signal?.throwIfAborted();
    if (!ended) yield { type: "failed", code: "unreadable", detail: { reason: "reader_stopped" } };
  } finally {
    options.signal?.removeEventListener("abort", stop);
    stop();
  }
}

/** Rows live shortly: with room for more of them at once a tenth less time goes into telling the living from the dead. */
const youngSpace = ["--min-semi-space-size=16", "--max-semi-space-size=32"];

/** Nothing of the environment is handed on: the process that opens strangers' files knows no secret. */
function startChild({ heapMegabytes }: Watchdog): Child {
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, ...youngSpace, childPath()], {
    env: { TZ: "UTC", NODE_ENV: "production" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  // A child that dies early closes its input; the end of its output says the rest.
  child.stdin.on("error", () => {});
  child.on("error", () => child.stdout.destroy());
  return child;
}

/** The events of the child, or their end as soon as it is silent or busy for too long. */
async function* watchEvents(
  child: Child,
  request: ReadingRequest,
  { silenceMs, totalMs }: Watchdog,
): AsyncGenerator<ReadingEvent> {
  child.stdin.write(`${JSON.stringify({ ...request, path: path.resolve(request.path) })}\n`);
  const events = readFrames(child.stdout);
  let left = totalMs;
  try {
    while (left > 0) {
      const started = performance.now();
      const next = await withinTime(events.next(), Math.min(silenceMs, left));
      left -= performance.now() - started;
      if (!next || next.done) return;
      yield next.value;
    }
  } finally {
    child.stdout.destroy();
  }
}

async function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
