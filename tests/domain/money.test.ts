import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Locale, locales } from "#app/domain/locale.ts";
import { applyRate, formatCount, formatMoney, shareOut, splitCharges, toApiMoney } from "#app/domain/money.ts";
import { parseAmount } from "#app/domain/money-input.ts";
import { invoiceTotals, normalVatBasisPoints } from "#app/domain/vat.ts";

describe("formatMoney", () => {
  const cases: [Locale, bigint, string, string][] = [
    ["fr", 2_500_050n, "25\u202F000,50\u00A0DA", "25\u202F000,50"],
    ["ar", 2_500_050n, "\u200F25.000,50\u00A0د.ج.\u200F", "25.000,50"],
    ["en", 2_500_050n, "DZD\u00A025,000.50", "25,000.50"],
    ["fr", 0n, "0,00\u00A0DA", "0,00"],
    ["ar", 5n, "\u200F0,05\u00A0د.ج.\u200F", "0,05"],
    ["en", 99_999n, "DZD\u00A0999.99", "999.99"],
    [
      "fr",
      123_456_789_012_345_678n,
      "1\u202F234\u202F567\u202F890\u202F123\u202F456,78\u00A0DA",
      "1\u202F234\u202F567\u202F890\u202F123\u202F456,78",
    ],
    ["fr", -2_500_050n, "-25\u202F000,50\u00A0DA", "-25\u202F000,50"],
    ["ar", -2_500_050n, "\u200F\u200E-25.000,50\u00A0د.ج.\u200F", "-25.000,50"],
    ["en", -50n, "-DZD\u00A00.50", "-0.50"],
  ];

  it.each(cases)("writes for %s the amount %s", (locale, minor, dressed, bare) => {
    expect(formatMoney(minor, locale)).toBe(dressed);
    expect(formatMoney(minor, locale, { symbol: false })).toBe(bare);
  });

  const tags: Record<Locale, string> = { ar: "ar-DZ-u-nu-latn", fr: "fr-DZ", en: "en-DZ" };

  it.each(locales)("agrees with the Unicode locale data (%s)", (locale) => {
    const unicode = new Intl.NumberFormat(tags[locale], {
      style: "currency",
      currency: "DZD",
      minimumFractionDigits: 2,
    });
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (minor) => {
        fc.pre(minor !== 0);
        expect(formatMoney(BigInt(minor), locale)).toBe(unicode.format(minor / 100));
      }),
    );
  });

  it("groups counts like amounts", () => {
    expect(formatCount(999, "fr")).toBe("999");
    expect(formatCount(44_000, "fr")).toBe("44\u202F000");
    expect(formatCount(1_000_000n, "ar")).toBe("1.000.000");
  });
});

describe("toApiMoney", () => {
  it("gives whole centimes with the currency", () => {
    expect(toApiMoney(2_500_000n)).toEqual({ amount: 2_500_000, currency: "DZD" });
  });

  it("refuses what JSON numbers cannot hold", () => {
    expect(toApiMoney(9_007_199_254_740_991n).amount).toBe(9_007_199_254_740_991);
    expect(() => toApiMoney(9_007_199_254_740_992n)).toThrow(RangeError);
  });
});

describe("parseAmount", () => {
  const read: [string, bigint][] = [
    ["25.000", 2_500_000n],
    ["25 000", 2_500_000n],
    ["25\u202F000", 2_500_000n],
    ["25,50", 2_550n],
    ["25,5", 2_550n],
    ["25.00", 2_500n],
    ["25.000,50", 2_500_050n],
    ["25 000,50", 2_500_050n],
    ["25,000.50", 2_500_050n],
    ["25,000,000", 2_500_000_000n],
    ["1.500 DA", 150_000n],
    ["50.000 DA", 5_000_000n],
    ["1500", 150_000n],
    ["0", 0n],
    ["0,05", 5n],
    ["8.95", 895n],
    ["٢٥٠٠٠", 2_500_000n],
    ["٢٥٬٠٠٠٫٥٠", 2_500_050n],
    ["\u200F25.000,50\u00A0د.ج.\u200F", 2_500_050n],
    ["DZD 25,000.50", 2_500_050n],
    ["1000 دينار", 100_000n],
    ["999999999999999", 99_999_999_999_999_900n],
  ];
  it.each(read)("reads %j", (text, minor) => {
    expect(parseAmount(text)).toEqual({ ok: true, minor });
  });

  const refused: [string, string][] = [
    ["", "amount_empty"],
    [" DA ", "amount_empty"],
    ["-5", "amount_negative"],
    ["\u2212 5,00", "amount_negative"],
    ["abc", "amount_malformed"],
    ["25.", "amount_malformed"],
    [".50", "amount_malformed"],
    ["1.2.3", "amount_malformed"],
    ["25,00,00", "amount_malformed"],
    ["12 34", "amount_malformed"],
    ["25.000.50", "amount_malformed"],
    ["25.1234", "amount_too_precise"],
    ["1234,567", "amount_too_precise"],
    ["0.500", "amount_too_precise"],
    ["25 000,505", "amount_too_precise"],
    ["2.5E+04", "precision_lost"],
    ["1000000000000000", "amount_too_large"],
  ];
  it.each(refused)("refuses %j: %s", (text, code) => {
    expect(parseAmount(text)).toEqual({ ok: false, code });
  });

  it("asks when a comma stands before three digits", () => {
    expect(parseAmount("25,000")).toEqual({ ok: false, code: "amount_ambiguous", candidates: [2_500_000n, 2_500n] });
    expect(parseAmount("1,257 DA")).toEqual({ ok: false, code: "amount_ambiguous", candidates: [125_700n, 125n] });
  });

  it.each(locales)("reads back every amount it would show (%s)", (locale) => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999n }), (minor) => {
        expect(parseAmount(formatMoney(minor, locale))).toEqual({ ok: true, minor });
        expect(parseAmount(formatMoney(minor, locale, { symbol: false }))).toEqual({ ok: true, minor });
      }),
    );
  });

  it("answers every text without failing", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => typeof parseAmount(text).ok === "boolean"));
  });
});

describe("applyRate", () => {
  const cases: [bigint, number, bigint][] = [
    [150_000n, 1900, 28_500n],
    [1n, 5000, 1n],
    [-1n, 5000, -1n],
    [1n, 4999, 0n],
    [3n, 1900, 1n],
    [2n, 1900, 0n],
    [250_000n, 5000, 125_000n],
    [0n, 1900, 0n],
    [5n, 1000, 1n],
    [-5n, 1000, -1n],
    [-4n, 1000, 0n],
  ];
  it.each(cases)("%s centimes at %s basis points", (minor, basisPoints, expected) => {
    expect(applyRate(minor, basisPoints)).toBe(expected);
  });
});

describe("shareOut", () => {
  it("gives the remainder to the first parts, a centime each", () => {
    expect(shareOut(10n, 3)).toEqual([4n, 3n, 3n]);
    expect(shareOut(-10n, 3)).toEqual([-4n, -3n, -3n]);
    expect(shareOut(2n, 4)).toEqual([1n, 1n, 0n, 0n]);
    expect(() => shareOut(10n, 0)).toThrow(RangeError);
    expect(() => shareOut(10n, 1.5)).toThrow(RangeError);
  });

  it("never loses a centime", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 1, max: 300 }),
        (total, parts) => {
          const shares = shareOut(total, parts);
          expect(shares).toHaveLength(parts);
          expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(total);
          const [first = 0n, last = 0n] = [shares.at(0), shares.at(-1)];
          expect([-1n, 0n, 1n]).toContain(first - last);
        },
      ),
    );
  });
});

describe("splitCharges", () => {
  /** At most 8 digits of centimes on one Stripe charge. */
  const ceiling = 99_999_999n;

  const cases: [string, bigint, number, bigint][] = [
    ["199 vehicles at 5,000", 99_500_000n, 1, 99_500_000n],
    ["the largest single charge", 99_999_999n, 1, 99_999_999n],
    ["40 vehicles at 25,000", 100_000_000n, 2, 50_000_000n],
    ["late fleet", 128_250_000n, 2, 64_125_000n],
  ];
  it.each(cases)("%s", (_, total, charges, each) => {
    expect(splitCharges(total, ceiling)).toEqual(Array(charges).fill(each));
  });

  it("1,000 vehicles at 25,000: four charges carry a centime more", () => {
    expect(splitCharges(2_500_000_000n, ceiling)).toEqual([
      ...Array(4).fill(96_153_847n),
      ...Array(22).fill(96_153_846n),
    ]);
  });

  it("charges nothing for nothing, and needs a ceiling", () => {
    expect(splitCharges(0n, ceiling)).toEqual([]);
    expect(() => splitCharges(1n, 0n)).toThrow(RangeError);
  });

  it("stays under the ceiling with the fewest charges", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.bigInt({ min: 10n ** 6n, max: 10n ** 9n }),
        (total, most) => {
          const charges = splitCharges(total, most);
          expect(charges.every((charge) => charge > 0n && charge <= most)).toBe(true);
          expect(charges.reduce((sum, charge) => sum + charge, 0n)).toBe(total);
          expect(BigInt(charges.length - 1) * most < total).toBe(true);
        },
      ),
    );
  });
});

describe("invoiceTotals", () => {
  it("puts VAT on the fee only", () => {
    const totals = invoiceTotals({
      stampsMinor: 8_550_000n,
      increasesMinor: 0n,
      feeMinor: 150_000n,
      vatBasisPoints: 1900,
    });
    expect(totals).toEqual({
      stampsMinor: 8_550_000n,
      increasesMinor: 0n,
      advancedMinor: 8_550_000n,
      feeMinor: 150_000n,
      beforeTaxMinor: 8_700_000n,
      vatMinor: 28_500n,
      totalMinor: 8_728_500n,
    });
  });

  it("adds the increases to the sums advanced, and shows no VAT for a seller under IFU", () => {
    const totals = invoiceTotals({
      stampsMinor: 8_550_000n,
      increasesMinor: 4_275_000n,
      feeMinor: 150_000n,
      vatBasisPoints: 0,
    });
    expect(totals).toMatchObject({ advancedMinor: 12_825_000n, vatMinor: 0n, totalMinor: 12_975_000n });
    expect(normalVatBasisPoints).toBe(1900);
  });
});
