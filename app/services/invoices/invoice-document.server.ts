import { and, asc, count, desc, eq, gt, inArray } from "drizzle-orm";
import type {
  CostCentreShare,
  DocumentParty,
  InvoiceDocument,
  InvoiceDocumentLine,
} from "#app/adapters/pdf/invoice-document.ts";
import { livePaymentStatuses } from "#app/domain/lifecycle.ts";
import { serviceFee } from "#app/services/quotes/service-fee.ts";
import type { Tx } from "#db/client.server.ts";
import { invoiceLines, payments } from "#db/schema/index.ts";
import { type CostCentreSum, type InvoiceView, sumByCostCentre } from "./get-invoice.server.ts";
import type { Party } from "./seller.ts";
import { splitByCount } from "./split-by-count.ts";

/** The account that transfers go to. */
export interface Account {
  holder: string;
  rib: string;
}

export const partyOnPaper = ({ capitalMinor, specimen: _, ...party }: Party): DocumentParty => ({
  ...party,
  capitalMinor: capitalMinor === null ? null : BigInt(capitalMinor),
});

/** Everything the paper of an invoice says, from its rows: what was issued is what is printed, whenever it is. */
export async function readInvoiceDocument(tx: Tx, invoice: InvoiceView, account: Account): Promise<InvoiceDocument> {
  const { vehicleCount, feeMinor, stampsMinor, increasesMinor, year } = invoice;
  const increaseCount = increasesMinor > 0n ? await countIncreases(tx, invoice) : 0;
  return {
    number: invoice.number,
    issuedAt: invoice.issuedAt,
    dueOn: invoice.dueOn,
    poNumber: invoice.poNumber,
    seller: partyOnPaper(invoice.seller),
    buyer: partyOnPaper(invoice.buyer),
    advanced: [{ year, vehicleCount, stampsMinor, increaseCount, increasesMinor }],
    fee: {
      count: vehicleCount,
      unitMinor: vehicleCount ? feeMinor / BigInt(vehicleCount) : serviceFee.perVehicleMinor,
      totalMinor: feeMinor,
    },
    vatBasisPoints: invoice.vatBasisPoints,
    vatMinor: invoice.vatMinor,
    totalMinor: invoice.totalMinor,
    payment: await paymentOnPaper(tx, invoice, account),
    shares: sharesOf(invoice, await sumByCostCentre(tx, invoice)),
    lines: await annexOf(tx, invoice),
    void: invoice.status === "void",
    specimen: invoice.seller.specimen,
  };
}

async function countIncreases(tx: Tx, { companyId, id }: InvoiceView): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(invoiceLines)
    .where(
      and(eq(invoiceLines.companyId, companyId), eq(invoiceLines.invoiceId, id), gt(invoiceLines.increaseMinor, 0n)),
    );
  return row?.count ?? 0;
}

/** How it is, or can be, paid: a transfer names its reference; until a method is chosen the account is shown. */
async function paymentOnPaper(
  tx: Tx,
  { companyId, id }: InvoiceView,
  account: Account,
): Promise<InvoiceDocument["payment"]> {
  const [payment] = await tx
    .select({ method: payments.method, reference: payments.transferReference })
    .from(payments)
    .where(
      and(
        eq(payments.companyId, companyId),
        eq(payments.invoiceId, id),
        inArray(payments.status, [...livePaymentStatuses]),
      ),
    )
    .orderBy(desc(payments.createdAt))
    .limit(1);
  const byTransfer = !payment || payment.method === "transfer";
  return {
    method: payment?.method ?? null,
    reference: payment?.reference ?? null,
    rib: byTransfer ? account.rib : null,
    accountHolder: byTransfer ? account.holder : null,
  };
}

/** No split is printed where there is nothing to split. */
function sharesOf(invoice: InvoiceView, sums: CostCentreSum[]): CostCentreShare[] {
  if (sums.length < 2 && sums[0]?.costCentre == null) return [];
  const counts = sums.map((sum) => sum.count);
  const fees = splitByCount(invoice.feeMinor, counts);
  const vats = splitByCount(invoice.vatMinor, counts);
  return sums.map(({ costCentre, count: vehicleCount, stampsMinor, increasesMinor }, index) => {
    const [feeMinor = 0n, vatMinor = 0n] = [fees[index], vats[index]];
    const totalMinor = stampsMinor + increasesMinor + feeMinor + vatMinor;
    return { costCentre, vehicleCount, stampsMinor, increasesMinor, feeMinor, vatMinor, totalMinor };
  });
}

function annexOf(tx: Tx, { companyId, id }: InvoiceView): Promise<InvoiceDocumentLine[]> {
  return tx
    .select({
      plate: invoiceLines.plate,
      vin: invoiceLines.vin,
      kind: invoiceLines.kind,
      costCentre: invoiceLines.costCentre,
      rule: invoiceLines.rule,
      amountMinor: invoiceLines.amountMinor,
      increaseMinor: invoiceLines.increaseMinor,
    })
    .from(invoiceLines)
    .where(and(eq(invoiceLines.companyId, companyId), eq(invoiceLines.invoiceId, id)))
    .orderBy(asc(invoiceLines.position));
}
