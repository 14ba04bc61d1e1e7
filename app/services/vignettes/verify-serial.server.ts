import { sql } from "drizzle-orm";
import { readSerial } from "#app/adapters/code/serial.ts";
import { dayInAlgiers } from "#app/domain/day.ts";
import { limitAttempts } from "#app/services/accounts/limit-attempts.server.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";

/** What anyone learns from a serial: what is printed beside it. */
export interface VerifiedSerial {
  serial: string;
  result: "valid" | "expired" | "revoked" | "specimen" | "unknown";
  specimen: boolean;
  year: number | null;
  plate: string | null;
  expiresOn: string | null;
}

/** Thirty a minute and address: enough at a checkpoint, nothing for who guesses 70 bits. */
const attemptsPerMinute = 30;

interface Row extends Record<string, unknown> {
  serial: string;
  status: "issued" | "revoked";
  specimen: boolean;
  year: number;
  plate: string | null;
  expires_on: string;
}

/** Looks a typed serial up across companies; six columns come back and no more. */
export async function verifySerial(
  { db, clock }: Pick<House, "db" | "clock">,
  input: { typed: string; address: string },
): Promise<VerifiedSerial | Refusal> {
  const wait = await limitAttempts(db, `verify:${input.address}`, attemptsPerMinute, 60);
  if (wait > 0) return refuse("too_many_requests", { seconds: wait }, 429);
  const serial = readSerial(input.typed);
  if (!serial) return refuse("serial_malformed", {}, 422);
  const [row] = await db.shared((tx) => tx.execute<Row>(sql`select * from unscoped_verify_serial(${serial})`));
  if (!row) return { serial, result: "unknown", specimen: false, year: null, plate: null, expiresOn: null };
  return {
    serial,
    result: standingOf(row, dayInAlgiers(clock.now())),
    specimen: row.specimen,
    year: row.year,
    plate: row.plate,
    expiresOn: row.expires_on,
  };
}

function standingOf({ status, expires_on, specimen }: Row, today: string): VerifiedSerial["result"] {
  if (status === "revoked") return "revoked";
  if (expires_on < today) return "expired";
  return specimen ? "specimen" : "valid";
}
