import { once } from "node:events";
import { createInterface } from "node:readline";
import { bytesOf } from "./read-ahead.ts";
import { readCells } from "./read-cells.server.ts";
import { readSheetNames } from "./read-sheet-names.server.ts";
import { readVehicles } from "./read-vehicles.server.ts";
import { rowLine } from "./row-line.ts";
import type { JudgedRow, ReadingEvent, ReadingRequest } from "./sheet.ts";

/**
 * The process that reads one upload: the request comes as one line on standard input, the events leave as lines on
 * standard output. It waits while the pipe is full, and ends when whoever asked is gone.
 */
async function answer(request: ReadingRequest) {
  const read = { cells: readCells, sheets: readSheetNames, rows: readVehicles, lines: readVehicles };
  for await (const event of read[request.answer ?? "rows"](request)) {
    const told =
      event.type === "rows" && request.answer === "lines" ? linesOf(event.rows, request.idPrefix ?? "") : event;
    if (!tell(told)) await once(process.stdout, "drain");
  }
  process.stdout.end(() => process.exit(0));
}

function linesOf(rows: JudgedRow[], idPrefix: string): ReadingEvent {
  const counts = { ready: 0, invalid: 0, duplicate: 0 };
  for (const { state } of rows) counts[state]++;
  return {
    type: "lines",
    lines: [Buffer.from(`${rows.map((row) => rowLine(row, idPrefix)).join("\n")}\n`)],
    ...counts,
  };
}

/** An event is a line of JSON; lines of rows follow theirs as they are, in as many bytes as it says. False: the pipe is full. */
function tell(event: ReadingEvent): boolean {
  if (event.type !== "lines") return process.stdout.write(`${JSON.stringify(event)}\n`);
  const { lines, ...told } = event;
  process.stdout.write(`${JSON.stringify({ ...told, bytes: bytesOf(lines) })}\n`);
  return lines.map((piece) => process.stdout.write(piece)).every(Boolean);
}

process.stdout.on("error", () => process.exit(1));
const lines = createInterface({ input: process.stdin });
lines.once("line", (line) => void answer(JSON.parse(line) as ReadingRequest));
lines.once("close", () => process.exit(1));
