import { and, asc, eq, inArray } from "drizzle-orm";
import { loadDocuments } from "#app/adapters/pdf/vignette-pdf.server.ts";
import { safeFileName } from "#app/adapters/zip/safe-file-name.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import type { House } from "#app/services/house.ts";
import { NotAllowed, NotFound, type Refusal, refuse } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { invoiceLines, invoices, vehicles, vignettes } from "#db/schema/index.ts";
import { readIssueProgress } from "./issue-progress.server.ts";
import { resealStale } from "./seal-vignette.server.ts";
import {
  assertReachableInvoice,
  lineOfVignette,
  mayReadDrivers,
  reachableVignettes,
  type Vignette,
  vehicleOfVignette,
} from "./vignette-access.server.ts";
import { fileNameOf } from "./vignette-record.ts";

export const cuts = ["depot", "driver"] as const;
export type Cut = (typeof cuts)[number];
export type BatchForm = "zip" | "pdf" | "csv";

/** Documents are downloaded; the index says only what they are, and is an export. */
const permissions = { zip: "vignettes:download", pdf: "vignettes:download", csv: "exports:read" } as const;

/** One file of a batch: a few words a vignette, so that 100,000 of them fit in memory. */
export interface BatchEntry {
  id: string;
  /** Path in the archive. */
  name: string;
  serial: string;
  plate: string | null;
  vin: string | null;
  year: number;
  amountMinor: bigint;
  bytes: number;
  crc32: number;
  sha256: string;
}

export interface Batch {
  number: string;
  paidAt: Date;
  entries: BatchEntry[];
}

/**
 * The issued vignettes of an invoice that this actor may download, in the order of its lines, and the audit row of the
 * download. Refused until nothing more will come by itself.
 */
export async function openBatch(
  house: Pick<House, "db" | "clock" | "baseUrl">,
  actor: Actor,
  input: { invoiceId: string | undefined; form: BatchForm; by?: Cut; range?: string | null },
): Promise<Batch | Refusal> {
  const invoiceId = knownId("invoice", input.invoiceId);
  const { companyId } = actor;
  // Its folders carry drivers' names.
  if (input.by === "driver" && !mayReadDrivers(actor)) throw new NotAllowed("drivers:read");
  await loadDocuments();
  await resealStale(house, companyId, { invoiceId });
  return house.db.company(companyId, async (tx) => {
    await assertReachableInvoice(tx, actor, permissions[input.form], invoiceId);
    const progress = await readIssueProgress(tx, companyId, invoiceId);
    if (!progress.isComplete) return refuse("not_ready");
    const entries = await readEntries(tx, actor, invoiceId, input);
    const [invoice] = await tx
      .select({ number: invoices.number, paidAt: invoices.paidAt, issuedAt: invoices.issuedAt })
      .from(invoices)
      .where(and(eq(invoices.companyId, companyId), eq(invoices.id, invoiceId)));
    if (!invoice || !entries.length) throw new NotFound("vignettes");
    await recordAct(tx, house.clock, actor, {
      act: "vignettes.downloaded",
      subjectKind: "invoice",
      subjectId: invoiceId,
      detail: {
        form: input.form,
        count: entries.length,
        ...(input.by && { by: input.by }),
        ...(input.range && { range: input.range }),
      },
    });
    return { number: invoice.number, paidAt: invoice.paidAt ?? invoice.issuedAt, entries };
  });
}

async function readEntries(
  tx: Tx,
  actor: Actor,
  invoiceId: string,
  { form, by }: { form: BatchForm; by?: Cut },
): Promise<BatchEntry[]> {
  const rows = await tx
    .select({
      id: vignettes.id,
      serial: vignettes.serial,
      plate: vignettes.plate,
      vin: vignettes.vin,
      year: vignettes.year,
      amountMinor: vignettes.amountMinor,
      increaseMinor: vignettes.increaseMinor,
      bytes: vignettes.bytes,
      crc32: vignettes.crc32,
      sha256: vignettes.sha256,
      depot: vignettes.depot,
      driverName: vehicles.driverName,
      driverEmail: vehicles.driverEmail,
    })
    .from(vignettes)
    .innerJoin(invoiceLines, lineOfVignette)
    .innerJoin(vehicles, vehicleOfVignette)
    .where(
      and(
        reachableVignettes(actor, permissions[form]),
        eq(vignettes.invoiceId, invoiceId),
        eq(vignettes.status, "issued"),
      ),
    )
    .orderBy(asc(vignettes.linePosition), asc(vignettes.serial));
  return rows.map(({ depot, driverName, driverEmail, increaseMinor, bytes, crc32, sha256, ...row }) => {
    if (bytes === null || crc32 === null || sha256 === null) throw new Error(`vignette ${row.serial} has no seal`);
    const folder = by === "depot" ? depot : by === "driver" ? (driverName ?? driverEmail) : undefined;
    const name = by ? `${safeFileName(folder ?? "_")}/${fileNameOf(row)}` : fileNameOf(row);
    return { ...row, name, bytes, crc32, sha256, amountMinor: row.amountMinor + increaseMinor };
  });
}

const pageSize = 200;

/** The rows behind entries, a page at a time: reading on is one query in two hundred. */
export function pageReader({ db }: Pick<House, "db">, companyId: string, entries: readonly BatchEntry[]) {
  let loaded = -1;
  let rows = new Map<string, Vignette>();
  return async (index: number): Promise<Vignette> => {
    const page = Math.floor(index / pageSize);
    if (page !== loaded) {
      const ids = entries.slice(page * pageSize, (page + 1) * pageSize).map(({ id }) => id);
      const found = await db.company(companyId, (tx) =>
        tx
          .select()
          .from(vignettes)
          .where(and(eq(vignettes.companyId, companyId), inArray(vignettes.id, ids))),
      );
      rows = new Map(found.map((row) => [row.id, row]));
      loaded = page;
    }
    const row = rows.get(entries[index]?.id ?? "");
    if (!row) throw new Error(`vignette ${entries[index]?.serial} has gone`);
    return row;
  };
}
