import { type DigitsProblem, readDigits } from "#app/domain/identifiers/well-formed.ts";

/** Bank codes in use; the list may be incomplete, so an unknown code is a notice and never an error. */
export const banks: ReadonlyMap<string, string> = new Map([
  ["001", "BNA"],
  ["002", "BEA"],
  ["003", "BADR"],
  ["004", "CPA"],
  ["005", "BDL"],
  ["006", "Al Baraka"],
  ["007", "CCP (Algérie Poste)"],
  ["008", "Trésor"],
  ["010", "CNMA"],
  ["011", "CNEP"],
  ["012", "Citibank"],
  ["014", "ABC"],
  ["020", "Natixis"],
  ["021", "Société Générale"],
  ["026", "Arab Bank"],
  ["027", "BNP Paribas"],
  ["029", "Trust"],
  ["031", "Housing Bank"],
  ["032", "AGB"],
  ["035", "Fransabank"],
  ["036", "Calyon"],
  ["037", "HSBC"],
  ["038", "Al Salam"],
  ["111", "Banque d'Algérie"],
]);

export interface Rib {
  /** The 20 digits, without separators. */
  value: string;
  bankCode: string;
  branch: string;
  account: string;
  key: string;
  bank: string | null;
  notices: "bank_unknown"[];
}

export type RibReading =
  | ({ ok: true } & Rib)
  | { ok: false; code: `rib_${DigitsProblem}` }
  /** A digit was mistyped, or the key was computed with the bank code. */
  | { ok: false; code: "rib_key"; expectedKey: string };

/**
 * Key of branch and account (Banque d'Algérie, instruction 06-2004). The bank code is left out: with it every key
 * comes out wrong.
 */
export function ribKey(branch: string, account: string): string {
  const remainder = (BigInt(branch + account) * 100n) % 97n;
  return String(97n - remainder).padStart(2, "0");
}

/** Bank (3), branch (5), account (10), key (2). */
export function parseRib(text: string): RibReading {
  const reading = readDigits(text, [20]);
  if (!reading.ok) return { ok: false, code: `rib_${reading.code}` };
  const value = reading.digits;
  const [bankCode, branch, account, key] = [value.slice(0, 3), value.slice(3, 8), value.slice(8, 18), value.slice(18)];
  const expectedKey = ribKey(branch, account);
  if (key !== expectedKey) return { ok: false, code: "rib_key", expectedKey };
  const bank = banks.get(bankCode) ?? null;
  return { ok: true, value, bankCode, branch, account, key, bank, notices: bank === null ? ["bank_unknown"] : [] };
}

/** `007 99999 0000320050 65`: groups that a person can read back. */
export const formatRib = (value: string): string =>
  [value.slice(0, 3), value.slice(3, 8), value.slice(8, 18), value.slice(18)].join(" ");

const postalBank = "007";
const postalBranch = "99999";
const postalAccountDigits = 10;
const ccpWeights = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4];

const postalAccount = (account: string): string => account.padStart(postalAccountDigits, "0");

/** Key of a postal current account; the key of its RIP is another one. */
export function ccpKey(account: string): string {
  const sum = [...postalAccount(account)].reduce(
    (total, digit, index) => total + Number(digit) * (ccpWeights[index] ?? 0),
    0,
  );
  return String(sum % 100).padStart(2, "0");
}

/** The RIB of a postal account. */
export function ripOfCcp(account: string): string {
  const padded = postalAccount(account);
  return `${postalBank}${postalBranch}${padded}${ribKey(postalBranch, padded)}`;
}

export type CcpReading =
  | { ok: true; account: string; key: string; rip: string }
  | { ok: false; code: `ccp_${DigitsProblem}` }
  | { ok: false; code: "ccp_key"; expectedKey: string };

/** A postal account number and, where the person gave it, its key. */
export function parseCcp(account: string, key?: string): CcpReading {
  const reading = readDigits(account, [1, 2, 3, 4, 5, 6, 7, 8, 9, postalAccountDigits]);
  if (!reading.ok) return { ok: false, code: `ccp_${reading.code}` };
  const expectedKey = ccpKey(reading.digits);
  const given = key === undefined ? undefined : readDigits(key, [1, 2]);
  if (given !== undefined && !(given.ok && given.digits.padStart(2, "0") === expectedKey)) {
    return { ok: false, code: "ccp_key", expectedKey };
  }
  return { ok: true, account: postalAccount(reading.digits), key: expectedKey, rip: ripOfCcp(reading.digits) };
}
