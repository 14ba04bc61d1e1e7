import { setImmediate } from "node:timers/promises";
import { and, asc, count, eq, gt, sql } from "drizzle-orm";
import { crash } from "#app/adapters/crash.server.ts";
import { loadDocuments } from "#app/adapters/pdf/vignette-pdf.server.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import { recordEvent } from "#app/services/accounts/record-event.server.ts";
import { systemActor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { lockInvoice } from "#app/services/payments/payment-access.server.ts";
import { enqueue } from "#app/services/queue.server.ts";
import type { Tx } from "#db/client.server.ts";
import { auditLog, invoices, vignettes } from "#db/schema/index.ts";
import { findHeldLines } from "./issue-progress.server.ts";
import { orderVignettes } from "./order-vignettes.server.ts";
import { type Sealed, sealIssue } from "./seal-vignette.server.ts";
import { getSigningKey } from "./signing-key.server.ts";
import type { Vignette } from "./vignette-access.server.ts";

type IssueHouse = Pick<House, "db" | "clock" | "log" | "authority" | "signingSecret" | "baseUrl">;
type Invoice = typeof invoices.$inferSelect;

const batchSize = 500;
/** Some 20 ms of rendering: then the event loop is given back. */
const breathSize = 20;

/**
 * Issues the vignettes of a paid invoice. Every step is its own transaction and finds by the rows what is left to do:
 * after a crash anywhere the next run goes on, and a run with nothing left changes nothing (C1, C2, V1).
 * With the `desk` authority the rows stay ordered until the official documents are in.
 */
export async function issueVignettes(
  house: IssueHouse,
  input: { companyId: string; invoiceId: string },
): Promise<void> {
  const invoice = await findPaidInvoice(house, input);
  if (!invoice) return;
  await orderVignettes(house, invoice);
  crash("after-order");
  await tellHeldElsewhere(house, invoice);
  if (house.authority === "specimen") await issueOrdered(house, invoice);
  crash("after-issue");
}

async function findPaidInvoice({ db }: IssueHouse, { companyId, invoiceId }: { companyId: string; invoiceId: string }) {
  const [invoice] = await db.company(companyId, (tx) =>
    tx
      .select()
      .from(invoices)
      .where(and(eq(invoices.companyId, companyId), eq(invoices.id, invoiceId))),
  );
  return invoice?.status === "paid" || invoice?.status === "partly_refunded" ? invoice : undefined;
}

async function issueOrdered(house: IssueHouse, invoice: Invoice): Promise<void> {
  await loadDocuments();
  const key = await getSigningKey(house);
  let after = 0;
  for (;;) {
    const rows = await house.db.company(invoice.companyId, (tx) => nextOrdered(tx, invoice, after));
    if (!rows.length) return;
    const issuedAt = house.clock.now();
    const sealed: Sealed[] = [];
    for (const row of rows) {
      sealed.push(sealIssue(row, { key, issuedAt, baseUrl: house.baseUrl }));
      if (sealed.length % breathSize === 0) await setImmediate();
    }
    await house.db.company(invoice.companyId, (tx) => writeIssued(tx, house, invoice, issuedAt, rows, sealed));
    crash("after-batch");
    after = rows.at(-1)?.linePosition ?? after;
  }
}

const nextOrdered = (tx: Tx, { companyId, id }: Invoice, after: number) =>
  tx
    .select()
    .from(vignettes)
    .where(
      and(
        eq(vignettes.companyId, companyId),
        eq(vignettes.invoiceId, id),
        eq(vignettes.status, "ordered"),
        eq(vignettes.authority, "specimen"),
        gt(vignettes.linePosition, after),
      ),
    )
    .orderBy(asc(vignettes.linePosition))
    .limit(batchSize);

/**
 * The invoice is locked, so that of two workers exactly one issues the last of them and tells so. A row that another
 * worker issued meanwhile keeps its code and its bytes.
 */
async function writeIssued(
  tx: Tx,
  house: IssueHouse,
  invoice: Invoice,
  issuedAt: Date,
  rows: readonly Vignette[],
  sealed: readonly Sealed[],
): Promise<void> {
  await lockInvoice(tx, invoice.companyId, invoice.id, "update");
  const issued = await tx.execute(sql`
    update vignettes v
       set status = 'issued', issued_at = ${issuedAt.toISOString()}::timestamptz, key_id = s.kid, code = decode(s.code, 'base64'),
           template_version = s.version, bytes = s.bytes, crc32 = s.crc32, sha256 = s.sha256
      from json_to_recordset(${JSON.stringify(sealed)}::json)
        as s(id uuid, kid text, code text, version text, bytes int, crc32 bigint, sha256 text)
     where v.company_id = ${invoice.companyId} and v.id = s.id and v.status = 'ordered'
    returning v.id`);
  const after = rows.at(-1)?.linePosition ?? 0;
  // Most often the next line answers; the whole invoice is looked at once, behind its last.
  if (!issued.length || (await hasOrdered(tx, invoice, after)) || (await hasOrdered(tx, invoice, 0))) return;
  const { companyId } = invoice;
  const data = { invoice_id: invoice.id, number: invoice.number, issued: await countIssued(tx, invoice) };
  await recordEvent(tx, companyId, "vignettes.issued", data);
  await recordAct(tx, house.clock, systemActor(companyId), {
    act: "vignettes.issued",
    subjectKind: "invoice",
    subjectId: invoice.id,
    detail: data,
  });
  await enqueue(
    tx,
    "queue-deliveries",
    { companyId, invoiceId: invoice.id },
    { key: `queue-deliveries:${invoice.id}` },
  );
}

async function hasOrdered(tx: Tx, { companyId, id }: Invoice, after: number): Promise<boolean> {
  const rows = await tx
    .select({ id: vignettes.id })
    .from(vignettes)
    .where(
      and(
        eq(vignettes.companyId, companyId),
        eq(vignettes.invoiceId, id),
        eq(vignettes.status, "ordered"),
        gt(vignettes.linePosition, after),
      ),
    )
    .orderBy(asc(vignettes.linePosition))
    .limit(1);
  return rows.length > 0;
}

async function countIssued(tx: Tx, { companyId, id }: Invoice): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(vignettes)
    .where(and(eq(vignettes.companyId, companyId), eq(vignettes.invoiceId, id), eq(vignettes.status, "issued")));
  return row?.count ?? 0;
}

/** A paid line whose vehicle got its stamp elsewhere meanwhile is left, and told once: its money is to be given back. */
async function tellHeldElsewhere({ db, clock, log }: IssueHouse, invoice: Invoice): Promise<void> {
  const { companyId } = invoice;
  await db.company(companyId, async (tx) => {
    const held = await findHeldLines(tx, companyId, invoice.id, invoice.year);
    if (!held.length) return;
    await lockInvoice(tx, companyId, invoice.id, "update");
    const act = { act: "vignettes.held_elsewhere", subjectKind: "invoice", subjectId: invoice.id };
    const told = await tx
      .select({ seq: auditLog.seq })
      .from(auditLog)
      .where(and(eq(auditLog.companyId, companyId), eq(auditLog.subjectId, invoice.id), eq(auditLog.act, act.act)));
    if (told.length) return;
    await recordAct(tx, clock, systemActor(companyId), { ...act, detail: { vehicles: held } });
    log.error({ invoiceId: invoice.id, count: held.length }, "paid vehicles hold a vignette of the year already");
  });
}
