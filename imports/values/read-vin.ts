import type { Day } from "#app/domain/day.ts";
import { readPlate } from "#app/domain/plate/read-plate.ts";
import { accepted, noticed, refused, type ValueReading } from "./value-reading.ts";

/** ISO 3779: 17 characters without I, O and Q. */
const chassisNumber = /^[A-HJ-NPR-Z0-9]{17}$/;
/** Chassis numbers had no common length before 1981. */
const lengthFixedSince = 1981;

export function readVin(clean: string, firstYear: number | null, today: Day): ValueReading<string> {
  if (/^\d[.,]\d+e\+?\d+$/i.test(clean)) return refused("vin_precision_lost");
  const vin = clean.toUpperCase().replace(/[\s.\-_/*]/g, "");
  if (chassisNumber.test(vin)) return accepted(vin);
  if (/^[\d\s.\-_/]+$/.test(clean) && readPlate(clean, {}, today).status === "ok") return refused("looks_like_plate");
  if (/[^A-Z0-9]/.test(vin) || vin === "") return refused("vin_letters");
  const corrected = vin.replace(/[OQ]/g, "0").replace(/I/g, "1");
  if (corrected !== vin) return refused("vin_letters", chassisNumber.test(corrected) ? corrected : null);
  if (vin.length >= 5 && vin.length < 17 && firstYear !== null && firstYear < lengthFixedSince)
    return noticed(vin, "vin_short_before_1981");
  return refused("vin_length");
}
