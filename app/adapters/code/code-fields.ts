import { encode } from "cborg";
import { type Day, isDay } from "#app/domain/day.ts";
import { type Kind, kinds } from "#app/domain/vehicle.ts";
import { decodeStrictly } from "./cose.ts";

/** What the code on a vignette says. No name, no address: whoever finds the paper learns what is printed on it anyway. */
export interface CodeFields {
  serial: string;
  plate: string | null;
  /** The last six signs of the chassis number. */
  vinTail: string | null;
  year: number;
  kind: Kind;
  /** To the second. */
  issuedAt: Date;
  expiresOn: Day;
  specimen: boolean;
}

/** Keys of the CBOR map. A number once used is never given another meaning: printed codes cannot be changed. */
const labels = { serial: 1, plate: 2, vinTail: 3, year: 4, kind: 5, issuedAt: 6, expiresOn: 7, specimen: 8 } as const;

export const vinTailOf = (vin: string | null): string | null => vin?.slice(-6) ?? null;

export function encodeFields(fields: CodeFields): Uint8Array {
  return encode(
    new Map<number, string | number | boolean | null>([
      [labels.serial, fields.serial],
      [labels.plate, fields.plate],
      [labels.vinTail, fields.vinTail],
      [labels.year, fields.year],
      [labels.kind, fields.kind],
      [labels.issuedAt, Math.floor(fields.issuedAt.getTime() / 1000)],
      [labels.expiresOn, fields.expiresOn],
      [labels.specimen, fields.specimen],
    ]),
  );
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";
const isKind = (value: unknown): value is Kind => kinds.some((kind) => kind === value);

export function decodeFields(payload: Uint8Array): CodeFields | undefined {
  try {
    const map = decodeStrictly(payload);
    if (!(map instanceof Map)) return undefined;
    const read = (label: keyof typeof labels): unknown => map.get(labels[label]);
    const serial = read("serial");
    const plate = read("plate");
    const vinTail = read("vinTail");
    const year = read("year");
    const kind = read("kind");
    const issuedAt = read("issuedAt");
    const expiresOn = read("expiresOn");
    const specimen = read("specimen");
    if (typeof serial !== "string" || !isTextOrNull(plate) || !isTextOrNull(vinTail) || !isKind(kind)) return undefined;
    if (typeof year !== "number" || typeof issuedAt !== "number" || typeof specimen !== "boolean") return undefined;
    if (!isDay(expiresOn)) return undefined;
    return { serial, plate, vinTail, year, kind, issuedAt: new Date(issuedAt * 1000), expiresOn, specimen };
  } catch {
    return undefined;
  }
}
