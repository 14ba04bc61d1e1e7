import type { z } from "zod";
import { toApiMoney } from "#app/domain/money.ts";
import type { QuoteView } from "#app/services/quotes/get-quote.server.ts";
import type { QuoteLineView } from "#app/services/quotes/list-quote-lines.server.ts";
import type { QuoteSummary } from "#app/services/quotes/list-quotes.server.ts";
import type { quoteLine, quoteObject, quoteSummary } from "./quotes.ts";

interface Sums {
  stampsMinor: bigint;
  increasesMinor: bigint;
  feeMinor: bigint;
  vatMinor: bigint;
  totalMinor: bigint;
}

export const presentTotals = (sums: Sums) => ({
  stamps: toApiMoney(sums.stampsMinor),
  increases: toApiMoney(sums.increasesMinor),
  fee: toApiMoney(sums.feeMinor),
  vat: toApiMoney(sums.vatMinor),
  total: toApiMoney(sums.totalMinor),
});

export const presentQuoteSummary = (quote: QuoteSummary): z.input<typeof quoteSummary> => ({
  id: quote.id,
  status: quote.status,
  year: quote.year,
  as_of: quote.asOf,
  simulation: quote.simulation,
  tariff_version: quote.tariffVersion,
  expires_at: quote.expiresAt?.toISOString() ?? null,
  counts: {
    vehicles: quote.vehicleCount,
    due: quote.dueCount,
    exempt: quote.exemptCount,
    not_subject: quote.notSubjectCount,
    undetermined: quote.undeterminedCount,
    already_held: quote.alreadyHeldCount,
  },
  totals: presentTotals(quote),
  progress: quote.progress,
  digest: quote.digest,
  rejection_reason: quote.rejectionReason,
  created_at: quote.createdAt.toISOString(),
  priced_at: quote.pricedAt?.toISOString() ?? null,
});

export const presentQuote = (quote: QuoteView): z.input<typeof quoteObject> => ({
  ...presentQuoteSummary(quote),
  by_kind: quote.byKind.map(({ kind, count, stampsMinor, increasesMinor }) => ({
    kind,
    count,
    stamps: toApiMoney(stampsMinor),
    increases: toApiMoney(increasesMinor),
  })),
});

export const presentQuoteLine = (line: QuoteLineView): z.input<typeof quoteLine> => ({
  vehicle_id: line.vehicleId,
  plate: line.plate,
  vin: line.vin,
  kind: line.kind,
  depot: line.depot,
  cost_centre: line.costCentre,
  outcome: line.outcome,
  amount: toApiMoney(line.amountMinor),
  increase: toApiMoney(line.increaseMinor),
  rule: line.rule,
  reason: line.reason,
  legal_basis: line.legalBasis,
  missing: line.missing,
  costs_more_at: line.costsMoreAt?.toISOString() ?? null,
});
