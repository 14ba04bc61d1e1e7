import type { Outcome } from "#app/domain/lifecycle.ts";
import type { PricedLine } from "./priced-line.ts";

export type OutcomeCounts = Record<Outcome, number>;

/** Counts, sums and the first price rise of a quote, line after line. */
export class QuoteTally {
  readonly counts: OutcomeCounts = { due: 0, exempt: 0, not_subject: 0, undetermined: 0, already_held: 0 };
  vehicleCount = 0;
  stampsMinor = 0n;
  increasesMinor = 0n;
  /** The earliest instant at which one of the lines would cost more; null when none ever will. */
  costsMoreAt: Date | null = null;

  add(line: PricedLine): void {
    this.vehicleCount += 1;
    this.counts[line.outcome] += 1;
    this.stampsMinor += line.amountMinor;
    this.increasesMinor += line.increaseMinor;
    const rise = line.costsMoreAt;
    if (rise && (!this.costsMoreAt || rise < this.costsMoreAt)) this.costsMoreAt = rise;
  }
}
