import { expect, test } from "vitest";
import { locales } from "#app/domain/locale.ts";
import { energies, exemptions, kinds } from "#app/domain/vehicle.ts";
import { proposedText } from "#app/services/uploads/proposed-text.ts";
import { wordsIn } from "#app/services/uploads/workbook-words.server.ts";
import { judgeRow } from "#imports/judge-row.ts";
import type { RowCells } from "#imports/sheet.ts";

const read = (cells: RowCells) => judgeRow(2, { plate: "00101-119-16", ...cells }, { today: "2026-04-15" }).facts;

test.each(locales)("what is proposed in %s is understood when it is typed", (locale) => {
  const say = wordsIn(locale);
  for (const kind of kinds) expect(read({ kind: proposedText("kind", kind, say) }).kind, kind).toBe(kind);
  for (const energy of energies)
    expect(read({ energy: proposedText("energy", energy, say) }).energy, energy).toBe(energy);
  for (const reason of exemptions) {
    expect(read({ exemption: proposedText("exemption", reason, say) }).exemption, reason).toBe(reason);
  }
});

test.each([
  ["fr", "kind", "van", "Camionnette"],
  ["en", "energy", "petrol", "Petrol"],
  ["ar", "energy", "diesel", "مازوت"],
  ["fr", "plate", "00016-115-31", "00016-115-31"],
] as const)("in %s the %s %s is proposed as %s", (locale, field, value, expected) => {
  expect(proposedText(field, value, wordsIn(locale))).toBe(expected);
});
