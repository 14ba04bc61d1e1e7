import { type InvoiceTotals, invoiceTotals, normalVatBasisPoints } from "#app/domain/vat.ts";

/**
 * What Ostoul takes for its own work: the one place it is set. Zero: an order costs what the State asks and no more.
 * VAT falls on the fee alone; a stamp is a tax paid for the customer (decree 05-468 art. 7 to 9).
 */
export const serviceFee = {
  perVehicleMinor: 0n,
  vatBasisPoints: normalVatBasisPoints,
} as const;

export interface OrderSums {
  dueCount: number;
  stampsMinor: bigint;
  increasesMinor: bigint;
}

/** Stamps, increases, fee and VAT of an order of so many vehicles. */
export const orderTotals = ({ dueCount, stampsMinor, increasesMinor }: OrderSums): InvoiceTotals =>
  invoiceTotals({
    stampsMinor,
    increasesMinor,
    feeMinor: serviceFee.perVehicleMinor * BigInt(dueCount),
    vatBasisPoints: serviceFee.vatBasisPoints,
  });
