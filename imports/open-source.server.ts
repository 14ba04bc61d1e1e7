import fs from "node:fs";
import { openCsv } from "./csv/read-csv.server.ts";
import { openOds } from "./ods/read-ods.server.ts";
import { defaultLimits, ReadingRefused, type ReadingRequest } from "./sheet.ts";
import type { SheetSource } from "./sheet-source.ts";
import { sniffFormat } from "./sniff-format.server.ts";
import { openXlsx } from "./xlsx/read-xlsx.server.ts";

/** Opens a file by what it is, whatever its name says. */
export async function openSource(request: ReadingRequest): Promise<SheetSource> {
  const limits = { ...defaultLimits, ...request.limits };
  const { size } = await fs.promises.stat(request.path);
  if (size > limits.bytes) throw new ReadingRefused("too_large", { limit: limits.bytes });
  const format = await sniffFormat(request.path);
  const open = { csv: openCsv, xlsx: openXlsx, ods: openOds }[format];
  return open(request.path, request, limits);
}
