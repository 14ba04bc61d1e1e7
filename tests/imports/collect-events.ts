import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { readVehicles } from "#imports/read-vehicles.server.ts";
import type { ImportColumn, ImportFile, JudgedRow, ReadingEvent, ReadingRequest } from "#imports/sheet.ts";

export const today = "2026-11-20";
let folder: string | undefined;

export function writeUpload(name: string, bytes: string | Uint8Array): string {
  folder ??= fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-imports-"));
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  return file;
}

export function forgetUploads(): void {
  if (folder) fs.rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

export interface Collected {
  file?: ImportFile;
  columns: ImportColumn[];
  headingsHash?: string;
  sample: string[][];
  rows: JudgedRow[];
  rowCount?: number;
  failed?: Extract<ReadingEvent, { type: "failed" }>;
}

export async function collect(events: AsyncIterable<ReadingEvent>): Promise<Collected> {
  const collected: Collected = { columns: [], sample: [], rows: [] };
  for await (const event of events) {
    if (event.type === "file") Object.assign(collected, { ...event });
    else if (event.type === "rows") collected.rows.push(...event.rows);
    else if (event.type === "end") collected.rowCount = event.rowCount;
    else if (event.type === "failed") collected.failed = event;
  }
  return collected;
}

export const readFile = (file: string, request: Partial<ReadingRequest> = {}) =>
  collect(readVehicles({ path: file, fileName: path.basename(file), today, ...request }));

export const readText = (name: string, text: string | Uint8Array, request: Partial<ReadingRequest> = {}) =>
  readFile(writeUpload(name, text), request);

export const fieldsOf = ({ columns }: Collected) => columns.map(({ field }) => field);
