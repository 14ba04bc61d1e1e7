import { describe, expect, it } from "vitest";
import { StringTable } from "#imports/xlsx/string-table.ts";

const longest = 32_767;
function add(table: StringTable, ...pieces: (string | Uint8Array)[]) {
  table.begin();
  for (const piece of pieces) {
    const bytes = Buffer.from(piece);
    table.append(bytes, 0, bytes.length);
  }
  table.end();
}

describe("shared strings, kept as bytes", () => {
  it("gives each string back by its number, and none for others", () => {
    const table = new StringTable(longest);
    for (const text of ["a", "", "سيارة 😀"]) add(table, text);
    add(table, "12345-", "115", "-16");
    expect([0, 1, 2, 3, 4, -1, 0.5, Number.NaN].map((index) => table.get(index))).toEqual([
      "a",
      "",
      "سيارة 😀",
      "12345-115-16",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("keeps strings whole where one stretch of memory ends and the next begins", () => {
    const table = new StringTable(longest);
    const text = (index: number) => `${index} ${"é".repeat(index % 500)}`;
    const count = 200_000;
    for (let index = 0; index < count; index++) add(table, String(index), ` ${"é".repeat(index % 500)}`);
    let wrong = 0;
    for (let index = 0; index < count; index++) if (table.get(index) !== text(index)) wrong++;
    expect([wrong, table.count]).toEqual([0, count]);
  });

  it("refuses a string that no cell can hold, and more text than fits", () => {
    expect(() => add(new StringTable(longest), "a".repeat(longest * 4 + 1))).toThrow("archive_bomb");
    const table = new StringTable(longest);
    const text = Buffer.alloc(longest * 4, 0x61);
    expect(() => {
      for (let index = 0; index < 3000; index++) add(table, text);
    }).toThrow("archive_bomb");
  });

  it("refuses bytes that are no text", () => {
    const table = new StringTable(longest);
    add(table, Buffer.from([0x61, 0xd8]));
    expect(() => table.get(0)).toThrow("unreadable");
  });
});
