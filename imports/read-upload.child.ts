import { once } from "node:events";
import { createInterface } from "node:readline";
import { readVehicles } from "./read-vehicles.server.ts";
import type { ReadingRequest } from "./sheet.ts";

/**
 * The process that reads one upload: the request comes as one line on standard input, the events leave as lines on
 * standard output. It waits while the pipe is full, and ends when whoever asked is gone.
 */
async function answer(request: ReadingRequest) {
  for await (const event of readVehicles(request)) {
    if (!process.stdout.write(`${JSON.stringify(event)}\n`)) await once(process.stdout, "drain");
  }
  process.stdout.end(() => process.exit(0));
}

process.stdout.on("error", () => process.exit(1));
const lines = createInterface({ input: process.stdin });
lines.once("line", (line) => void answer(JSON.parse(line) as ReadingRequest));
lines.once("close", () => process.exit(1));
