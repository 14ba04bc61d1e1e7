/**
 * Every legal change of status, in one place. The database refuses the others (trigger `refuse_illegal_status`,
 * generated from this table). A status without successors is final.
 */
export const uploadEdges = {
  reading: ["review", "failed"],
  review: ["reading", "committing"],
  committing: ["committed", "review"],
  committed: ["undoing"],
  undoing: ["undone", "committed"],
  undone: [],
  failed: ["reading"],
} as const;

export const quoteEdges = {
  pricing: ["priced", "expired"],
  priced: ["awaiting_approval", "accepted", "expired"],
  awaiting_approval: ["approved", "rejected", "expired"],
  approved: ["accepted", "expired"],
  rejected: [],
  accepted: [],
  expired: [],
} as const;

export const invoiceEdges = {
  open: ["paid", "void"],
  paid: ["partly_refunded", "refunded"],
  partly_refunded: ["refunded"],
  refunded: [],
  void: [],
} as const;

export const paymentEdges = {
  created: ["open", "failed", "cancelled", "unknown", "succeeded"],
  open: ["processing", "succeeded", "failed", "cancelled", "unknown"],
  processing: ["succeeded", "failed", "unknown"],
  unknown: ["open", "processing", "succeeded", "failed", "cancelled"],
  succeeded: ["refunded"],
  failed: [],
  cancelled: [],
  refunded: [],
} as const;

export const vignetteEdges = {
  ordered: ["submitted", "issued", "revoked"],
  submitted: ["issued", "ordered", "revoked"],
  issued: ["revoked"],
  revoked: [],
} as const;

export const deliveryEdges = {
  queued: ["sent", "bounced"],
  sent: ["delivered", "bounced"],
  delivered: ["bounced"],
  bounced: ["queued"],
} as const;

type Edges = Record<string, readonly string[]>;
const statusesOf = <E extends Edges>(edges: E) => Object.keys(edges) as [keyof E & string, ...(keyof E & string)[]];

export const uploadStatuses = statusesOf(uploadEdges);
export const quoteStatuses = statusesOf(quoteEdges);
export const invoiceStatuses = statusesOf(invoiceEdges);
export const paymentStatuses = statusesOf(paymentEdges);
export const vignetteStatuses = statusesOf(vignetteEdges);
export const deliveryStatuses = statusesOf(deliveryEdges);

export type UploadStatus = keyof typeof uploadEdges;
export type QuoteStatus = keyof typeof quoteEdges;
export type InvoiceStatus = keyof typeof invoiceEdges;
export type PaymentStatus = keyof typeof paymentEdges;
export type VignetteStatus = keyof typeof vignetteEdges;
export type DeliveryStatus = keyof typeof deliveryEdges;

/** A payment in one of these holds its part of the invoice: nobody may start another (invariant M5). */
export const livePaymentStatuses = ["created", "open", "processing", "unknown", "succeeded"] as const;

/** Table by table, as the database enforces it. */
export const lifecycles = {
  uploads: uploadEdges,
  quotes: quoteEdges,
  invoices: invoiceEdges,
  payments: paymentEdges,
  vignettes: vignetteEdges,
  deliveries: deliveryEdges,
} as const satisfies Record<string, Edges>;

export const outcomes = ["due", "exempt", "not_subject", "undetermined", "already_held"] as const;
export type Outcome = (typeof outcomes)[number];

export const paymentMethods = ["card", "transfer", "cib"] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

export const rowStates = ["ready", "invalid", "duplicate"] as const;
export type RowState = (typeof rowStates)[number];

/** Why an undo leaves a vehicle as it is. */
export const keptReasons = ["archived", "elsewhere", "invoiced", "changed_since", "plate_taken"] as const;
export type KeptReason = (typeof keptReasons)[number];
