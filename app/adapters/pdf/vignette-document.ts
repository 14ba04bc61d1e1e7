import type { Energy, Kind } from "#app/domain/vehicle.ts";

/** Everything a vignette says: its PDF is made from this alone, and is the same bytes whenever it is made. */
export interface VignetteDocument {
  serial: string;
  specimen: boolean;
  /** Stamp year. */
  year: number;
  plate: string | null;
  vin: string | null;
  kind: Kind;
  make: string | null;
  model: string | null;
  energy: Energy | null;
  fiscalPower: number | null;
  seats: number | null;
  grossWeightKg: number | null;
  firstCirculationYear: number | null;
  amountMinor: bigint;
  increaseMinor: bigint;
  issuedAt: Date;
  expiresOn: string;
  company: string;
  officialNumber: string | null;
  /** What the QR code holds. */
  codeUrl: string;
}
