import type { Day } from "#app/domain/day.ts";
import { readPlate } from "#app/domain/plate/read-plate.ts";
import { accepted, noticed, refused, type ValueReading } from "./value-reading.ts";

/** ISO 3779: 17 characters without I, O and Q. */
const chassisNumber = /^[A-HJ-NPR-Z0-9]{17}$/;
/** Chassis numbers had no common length before 1981. */
const lengthFixedSince = 1981;

/** Written as it is kept, by a maker whose ninth sign means nothing: there is nothing to read in it. */
export const isPlainVin = (raw: string): boolean => chassisNumber.test(raw) && !checkedMaker.test(raw);

export function readVin(clean: string, firstYear: number | null, today: Day): ValueReading<string> {
  if (/^\d[.,]\d+e\+?\d+$/i.test(clean)) return refused("vin_precision_lost");
  const vin = clean.toUpperCase().replace(/[\s.\-_/*]/g, "");
  if (chassisNumber.test(vin)) return hasOddCheckDigit(vin) ? noticed(vin, "vin_check_digit") : accepted(vin);
  if (/^[\d\s.\-_/]+$/.test(clean) && readPlate(clean, {}, today).status === "ok") return refused("looks_like_plate");
  if (/[^A-Z0-9]/.test(vin) || vin === "") return refused("vin_letters");
  const corrected = vin.replace(/[OQ]/g, "0").replace(/I/g, "1");
  if (corrected !== vin) return refused("vin_letters", chassisNumber.test(corrected) ? corrected : null);
  if (vin.length >= 5 && vin.length < 17 && firstYear !== null && firstYear < lengthFixedSince)
    return noticed(vin, "vin_short_before_1981");
  return refused("vin_length");
}

/** Makers of North America (1 to 5) and China (L) must put a check digit at the ninth place; the others put what they like. */
const checkedMaker = /^[1-5L]/;
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/** Values of the letters, from A; I, O and Q have none. */
const letterValues = [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9];

/** 49 CFR 565.15 and GB 16735: the sum of the values by their weights, modulo 11, where 10 is written X. */
function hasOddCheckDigit(vin: string): boolean {
  if (!checkedMaker.test(vin)) return false;
  const sum = weights.reduce((total, weight, at) => {
    const code = vin.charCodeAt(at);
    return total + weight * (code < 65 ? code - 48 : (letterValues[code - 65] ?? 0));
  }, 0);
  return vin[8] !== "0123456789X"[sum % 11];
}
