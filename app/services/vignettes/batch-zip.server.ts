import { createHash } from "node:crypto";
import { renderVignette } from "#app/adapters/pdf/vignette-pdf.server.ts";
import { crc32 } from "#app/adapters/zip/crc32.server.ts";
import { layoutZip, type ZipEntry, type ZipLayout } from "#app/adapters/zip/layout-zip.server.ts";
import { type ByteRange, readZip } from "#app/adapters/zip/read-zip.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { isRefusal, type Refusal } from "#app/services/refusal.ts";
import { type BatchEntry, type Cut, openBatch, pageReader } from "./batch-entries.server.ts";
import { indexLines } from "./batch-index.ts";
import { documentOf, sealVersion } from "./vignette-record.ts";

export interface ZipOfInvoice {
  fileName: string;
  size: number;
  /** Strong: the same archive byte for byte, or another tag. */
  etag: string;
  read(range: ByteRange): AsyncIterable<Uint8Array>;
}

const indexName = "index.csv";

/**
 * Every vignette of an invoice and an index with their SHA-256, as one archive. Nothing is stored: the layout comes from
 * the rows, and a file is rendered when its bytes are sent. Any range of it is the same bytes again.
 */
export async function zipOfInvoice(
  house: Pick<House, "db" | "clock" | "baseUrl">,
  actor: Actor,
  input: { invoiceId: string | undefined; by?: Cut; range?: string | null },
): Promise<ZipOfInvoice | Refusal> {
  const batch = await openBatch(house, actor, { ...input, form: "zip" });
  if (isRefusal(batch)) return batch;
  const index = Buffer.from([...indexLines(batch.entries)].join(""), "utf8");
  const layout = layoutZip(
    [{ name: indexName, bytes: index.length, crc32: crc32(index) }, ...batch.entries],
    batch.paidAt,
  );
  const rowAt = pageReader(house, actor.companyId, batch.entries);
  return {
    fileName: `vignettes-${batch.number}.zip`,
    size: layout.size,
    etag: etagOf(layout, batch.entries, house.baseUrl),
    read: (range) =>
      readZip(layout, range, async (at) =>
        at === 0 ? index : renderVignette(documentOf(await rowAt(at - 1), house.baseUrl)),
      ),
  };
}

/** Names, hashes and versions: whatever changes a byte of the archive changes its tag. */
function etagOf(layout: ZipLayout, entries: readonly BatchEntry[], baseUrl: string): string {
  const hash = createHash("sha256").update(`zip 1 ${sealVersion(baseUrl)} ${layout.modifiedAt} ${layout.size}\n`);
  const name = (entry: ZipEntry | undefined) => entry?.name ?? "";
  entries.forEach((entry, at) => {
    hash.update(`${name(layout.entries[at + 1])} ${entry.sha256}\n`);
  });
  return `"${hash.digest("hex").slice(0, 32)}"`;
}
