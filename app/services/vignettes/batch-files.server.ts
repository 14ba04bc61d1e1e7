import { renderPrintFile } from "#app/adapters/pdf/vignette-pdf.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { isRefusal, type Refusal } from "#app/services/refusal.ts";
import { openBatch, pageReader } from "./batch-entries.server.ts";
import { indexLines } from "./batch-index.ts";
import { documentOf } from "./vignette-record.ts";

export interface StreamedFile {
  fileName: string;
  content: AsyncIterable<Uint8Array>;
}

type BatchHouse = Pick<House, "db" | "clock" | "baseUrl">;
type BatchInput = { invoiceId: string | undefined };

/** Every vignette of an invoice in one file for the printer, a page each. */
export async function printFileOfInvoice(
  house: BatchHouse,
  actor: Actor,
  input: BatchInput,
): Promise<StreamedFile | Refusal> {
  const batch = await openBatch(house, actor, { ...input, form: "pdf" });
  if (isRefusal(batch)) return batch;
  const rowAt = pageReader(house, actor.companyId, batch.entries);
  async function* documents() {
    for (let at = 0; at < batchLength; at++) yield documentOf(await rowAt(at), house.baseUrl);
  }
  const batchLength = batch.entries.length;
  return { fileName: `vignettes-${batch.number}.pdf`, content: renderPrintFile(documents()) };
}

/** The index of a batch: what each file is, and the hash that proves it. */
export async function indexOfInvoice(
  house: BatchHouse,
  actor: Actor,
  input: BatchInput,
): Promise<StreamedFile | Refusal> {
  const batch = await openBatch(house, actor, { ...input, form: "csv" });
  if (isRefusal(batch)) return batch;
  async function* content() {
    for (const line of indexLines(entries)) yield Buffer.from(line, "utf8");
  }
  const { entries } = batch;
  return { fileName: `vignettes-${batch.number}.csv`, content: content() };
}
