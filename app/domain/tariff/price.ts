import type { Outcome } from "#app/domain/lifecycle.ts";
import type { Minor } from "#app/domain/money.ts";
import type { Reason } from "#app/domain/tariff/reason-codes.ts";
import type { ImportField } from "#app/domain/vehicle.ts";

export interface Price {
  /** A vehicle that already holds its stamp is found by the quote, not by the law. */
  outcome: Exclude<Outcome, "already_held">;
  /** The stamp, without increase. */
  amountMinor: Minor;
  increaseMinor: Minor;
  /** Row of the tariff, as S3-tourism-002; null when nothing is due. */
  rule: string | null;
  reason: Reason;
  legalBasis: string;
  /** The instant the increase starts; null when it has started already or nothing is due. */
  costsMoreAt: Date | null;
  /** Facts without which the vehicle cannot be priced. */
  missing: ImportField[];
}

/** The article that would state the amount, or that lets the tax start with the year of circulation. */
const tariffArticle = "Code du timbre art. 300";

const withoutAmount = (
  outcome: Price["outcome"],
  reason: Reason,
  legalBasis: string,
  missing: ImportField[],
): Price => ({
  outcome,
  amountMinor: 0n,
  increaseMinor: 0n,
  rule: null,
  reason,
  legalBasis,
  costsMoreAt: null,
  missing,
});

export const undetermined = (reason: Reason, missing: ImportField[] = []): Price =>
  withoutAmount("undetermined", reason, tariffArticle, missing);

export const exempt = (reason: Reason, legalBasis: string): Price => withoutAmount("exempt", reason, legalBasis, []);

export const notSubject = (reason: Reason, legalBasis = tariffArticle): Price =>
  withoutAmount("not_subject", reason, legalBasis, []);
