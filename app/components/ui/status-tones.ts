import type { Tone } from "#app/components/ui/status.tsx";
import type {
  DeliveryStatus,
  InvoiceStatus,
  Outcome,
  PaymentStatus,
  QuoteStatus,
  RowState,
  UploadStatus,
  VignetteStatus,
} from "#app/domain/lifecycle.ts";

interface Subjects {
  upload: UploadStatus;
  row: RowState;
  quote: QuoteStatus;
  outcome: Outcome;
  invoice: InvoiceStatus;
  payment: PaymentStatus;
  vignette: VignetteStatus;
  delivery: DeliveryStatus;
}
export type StatusSubject = keyof Subjects;
export type StatusValue<S extends StatusSubject> = Subjects[S];

/** `attention`: somebody has to act. `working`: the machine or the bank acts. `over`: nothing more will happen. */
const tones: { [S in StatusSubject]: Record<Subjects[S], Tone> } = {
  upload: {
    reading: "working",
    review: "attention",
    committing: "working",
    committed: "good",
    undoing: "working",
    undone: "over",
    failed: "bad",
  },
  row: { ready: "good", invalid: "bad", duplicate: "attention" },
  quote: {
    pricing: "working",
    priced: "waiting",
    awaiting_approval: "attention",
    approved: "good",
    rejected: "bad",
    accepted: "good",
    expired: "over",
  },
  outcome: { due: "waiting", exempt: "good", not_subject: "over", undetermined: "attention", already_held: "over" },
  invoice: { open: "attention", paid: "good", partly_refunded: "over", refunded: "over", void: "over" },
  payment: {
    created: "working",
    open: "waiting",
    processing: "working",
    unknown: "working",
    succeeded: "good",
    failed: "bad",
    cancelled: "over",
    refunded: "over",
  },
  vignette: { ordered: "waiting", submitted: "working", issued: "good", revoked: "bad" },
  delivery: { queued: "waiting", sent: "working", delivered: "good", bounced: "attention" },
};

export const toneOf = <S extends StatusSubject>(subject: S, value: Subjects[S]): Tone => tones[subject][value];
