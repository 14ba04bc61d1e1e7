import type { Day } from "#app/domain/day.ts";
import type { PaymentMethod } from "#app/domain/lifecycle.ts";
import type { Kind } from "#app/domain/vehicle.ts";

/** Who sells or buys, with what the law wants said of him (decree 05-468 art. 3; law 04-02 art. 34). */
export interface DocumentParty {
  name: string;
  address: string | null;
  phone: string | null;
  email: string | null;
  legalForm: string | null;
  activity: string | null;
  capitalMinor: bigint | null;
  /** Trade register. */
  rc: string | null;
  nif: string | null;
  nis: string | null;
  /** Article d'imposition. */
  ai: string | null;
}

/** One vehicle: the stamp paid to the State for the customer. */
export interface InvoiceDocumentLine {
  plate: string | null;
  vin: string | null;
  kind: Kind;
  costCentre: string | null;
  rule: string;
  amountMinor: bigint;
  increaseMinor: bigint;
}

/** Sums advanced for one stamp year (decree 05-468 art. 7 to 9). */
export interface AdvancedSums {
  year: number;
  vehicleCount: number;
  stampsMinor: bigint;
  increaseCount: number;
  increasesMinor: bigint;
}

export interface CostCentreShare {
  /** Null: the vehicles without one. */
  costCentre: string | null;
  vehicleCount: number;
  stampsMinor: bigint;
  increasesMinor: bigint;
  feeMinor: bigint;
  vatMinor: bigint;
  totalMinor: bigint;
}

export interface InvoicePayment {
  /** Null while the customer has not chosen. */
  method: PaymentMethod | null;
  /** What a transfer must carry. */
  reference: string | null;
  rib: string | null;
  accountHolder: string | null;
}

export interface InvoiceDocument {
  number: string;
  issuedAt: Date;
  dueOn: Day;
  poNumber: string | null;
  seller: DocumentParty;
  buyer: DocumentParty;
  advanced: AdvancedSums[];
  fee: { count: number; unitMinor: bigint; totalMinor: bigint };
  /** Null for a seller under IFU, who must not show VAT (CTCA art. 64). */
  vatBasisPoints: number | null;
  vatMinor: bigint;
  totalMinor: bigint;
  payment: InvoicePayment;
  shares: CostCentreShare[];
  /** The annex. */
  lines: InvoiceDocumentLine[];
  void: boolean;
  /** Made by the demonstration: says on each page that it is worth nothing. */
  specimen: boolean;
}

export interface ReceiptDocument {
  number: string;
  invoiceNumber: string;
  paidAt: Date;
  method: PaymentMethod;
  /** Of the provider or of the transfer. */
  reference: string | null;
  amountMinor: bigint;
  seller: DocumentParty;
  buyer: DocumentParty;
  /** What is left of the invoice after this payment. */
  remainingMinor: bigint;
  specimen: boolean;
}
