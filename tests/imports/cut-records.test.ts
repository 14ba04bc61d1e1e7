import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutRecords } from "#imports/csv/cut-records.ts";

describe("a regular text is cut as RFC 4180 writes it", () => {
  it.each([
    {
      name: "plain fields",
      text: "a;b\nc;d\n",
      records: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    {
      name: "no line end at the end",
      text: "a;b\nc;d",
      records: [
        ["a", "b"],
        ["c", "d"],
      ],
    },
    { name: "the three line ends mixed", text: "a\r\nb\rc\nd", records: [["a"], ["b"], ["c"], ["d"]] },
    { name: "empty fields and empty lines", text: ";;\n\na;", records: [["", "", ""], [""], ["a", ""]] },
    { name: "quoted fields", text: '"a;b";"c\r\nd";"e ""f"""\n', records: [["a;b", "c\r\nd", 'e "f"']] },
    { name: "an empty quoted field", text: '"";""\n', records: [["", ""]] },
    { name: "a quote inside a plain field", text: '5" pipe;x\ny\n', records: [['5" pipe', "x"], ["y"]] },
    { name: "Arabic beside Latin", text: 'رونو;"حظيرة ""أ"""\n', records: [["رونو", 'حظيرة "أ"']] },
  ])("$name", ({ text, records }) => {
    expect(cutRecords(text, ";", true)).toEqual({
      records,
      end: text.length,
      irregular: false,
      quoteOpen: false,
    });
  });
});

describe("what is not complete waits for the rest", () => {
  it.each([
    { name: "a line", text: "a;b\nc;d", end: 4 },
    { name: "a return that may belong to a line end", text: "a;b\r", end: 0 },
    { name: "a quoted field", text: 'a\n"b\n', end: 2 },
    { name: "a quote that may be the first of two", text: 'a\n"b"', end: 2 },
    { name: "nothing at all", text: "", end: 0 },
  ])("$name", ({ text, end }) => {
    expect(cutRecords(text, ";", false)).toMatchObject({ end, irregular: false });
  });
});

it.each(['x\n"a"b;c\n', 'x\n"a" ;c\n', 'x\n"a""b"c\n'])("leaves %j to csv-parse from its record on", (text) => {
  expect(cutRecords(text, ";", true)).toEqual({ records: [["x"]], end: 2, irregular: true, quoteOpen: false });
});

const signs = fc.constantFrom('"', '""', ";", ",", "\n", "\r", "\r\n", " ", "a", "ب", "12345-115-16");
const texts = fc.array(signs, { maxLength: 40 }).map((parts) => parts.join(""));
const byLibrary = (text: string) =>
  parse(text, {
    delimiter: ";",
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ["\r\n", "\n", "\r"],
  }) as string[][];

it("says of every text what csv-parse says of it", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const cut = cutRecords(text, ";", true);
      const isCut = !cut.irregular && cut.end >= text.length;
      if (isCut) expect(cut.records).toEqual(byLibrary(text));
    }),
    { numRuns: 5000 },
  );
});

it("cuts a text in pieces as it cuts the whole", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 7 }), (text, size) => {
      const whole = cutRecords(text, ";", true);
      const records: string[][] = [];
      let held = "";
      for (let at = 0; at < text.length || at === 0; at += size) {
        held += text.slice(at, at + size);
        const cut = cutRecords(held, ";", at + size >= text.length);
        records.push(...cut.records);
        held = held.slice(cut.end);
        if (cut.irregular) break;
      }
      expect(records).toEqual(whole.records);
    }),
    { numRuns: 3000 },
  );
});
