import { createHash } from "node:crypto";
import type { Day } from "#app/domain/day.ts";

/** What the digest covers of a line: who, what outcome, how much, by which rule. */
export interface DigestedLine {
  position: number;
  vehicleId: string;
  plate: string | null;
  vin: string | null;
  outcome: string;
  amountMinor: bigint;
  increaseMinor: bigint;
  rule: string | null;
}

/**
 * SHA-256 over a quote and its lines in their order: what was shown is what is charged (invariant M7). The text under it
 * is one JSON array a line, amounts as decimal strings, so that anyone can compute it again from the lines.
 */
export function startDigest(quote: { tariffVersion: string; year: number; asOf: Day }) {
  const hash = createHash("sha256");
  hash.update(`${JSON.stringify([quote.tariffVersion, quote.year, quote.asOf])}\n`);
  return {
    add(line: DigestedLine) {
      const { position, vehicleId, plate, vin, outcome, amountMinor, increaseMinor, rule } = line;
      const fields = [position, vehicleId, plate, vin, outcome, String(amountMinor), String(increaseMinor), rule];
      hash.update(`${JSON.stringify(fields)}\n`);
    },
    hex: () => hash.digest("hex"),
  };
}
