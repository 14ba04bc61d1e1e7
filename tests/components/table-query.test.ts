import { describe, expect, test } from "vitest";
import { pageSearch, readTableQuery, sortSearch } from "#app/components/tables/table-query.ts";

const columns = ["plate", "amount"] as const;
const fallback = { column: "plate", isDescending: false } as const;

describe("reading what a table shows from its address", () => {
  test.each([
    ["", 1, "plate", false],
    ["sort=amount", 1, "amount", false],
    ["sort=-amount&page=7", 7, "amount", true],
    ["sort=password&page=2", 2, "plate", false],
    ["sort=--plate", 1, "plate", false],
    ["sort=", 1, "plate", false],
    ["page=0", 1, "plate", false],
    ["page=-3", 1, "plate", false],
    ["page=1.5", 1, "plate", false],
    ["page=1e5", 1, "plate", false],
    ["page=999999", 100_000, "plate", false],
    ["page=9999999", 1, "plate", false],
    ["page=2;drop", 1, "plate", false],
  ])("?%s", (search, page, column, isDescending) => {
    expect(readTableQuery(new URLSearchParams(search), columns, fallback)).toEqual({
      page,
      sort: { column, isDescending },
    });
  });
});

describe("the address of another order", () => {
  test.each([
    ["another column goes up", "?q=a", "amount", { column: "plate", isDescending: false }, "?q=a&sort=amount"],
    ["the same column goes down", "?q=a", "plate", { column: "plate", isDescending: false }, "?q=a&sort=-plate"],
    ["and up again", "?sort=-plate", "plate", { column: "plate", isDescending: true }, "?sort=plate"],
    ["from the first page", "?page=4&depot=Oran", "plate", fallback, "?depot=Oran&sort=-plate"],
  ])("%s", (_case, search, column, current, expected) => {
    expect(sortSearch(search, column, current)).toBe(expected);
  });
});

describe("the address of another page", () => {
  test.each([
    ["", 2, "?page=2"],
    ["?sort=-plate&page=2", 3, "?sort=-plate&page=3"],
    ["?sort=-plate&page=2", 1, "?sort=-plate"],
    ["?q=%D8%A3", 2, "?q=%D8%A3&page=2"],
  ])("%s to page %i", (search, page, expected) => {
    expect(pageSearch(search, page)).toBe(expected);
  });
});
