import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "#app/domain/locale.ts";
import { amountInWords, largestAmountInWords } from "#app/domain/words/amount-in-words.ts";

/** Centimes, then the words the invoice must carry: the vectors of the Official Journal style. */
const vectors: [bigint, string, string, string][] = [
  [0n, "zéro dinar", "صفر دينار", "zero dinars"],
  [100n, "un dinar", "دينار واحد", "one dinar"],
  [200n, "deux dinars", "ديناران", "two dinars"],
  [300n, "trois dinars", "ثلاثة دنانير", "three dinars"],
  [1_000n, "dix dinars", "عشرة دنانير", "ten dinars"],
  [1_100n, "onze dinars", "أحد عشر دينارًا", "eleven dinars"],
  [2_100n, "vingt-et-un dinars", "واحد وعشرون دينارًا", "twenty-one dinars"],
  [7_100n, "soixante-et-onze dinars", "واحد وسبعون دينارًا", "seventy-one dinars"],
  [8_000n, "quatre-vingts dinars", "ثمانون دينارًا", "eighty dinars"],
  [8_100n, "quatre-vingt-un dinars", "واحد وثمانون دينارًا", "eighty-one dinars"],
  [10_000n, "cent dinars", "مائة دينار", "one hundred dinars"],
  [10_100n, "cent un dinars", "مائة ودينار واحد", "one hundred and one dinars"],
  [10_300n, "cent trois dinars", "مائة وثلاثة دنانير", "one hundred and three dinars"],
  [11_100n, "cent onze dinars", "مائة وأحد عشر دينارًا", "one hundred and eleven dinars"],
  [20_000n, "deux cents dinars", "مائتا دينار", "two hundred dinars"],
  [20_100n, "deux cent un dinars", "مائتان ودينار واحد", "two hundred and one dinars"],
  [30_000n, "trois cents dinars", "ثلاثمائة دينار", "three hundred dinars"],
  [50_000n, "cinq cents dinars", "خمسمائة دينار", "five hundred dinars"],
  [100_000n, "mille dinars", "ألف دينار", "one thousand dinars"],
  [100_100n, "mille un dinars", "ألف ودينار واحد", "one thousand and one dinars"],
  [150_000n, "mille cinq cents dinars", "ألف وخمسمائة دينار", "one thousand five hundred dinars"],
  [200_000n, "deux mille dinars", "ألفا دينار", "two thousand dinars"],
  [250_000n, "deux mille cinq cents dinars", "ألفان وخمسمائة دينار", "two thousand five hundred dinars"],
  [300_000n, "trois mille dinars", "ثلاثة آلاف دينار", "three thousand dinars"],
  [400_000n, "quatre mille dinars", "أربعة آلاف دينار", "four thousand dinars"],
  [800_000n, "huit mille dinars", "ثمانية آلاف دينار", "eight thousand dinars"],
  [1_000_000n, "dix mille dinars", "عشرة آلاف دينار", "ten thousand dinars"],
  [1_100_000n, "onze mille dinars", "أحد عشر ألف دينار", "eleven thousand dinars"],
  [1_200_000n, "douze mille dinars", "اثنا عشر ألف دينار", "twelve thousand dinars"],
  [1_500_000n, "quinze mille dinars", "خمسة عشر ألف دينار", "fifteen thousand dinars"],
  [2_100_000n, "vingt-et-un mille dinars", "واحد وعشرون ألف دينار", "twenty-one thousand dinars"],
  [2_500_000n, "vingt-cinq mille dinars", "خمسة وعشرون ألف دينار", "twenty-five thousand dinars"],
  [5_000_000n, "cinquante mille dinars", "خمسون ألف دينار", "fifty thousand dinars"],
  [8_000_000n, "quatre-vingt mille dinars", "ثمانون ألف دينار", "eighty thousand dinars"],
  [
    8_550_000n,
    "quatre-vingt-cinq mille cinq cents dinars",
    "خمسة وثمانون ألفًا وخمسمائة دينار",
    "eighty-five thousand five hundred dinars",
  ],
  [10_000_000n, "cent mille dinars", "مائة ألف دينار", "one hundred thousand dinars"],
  [10_100_000n, "cent un mille dinars", "مائة وواحد ألف دينار", "one hundred and one thousand dinars"],
  [
    12_825_000n,
    "cent vingt-huit mille deux cent cinquante dinars",
    "مائة وثمانية وعشرون ألفًا ومائتان وخمسون دينارًا",
    "one hundred and twenty-eight thousand two hundred and fifty dinars",
  ],
  [
    15_100_000n,
    "cent cinquante-et-un mille dinars",
    "مائة وواحد وخمسون ألف دينار",
    "one hundred and fifty-one thousand dinars",
  ],
  [20_000_000n, "deux cent mille dinars", "مائتا ألف دينار", "two hundred thousand dinars"],
  [
    99_999_900n,
    "neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf dinars",
    "تسعمائة وتسعة وتسعون ألفًا وتسعمائة وتسعة وتسعون دينارًا",
    "nine hundred and ninety-nine thousand nine hundred and ninety-nine dinars",
  ],
  [100_000_000n, "un million de dinars", "مليون دينار", "one million dinars"],
  [
    150_000_000n,
    "un million cinq cent mille dinars",
    "مليون وخمسمائة ألف دينار",
    "one million five hundred thousand dinars",
  ],
  [200_000_000n, "deux millions de dinars", "مليونا دينار", "two million dinars"],
  [300_000_000n, "trois millions de dinars", "ثلاثة ملايين دينار", "three million dinars"],
  [1_000_000_000n, "dix millions de dinars", "عشرة ملايين دينار", "ten million dinars"],
  [20_000_000_000n, "deux cents millions de dinars", "مائتا مليون دينار", "two hundred million dinars"],
  [125n, "un dinar et vingt-cinq centimes", "دينار واحد وخمسة وعشرون سنتيمًا", "one dinar and twenty-five centimes"],
  [150n, "un dinar et cinquante centimes", "دينار واحد وخمسون سنتيمًا", "one dinar and fifty centimes"],
  [
    45_150n,
    "quatre cent cinquante-et-un dinars et cinquante centimes",
    "أربعمائة وواحد وخمسون دينارًا وخمسون سنتيمًا",
    "four hundred and fifty-one dinars and fifty centimes",
  ],
  [
    250_050n,
    "deux mille cinq cents dinars et cinquante centimes",
    "ألفان وخمسمائة دينار وخمسون سنتيمًا",
    "two thousand five hundred dinars and fifty centimes",
  ],
  [
    130_950n,
    "mille trois cent neuf dinars et cinquante centimes",
    "ألف وثلاثمائة وتسعة دنانير وخمسون سنتيمًا",
    "one thousand three hundred and nine dinars and fifty centimes",
  ],
  [
    2_500_001n,
    "vingt-cinq mille dinars et un centime",
    "خمسة وعشرون ألف دينار وسنتيم واحد",
    "twenty-five thousand dinars and one centime",
  ],
  [
    99_999_999n,
    "neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf dinars et quatre-vingt-dix-neuf centimes",
    "تسعمائة وتسعة وتسعون ألفًا وتسعمائة وتسعة وتسعون دينارًا وتسعة وتسعون سنتيمًا",
    "nine hundred and ninety-nine thousand nine hundred and ninety-nine dinars and ninety-nine centimes",
  ],
];

/** Forms the vectors leave out, written by the same rules. */
const further: [bigint, string, string, string][] = [
  [50n, "cinquante centimes", "خمسون سنتيمًا", "fifty centimes"],
  [200n + 2n, "deux dinars et deux centimes", "ديناران وسنتيمان", "two dinars and two centimes"],
  [310n, "trois dinars et dix centimes", "ثلاثة دنانير وعشرة سنتيمات", "three dinars and ten centimes"],
  [7_000n, "soixante-dix dinars", "سبعون دينارًا", "seventy dinars"],
  [9_100n, "quatre-vingt-onze dinars", "واحد وتسعون دينارًا", "ninety-one dinars"],
  [10_200n, "cent deux dinars", "مائة وديناران", "one hundred and two dinars"],
  [28_000n, "deux cent quatre-vingts dinars", "مائتان وثمانون دينارًا", "two hundred and eighty dinars"],
  [10_200_000n, "cent deux mille dinars", "مائة واثنان ألف دينار", "one hundred and two thousand dinars"],
  [90_200_000n, "neuf cent deux mille dinars", "تسعمائة واثنان ألف دينار", "nine hundred and two thousand dinars"],
  [20_000_100n, "deux cent mille un dinars", "مائتا ألف ودينار واحد", "two hundred thousand and one dinars"],
  [100_100_000n, "un million mille dinars", "مليون وألف دينار", "one million one thousand dinars"],
  [200_200_000n, "deux millions deux mille dinars", "مليونان وألفا دينار", "two million two thousand dinars"],
  [
    2_500_000_100n,
    "vingt-cinq millions un dinars",
    "خمسة وعشرون مليونًا ودينار واحد",
    "twenty-five million and one dinars",
  ],
  [100_000_000_000n, "un milliard de dinars", "مليار دينار", "one billion dinars"],
  [200_000_000_000n, "deux milliards de dinars", "مليارا دينار", "two billion dinars"],
  [300_000_000_000n, "trois milliards de dinars", "ثلاثة مليارات دينار", "three billion dinars"],
  [-150_000n, "moins mille cinq cents dinars", "ناقص ألف وخمسمائة دينار", "minus one thousand five hundred dinars"],
];

describe("amountInWords", () => {
  it.each([...vectors, ...further])("writes %s centimes in French, Arabic and English", (minor, fr, ar, en) => {
    expect(amountInWords(minor, "fr")).toBe(fr);
    expect(amountInWords(minor, "ar")).toBe(ar);
    expect(amountInWords(minor, "en")).toBe(en);
  });

  it("refuses what the words of an invoice cannot say", () => {
    expect(amountInWords(largestAmountInWords, "fr")).toContain("milliards");
    expect(() => amountInWords(largestAmountInWords + 1n, "fr")).toThrow(RangeError);
  });

  const amounts = fc.bigInt({ min: 0n, max: largestAmountInWords });

  it.each(locales)("never writes two amounts alike (%s)", (locale) => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        fc.pre(one !== other);
        expect(amountInWords(one, locale)).not.toBe(amountInWords(other, locale));
      }),
      { numRuns: 500 },
    );
    const small = Array.from({ length: 20_000 }, (_, dinars) => amountInWords(BigInt(dinars) * 100n, locale));
    expect(new Set(small).size).toBe(small.length);
  });

  it.each(locales)("is clean text: single spaces, no digits, no dangling conjunction (%s)", (locale) => {
    fc.assert(
      fc.property(amounts, (minor) => {
        const words = amountInWords(minor, locale);
        expect(words).not.toMatch(/ {2}|^ | $|\d|undefined|\bet$|\band$|و$/);
      }),
    );
  });

  const englishValues = new Map(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
      .split(" ")
      .map((word, value) => [word, value]),
  );
  for (const [index, ten] of "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").entries()) {
    englishValues.set(ten, (index + 2) * 10);
  }
  const englishScales = new Map([
    ["thousand", 1_000],
    ["million", 1_000_000],
    ["billion", 1_000_000_000],
  ]);

  function readEnglish(words: string): number {
    let total = 0;
    let group = 0;
    for (const word of words.replace(/ dinars?$/, "").split(/[ -]/)) {
      const scale = englishScales.get(word);
      if (word === "hundred") group *= 100;
      else if (scale !== undefined) [total, group] = [total + group * scale, 0];
      else group += englishValues.get(word) ?? 0;
    }
    return total + group;
  }

  it("reads back to the same number of dinars in English", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (dinars) => {
        expect(readEnglish(amountInWords(BigInt(dinars) * 100n, "en"))).toBe(dinars);
      }),
    );
  });

  it("agrees the Arabic noun with the last two digits", () => {
    const nounOf = (rest: number): RegExp => {
      if (rest === 0) return / دينار$/;
      if (rest === 1) return /دينار واحد$/;
      if (rest === 2) return /ديناران$/;
      return rest <= 10 ? / دنانير$/ : / دينارًا$/;
    };
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 999_999_999_999n }), (dinars) => {
        expect(amountInWords(dinars * 100n, "ar")).toMatch(nounOf(Number(dinars % 100n)));
      }),
    );
  });
});
