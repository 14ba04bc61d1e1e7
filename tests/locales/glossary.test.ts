import { describe, expect, test } from "vitest";
import { energyWords, kindWords } from "#app/adapters/pdf/vehicle-words.ts";
import { type Locale, locales } from "#app/domain/locale.ts";
import { reasonSentence } from "#app/domain/tariff/reason.ts";
import { energies } from "#app/domain/vehicle.ts";
import { ar } from "#app/locales/ar/index.ts";
import { en } from "#app/locales/en/index.ts";
import { fr } from "#app/locales/fr/index.ts";
import { sentencesIn } from "#tests/locales/sentences.ts";

/** One word for one thing: the term of the card, the law or the counter, then what must not stand in its place. */
const terms: Record<Locale, [term: string, variants: RegExp][]> = {
  ar: [
    ["قسيمة، قسيمات", /قسائم|فينيات|طابع السيار/],
    ["رقم التسجيل", /رقم اللوحة|لوحة الترقيم|رقم الترقيم|الماتريكيل/],
    ["بطاقة الترقيم", /البطاقة الرمادية|بطاقة الرمادية|بطاقة التسجيل|(?<!بطاقة )على البطاقة(?! البنكية)/],
    ["رقم الهيكل", /رقم الشاسي|الشاصي|رقم القاعدة/],
    ["القوة الجبائية", /القدرة الجبائية|القوة الضريبية/],
    ["الوزن الإجمالي بالحمولة", /الوزن الإجمالي(?! بالحمولة)|الحمولة الإجمالية|الوزن الكلي/],
    ["أول استعمال في السير", /أول استعمال(?! (?:لها )?في السير)|سنة الصنع/],
    ["صنف المركبة", /نوع المركبة|فئة المركبة/],
    ["مركبة مهيأة نفعية", /نفعية مهيأة/],
    ["نقل المسافرين", /نقل (?:ال)?أشخاص|نقل الركاب/],
    ["مازوت، سيرغاز، غاز طبيعي", /ديزل|غازوال|غاز أويل|غاز البترول|مضغوط(?=ة?$)/],
    ["معوّق، مجهّز", /معاق|معوق/],
    ["عرض أسعار", /عرض (?:ال)?سعر(?![ا-ي])|تسعيرة|كوتاسيون/],
    ["فاتورة", /فواتيرة|الفاتوره/],
    ["سند الطلب", /وصل الطلب|رقم الطلبية|أمر الشراء/],
    ["الزبون", /المشتري|العميل/],
    ["زيادة التأخير", /غرامة التأخير|الزيادة عن التأخير/],
    ["مقابل الخدمة", /أتعاب|عمولة/],
    ["اقتناء القسيمة", /شراء|تُشترى|اشتُريت/],
    ["تنزيل من الموقع، إرسال إليه", /تحميل|حمّل/],
    ["كلمة المرور", /كلمة (?:ال)?سر/],
    ["المبلغ بالأحرف", /بالحروف/],
    ["المديرية العامة للضرائب، قباضة الضرائب", /مصلحة الجباية|قابضة/],
    ["one reader, addressed in the singular", /حظيرتكم|تحققوا|صححوا|جدّدوا|احتفظوا|عندكم/],
    ["tanwin on its own sign, before the alif", /اً|(?:جديد|واحد|مفتاح|تابع|سطر|عدد|رقم|صنف|معلوم)ا(?:[ .،؛:]|$)/],
    ["the digits 0 to 9", /[\u0660-\u0669\u06f0-\u06f9]/],
    ["Arabic marks", /[\u0600-\u06ff][,;?]/],
  ],
  fr: [
    ["vignette", /timbre (?!, art)|\bstamp/i],
    ["immatriculation", /matricule\b|minéralogique|plaque d’/i],
    ["carte grise", /carte d’immatriculation|la carte (?:est|dit|compte)/i],
    ["numéro de châssis", /le châssis|\bVIN\b/],
    ["poids total en charge (PTC)", /PTAC|PTRA|poids total autorisé/i],
    ["puissance fiscale", /puissance administrative|chevaux/i],
    ["gasoil", /\bdiesel\b|gazole|mazout/i],
    ["véhicule aménagé en utilitaire", /utilitaire aménagé/i],
    ["conducteur", /chauffeur/i],
    ["e-mail", /courriel|\bmails?\b(?<!e-mails?)/i],
    ["devis", /cotation|offre de prix/i],
    ["client", /acheteur/i],
    ["approuver", /\bvalider\b|homologuer/i],
  ],
  en: [
    ["registration card", /grey card|logbook/i],
    ["chassis number", /frame number|\bVIN\b/],
    ["gross laden weight", /gross weight|payload/i],
    ["ask for a quote", /\bask (?:(?:a|one|the|an?other) ?(?:new )?quote|it\b|one\b)/i],
    ["lorry", /\btruck/i],
    ["vehicle converted to utility", /converted utility/i],
    ["customer", /\bbuyer\b/i],
  ],
};

describe.each(locales)("words in %s", (locale) => {
  const sentences = sentencesIn(locale).flatMap(([, room]) => room);

  test.each(terms[locale])("%s, and no other word for it", (_term, variants) => {
    expect(sentences.filter(([, text]) => variants.test(text))).toEqual([]);
  });
});

const screens = { ar, fr, en };

describe.each(locales)("a vehicle in %s", (locale) => {
  const { energies: shown, kinds } = screens[locale].fleets;

  test("burns what its card says, on the screen, in the quote and on paper", () => {
    for (const energy of energies) {
      expect(energyWords[energy][locale]).toBe(shown[energy]);
      const sentence = reasonSentence({ code: "energy_unclear", params: { year: 2026, energy } }, locale);
      expect(sentence.toLowerCase()).toContain(shown[energy].toLowerCase());
    }
  });

  test("is of one kind, on the screen and on paper", () => {
    expect(Object.fromEntries(Object.entries(kindWords).map(([kind, words]) => [kind, words[locale]]))).toEqual(kinds);
  });
});
