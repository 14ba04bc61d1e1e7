import { describe, expect, it } from "vitest";
import { locales } from "#app/domain/locale.ts";
import { importFields } from "#app/domain/vehicle.ts";
import { fieldName, importErrorMessage, problemMessage } from "#imports/messages.ts";
import { problemCodes } from "#imports/problem-codes.ts";
import { importErrorCodes } from "#imports/sheet.ts";

const bare = (text: string) => text.replace(/[\u2068\u2069]/g, "");

describe("sentences of the import", () => {
  it("name the place, the value, the fault and the next step", () => {
    const problem = { code: "ambiguous_order", field: "plate", value: "16-115-31" } as const;
    expect(bare(problemMessage(problem, "en"))).toBe(
      "Registration number “16-115-31”: two readings are possible: is the wilaya first or last? Choose one.",
    );
    expect(bare(problemMessage(problem, "fr"))).toContain(
      "Immatriculation «\u00a016-115-31\u00a0»\u00a0: deux lectures possibles",
    );
    expect(bare(problemMessage(problem, "ar"))).toContain("رقم التسجيل «16-115-31»: توجد قراءتان ممكنتان");
  });

  it("isolate the value from the direction of the sentence", () => {
    expect(problemMessage({ code: "vin_letters", field: "vin", value: "VFI" }, "ar")).toContain("«\u2068VFI\u2069»");
  });

  it("point to the row that came first", () => {
    const duplicate = { code: "duplicate_plate", field: "plate", value: "12345-115-16", firstRow: 12 } as const;
    expect(bare(problemMessage(duplicate, "fr"))).toContain("à la ligne 12");
  });

  it("exist for every code in each language, no two languages alike", () => {
    for (const code of problemCodes) {
      const told = locales.map((locale) => problemMessage({ code, field: "plate", value: null }, locale));
      expect(new Set(told).size, code).toBe(locales.length);
      for (const sentence of told) expect(sentence).not.toContain(code.includes("_") ? code : "{");
    }
    for (const code of importErrorCodes)
      expect(new Set(locales.map((locale) => importErrorMessage(code, locale))).size).toBe(3);
    for (const field of importFields)
      for (const locale of locales) expect(fieldName(field, locale).length).toBeGreaterThan(2);
  });
});
