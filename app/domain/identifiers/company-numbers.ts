import { plainText } from "#app/domain/digits.ts";
import { type DigitsProblem, readDigits } from "#app/domain/identifiers/well-formed.ts";

type Prefixed<Prefix extends string> = `${Prefix}_${DigitsProblem}`;

export type NumberReading<Prefix extends string> = { ok: true; value: string } | { ok: false; code: Prefixed<Prefix> };

function readNumber<Prefix extends string>(text: string, prefix: Prefix, lengths: number[]): NumberReading<Prefix> {
  const reading = readDigits(text, lengths);
  return reading.ok ? { ok: true, value: reading.digits } : { ok: false, code: `${prefix}_${reading.code}` };
}

/** Tax identification number (رقم التعريف الجبائي): 15 digits, 20 for a branch or secondary establishment. */
export const parseNif = (text: string): NumberReading<"nif"> => readNumber(text, "nif", [15, 20]);

/** Statistical number given by the ONS (رقم التعريف الإحصائي). */
export const parseNis = (text: string): NumberReading<"nis"> => readNumber(text, "nis", [15]);

/** A register number of an unknown form is kept as typed, with a notice: no text fixes the form (M13). */
export type RcReading = { ok: true; value: string; notices: "rc_form_unknown"[] } | { ok: false; code: "rc_empty" };

const printedRc = /^(\d\d)\s?\/\s?(\d\d)\s?-\s?(\d{7})\s?([A-Z])\s?(\d\d)$/;
const typedRc = /^(\d\d)\s?([A-Z])\s?(\d{7})\s?-\s?(\d\d)\s?\/\s?(\d\d)$/;

/** Trade register number (رقم السجل التجاري), written `16/00-0015609 B 01`, also typed `01B 0015609-16/00`. */
export function parseRc(text: string): RcReading {
  const plain = plainText(text).replace(/ +/g, " ");
  if (plain === "") return { ok: false, code: "rc_empty" };
  const upper = plain.toUpperCase();
  const printed = printedRc.exec(upper);
  if (printed) return canonicalRc(printed.slice(1));
  const typed = typedRc.exec(upper);
  if (typed === null) return { ok: true, value: plain, notices: ["rc_form_unknown"] };
  const [, year = "", letter = "", order = "", wilaya = "", part = ""] = typed;
  return canonicalRc([wilaya, part, order, letter, year]);
}

function canonicalRc([wilaya, part, order, letter, year]: string[]): RcReading {
  return { ok: true, value: `${wilaya}/${part}-${order} ${letter} ${year}`, notices: [] };
}
