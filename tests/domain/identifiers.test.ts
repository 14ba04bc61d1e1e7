import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ccpKey, formatRib, parseCcp, parseRib, ribKey, ripOfCcp } from "#app/domain/identifiers/bank-accounts.ts";
import { parseNif, parseNis, parseRc } from "#app/domain/identifiers/company-numbers.ts";

describe("parseNif", () => {
  const wellFormed: [string, string][] = [
    ["416001000000007", "416001000000007"],
    ["408 020 000 150 039", "408020000150039"],
    ["41201600000606600001", "41201600000606600001"],
    ["000 216 001 808 337 13010", "00021600180833713010"],
    ["٤١٦٠٠١٠٠٠٠٠٠٠٠٧", "416001000000007"],
    ["\u200F4160-0100-0000-007\u200F", "416001000000007"],
  ];
  it.each(wellFormed)("reads %j", (text, value) => {
    expect(parseNif(text)).toEqual({ ok: true, value });
  });

  const refused: [string, string][] = [
    ["X1600100000000V", "nif_letters"],
    ["41600100000000", "nif_length"],
    ["4160010000000071", "nif_length"],
    ["4.16001E+14", "nif_precision_lost"],
    ["  ", "nif_empty"],
  ];
  it.each(refused)("refuses %j: %s", (text, code) => {
    expect(parseNif(text)).toEqual({ ok: false, code });
  });
});

describe("parseNis", () => {
  it("takes 15 digits and nothing else", () => {
    expect(parseNis("0998 1600 0123 456")).toEqual({ ok: true, value: "099816000123456" });
    expect(parseNis("41201600000606600001")).toEqual({ ok: false, code: "nis_length" });
    expect(parseNis("abc")).toEqual({ ok: false, code: "nis_letters" });
  });
});

describe("parseRc", () => {
  it.each([
    "01B 0015609-16/00",
    "16/00-0015609 B 01",
    "16/00-0015609B01",
    " 01b0015609 - 16/00 ",
    "١٦/٠٠-٠٠١٥٦٠٩ B ٠١",
  ])("reads %j", (text) => {
    expect(parseRc(text)).toEqual({ ok: true, value: "16/00-0015609 B 01", notices: [] });
  });

  it("keeps another form as typed, with a notice", () => {
    expect(parseRc("RC  12345")).toEqual({ ok: true, value: "RC 12345", notices: ["rc_form_unknown"] });
    expect(parseRc(" ")).toEqual({ ok: false, code: "rc_empty" });
  });
});

describe("RIB", () => {
  const keys: [string, string, string][] = [
    ["00060", "0002019300", "48"],
    ["00060", "0000147202", "42"],
    ["99999", "0000320050", "65"],
    ["99999", "0000000200", "91"],
    ["99999", "0023115007", "97"],
    ["99999", "0023456789", "41"],
    ["00112", "1123000001", "46"],
  ];
  it.each(keys)("key of branch %s account %s is %s", (branch, account, key) => {
    expect(ribKey(branch, account)).toBe(key);
  });

  it("reads a RIB with its bank", () => {
    expect(parseRib("003 00060 0002019300 48")).toEqual({
      ok: true,
      value: "00300060000201930048",
      bankCode: "003",
      branch: "00060",
      account: "0002019300",
      key: "48",
      bank: "BADR",
      notices: [],
    });
    expect(parseRib("99900060000201930048")).toMatchObject({ ok: true, bank: null, notices: ["bank_unknown"] });
    expect(formatRib("00799999000032005065")).toBe("007 99999 0000320050 65");
  });

  it("refuses a wrong key and says the right one", () => {
    expect(parseRib("002 00112 1123000001 47")).toEqual({ ok: false, code: "rib_key", expectedKey: "46" });
    expect(parseRib("00799999000000020019")).toEqual({ ok: false, code: "rib_key", expectedKey: "91" });
  });

  const refused: [string, string][] = [
    ["0030006000020193004", "rib_length"],
    ["003O0060000201930048", "rib_letters"],
    ["3.00060E+18", "rib_precision_lost"],
    ["", "rib_empty"],
  ];
  it.each(refused)("refuses %j: %s", (text, code) => {
    expect(parseRib(text)).toEqual({ ok: false, code });
  });

  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

  it("finds every single mistyped digit after the bank code", () => {
    const position = fc.integer({ min: 3, max: 19 });
    fc.assert(
      fc.property(digits(5), digits(10), position, fc.integer({ min: 1, max: 9 }), (branch, account, at, shift) => {
        const rib = `004${branch}${account}${ribKey(branch, account)}`;
        const mistyped = rib.slice(0, at) + ((Number(rib[at]) + shift) % 10) + rib.slice(at + 1);
        expect(parseRib(rib).ok).toBe(true);
        expect(BigInt(rib.slice(3)) % 97n).toBe(0n);
        expect(parseRib(mistyped)).toMatchObject({ ok: false, code: "rib_key" });
      }),
    );
  });
});

describe("CCP", () => {
  const accounts: [string, string, string][] = [
    ["320050", "68", "00799999000032005065"],
    ["200", "12", "00799999000000020091"],
    ["23115007", "32", "00799999002311500797"],
    ["0023456789", "88", "00799999002345678941"],
  ];
  it.each(accounts)("account %s has key %s and RIP %s", (account, key, rip) => {
    expect(ccpKey(account)).toBe(key);
    expect(ripOfCcp(account)).toBe(rip);
    expect(parseRib(rip)).toMatchObject({ ok: true, bank: "CCP (Algérie Poste)" });
    expect(parseCcp(account, key)).toEqual({ ok: true, account: account.padStart(10, "0"), key, rip });
  });

  it("reads an account as printed, with or without its key", () => {
    expect(parseCcp("3200-50")).toMatchObject({ ok: true, account: "0000320050", key: "68" });
    expect(parseCcp("3200-50", "68")).toMatchObject({ ok: true });
    expect(parseCcp("3200-50", "65")).toEqual({ ok: false, code: "ccp_key", expectedKey: "68" });
    expect(parseCcp("3200-50", "x")).toEqual({ ok: false, code: "ccp_key", expectedKey: "68" });
    expect(parseCcp("12345678901")).toEqual({ ok: false, code: "ccp_length" });
    expect(parseCcp("")).toEqual({ ok: false, code: "ccp_empty" });
  });
});
