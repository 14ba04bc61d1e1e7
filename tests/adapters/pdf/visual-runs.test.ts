import { describe, expect, it } from "vitest";
import { isolated, visualRuns } from "#app/adapters/pdf/visual-runs.ts";

/** What the eye meets from left to right; right-to-left runs are spelled as they are read. */
const shown = (text: string, direction?: "ltr" | "rtl") => visualRuns(text, direction).map((run) => run.text);

describe("order of the runs of a line", () => {
  it("keeps a line of one direction whole", () => {
    expect(visualRuns("Vignette 2026")).toEqual([{ text: "Vignette 2026", rightToLeft: false }]);
    expect(visualRuns("قسيمة السيارات")).toEqual([{ text: "قسيمة السيارات", rightToLeft: true }]);
    expect(visualRuns("")).toEqual([]);
  });

  it("puts what comes later to the left in an Arabic line", () => {
    expect(shown("سنة 2026 كاملة")).toEqual([" كاملة", "2026", "سنة "]);
  });

  it("shows why a plate in an Arabic sentence must be isolated", () => {
    // Unicode TR 9: hyphens between European digits after Arabic letters turn the groups round.
    expect(shown("الرقم 12345-115-16").join("")).not.toContain("12345-115-16");
    expect(shown(`الرقم ${isolated("12345-115-16")} مسجل`)).toEqual([" مسجل", "12345-115-16", "الرقم "]);
  });

  it("keeps a plate whole when it is drawn by itself, in any page", () => {
    expect(shown("12345-115-16", "ltr")).toEqual(["12345-115-16"]);
    expect(shown("12345-115-16", "rtl")).toEqual(["12345-115-16"]);
  });

  it("keeps the thousands of an amount together by the no-break space", () => {
    expect(shown("المبلغ 15\u00a0300,00 دج")).toEqual([" دج", "15\u00a0300,00", "المبلغ "]);
  });

  it("takes the power to turn others round out of a name", () => {
    const name = "SARL \u202eegral\u202c Transport\u0007";
    expect(shown(name)).toEqual(["SARL  egral  Transport "]);
  });
});
