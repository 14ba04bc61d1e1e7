import type { BatchEntry } from "./batch-entries.server.ts";
import { formatPlainAmount } from "./plain-amount.ts";

const headings = ["serial", "plate", "vin", "year", "amount", "file", "sha256"];

/**
 * A cell that begins like a formula is none in a spreadsheet with an apostrophe before it (ASVS 1.2.10): behind spaces, quotes
 * and marks nobody sees, and in the wide signs of Asian keyboards, too.
 */
const formulaStart = /^[\s\p{Cc}\p{Cf}"]*[=+\-\u2212@|]|^[\t\r\n\0]/u;

function cell(value: string): string {
  const safe = formulaStart.test(value.normalize("NFKC")) ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (values: readonly string[]) => `${values.map(cell).join(",")}\r\n`;

/** UTF-8 with its mark, so that spreadsheets read Arabic names of folders. */
export function* indexLines(entries: readonly BatchEntry[]): Generator<string> {
  yield `\uFEFF${line(headings)}`;
  for (const { serial, plate, vin, year, amountMinor, name, sha256 } of entries)
    yield line([serial, plate ?? "", vin ?? "", String(year), formatPlainAmount(amountMinor), name, sha256]);
}
