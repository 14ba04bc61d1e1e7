import { foldedWords } from "./fold-letters.ts";
import type { PlateError, PlateNotice, PlateSeries } from "./plate-codes.ts";
import { findWilayaByName } from "./wilayas.ts";

export interface CleanPlate {
  text: string;
  groups: string[];
  notices: PlateNotice[];
  /** Wilaya written out beside the digits. */
  wilayaName?: string;
  /** «الجزائر» alone: wilaya 16 or the country. */
  countryName: boolean;
}
export type PlateVerdict = { error: PlateError; suggestLetters?: boolean } | { series: PlateSeries };

const marks = /[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\u2060\ufeff\u00ad]/g;
const foreignDigits = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;
const labels = new Set(
  foldedWords(
    "immatriculation immat matricule plaque plate n no nr num numero رقم التسجيل الترقيم اللوحة لوحة تسجيل ترقيم d l",
  ),
);
const countries = new Set(foldedWords("DZ Algérie Algeria"));

/** Section 7.1 of the plate rules: invisible marks, digits of other scripts, dashes and spaces. */
function cleanCharacters(raw: string): { text: string; notices: PlateNotice[] } {
  const notices: PlateNotice[] = [];
  let text = raw.replace(marks, "");
  if (text !== raw) notices.push("marks_removed");
  const ascii = text.replace(foreignDigits, (digit) => String.fromCharCode((digit.charCodeAt(0) & 15) + 48));
  if (ascii !== text) notices.push("digits_converted");
  text = ascii
    .replace(/[\u2010-\u2015\u2212\u0640]/g, "-")
    .replace(/\s/g, " ")
    .trim();
  return { text, notices };
}

export function cleanPlate(raw: string): CleanPlate | PlateVerdict {
  const { text: typed, notices } = cleanCharacters(raw);
  if (typed === "") return { error: "empty" };
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(typed)) return { error: "precision_lost" };
  if (/^(?=.*\d)(?=.*[a-z].*[a-z])[a-z0-9]{17}$/i.test(typed)) return { error: "looks_like_vin" };
  const text = typed.replace(/^(\d{5,})[.,]0{1,2}$/, "$1");
  if (text !== typed) notices.push("number_cell");
  const groups = text.match(/\d+/g);
  if (!groups) return { error: "no_digits" };
  return { ...readWords(text, groups, notices), text, groups };
}

function readWords(text: string, groups: string[], notices: PlateNotice[]): CleanPlate | PlateVerdict {
  const clean: CleanPlate = { text, groups, notices, countryName: false };
  const words = foldedWords(text);
  if (words.length === 0) return clean;
  if (/\d[oil]|[oil]\d/i.test(text)) return { error: "letters", suggestLetters: true };
  if (words.some((word) => word === "w" || word === "ww")) return { series: "provisional" };
  if (words.some((word) => ["cd", "cc", "cmd"].includes(word))) return { series: "diplomatic_suspected" };
  if (words.includes("ex") && groups.length >= 4) return { error: "several_plates" };
  const named = words.filter((word) => !labels.has(word) && !countries.has(word));
  if (words.some((word) => labels.has(word))) notices.push("label_removed");
  if (named.length === 0) return clean;
  if (named.join(" ") === "الجزاير") return { ...clean, countryName: true };
  const wilayaName = findWilayaByName(named);
  return wilayaName ? { ...clean, wilayaName } : { error: "letters", suggestLetters: true };
}
