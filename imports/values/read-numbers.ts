import { accepted, nothing, noticed, questioned, refused, type ValueReading } from "./value-reading.ts";

/** Digits of a whole number, thousands apart or with empty decimals: "3 500", "7.0". */
const wholeNumber = (text: string): number | null => {
  const found = /^(\d{1,9})(?:[.,]0{1,2})?$/.exec(text.replace(/(?<=\d) (?=\d{3}(\D|$))/g, ""));
  return found ? Number(found[1]) : null;
};

/** Over 30 CV it is probably real horsepower, and the last bracket of table A is dear. */
const likelyFiscalPower = 30;

export function readFiscalPower(clean: string): ValueReading<number> {
  const text = clean.toLowerCase();
  if (/\b(ch|hp|kw|din|bhp)\b|\d(ch|hp|kw)|كيلو ?واط/.test(text)) return refused("power_not_fiscal");
  const number = text.replace(/\s*(c\.?v\.?|cvf|cv fiscaux|chevaux fiscaux|خيول|حصان جبائي|أحصنة)\s*$/u, "").trim();
  if (/^\d+[.,]\d*[1-9]\d*$/.test(number)) return refused("power_not_whole");
  const power = wholeNumber(number);
  if (power === null || power > 999) return refused("power_unreadable");
  if (power === 0) return nothing;
  return power > likelyFiscalPower ? questioned(power, "power_too_high") : accepted(power);
}

export function readSeats(clean: string): ValueReading<number> {
  const text = clean.toLowerCase();
  const number = text.replace(/\s*(places?( assises)?|pl\.?|seats?|si[eè]ges?|مقاعد|مقعدا?|أماكن)\s*$/u, "").trim();
  if (/^\d{1,3}\s*[+/-]\s*\d{1,3}$/.test(number)) return refused("seats_unclear");
  const seats = wholeNumber(number);
  if (seats === null) return refused("seats_unreadable");
  if (seats === 0) return nothing;
  return seats > 120 ? refused("seats_out_of_range") : accepted(seats);
}

const weightUnits: [RegExp, "kg" | "t" | "q"][] = [
  [/\s*(kgs?|kilos?|كغ|كلغ|كيلوغراما?|كيلو)\.?$/u, "kg"],
  [/\s*(t|to|tonnes?|tons?|طن|أطنان)\.?$/u, "t"],
  [/\s*(q|qx|quintaux|quintal|قنطارا?|قناطير)\.?$/u, "q"],
];

/** Whole kilograms from digits, never through a float: "3,5" tonnes are 3500. */
const scaled = (whole: string, decimals: string, zeros: number): number | null =>
  decimals.length > zeros && /[1-9]/.test(decimals.slice(zeros))
    ? null
    : Number(whole + decimals.slice(0, zeros).padEnd(zeros, "0"));

function kilograms(number: string, unit: "kg" | "t" | "q" | null): number | null {
  // "3.500" is 3.5 t or 3,500 kg: the same weight.
  const grouped = number.replace(/^(\d{1,3})[ .,](\d{3})$/, "$1$2");
  if (grouped !== number && unit !== "q") return Number(grouped);
  const found = /^(\d{1,7})(?:[.,](\d{1,4}))?$/.exec(grouped);
  if (!found) return null;
  const [, whole = "", decimals = ""] = found;
  if (unit === "q") return scaled(whole, decimals, 2);
  if (unit === "t" || (unit === null && Number(whole) < 100)) return scaled(whole, decimals, 3);
  return scaled(whole, decimals, 0);
}

/** Below 100 without a unit a weight is in tonnes; between 100 and 400 it is neither tonnes nor a credible PTC. */
export function readWeight(clean: string): ValueReading<number> {
  const text = clean.toLowerCase();
  const found = weightUnits.find(([pattern]) => /\d/.test(text) && pattern.test(text));
  const unit = found?.[1] ?? null;
  const weight = kilograms(found ? text.replace(found[0], "").trim() : text, unit);
  if (weight === null) return refused("weight_unreadable");
  if (weight === 0) return nothing;
  if (unit === null && weight >= 100 && weight <= 400) return refused("weight_unit_unclear");
  if (weight < 50 || weight > 150_000) return questioned(weight, "weight_out_of_range");
  return unit === "q" ? noticed(weight, "weight_in_quintals") : accepted(weight);
}
