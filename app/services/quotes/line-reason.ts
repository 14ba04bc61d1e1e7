import type { Reason } from "#app/domain/tariff/reason.ts";

/** Why a line is what it is: the tariff's reasons, and those that only the fleet and its orders know. */
export type LineReason =
  | Reason
  /** A valid stamp of this year exists for the vehicle, whoever ordered it (V2). */
  | { code: "already_held"; params: { year: number } }
  /** It sits on an open or paid invoice of this company for this year. */
  | { code: "already_invoiced"; params: { year: number; number: string } }
  /** Neither chassis number nor plate: no stamp can be tied to it. */
  | { code: "no_identity"; params: Record<string, never> };
