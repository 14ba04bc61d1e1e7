import fc from "fast-check";
import { expect, test } from "vitest";
import { markName, readMark } from "#imports/workbook-mark.ts";

test("a mark is a sheet name that says its upload and its act", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 0, max: 36 ** 4 - 1 }), (uploadId, act) => {
      const name = markName({ uploadId, act });
      expect(name).toMatch(/^[0-9a-z]{31}$/);
      expect(readMark(name)).toEqual({ uploadId, act });
      expect(readMark(name.toUpperCase())).toEqual({ uploadId, act });
    }),
  );
});

test.each([
  "Feuil1",
  "",
  "os",
  `os${"z".repeat(29)}`,
  `${markName({ uploadId: "00000000-0000-4000-8000-000000000000", act: 0 })}0`,
])("%j is no mark", (name) => {
  expect(readMark(name)).toBeNull();
});
