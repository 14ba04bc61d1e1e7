import iconv from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { detectDelimiter } from "#imports/csv/detect-delimiter.ts";
import { detectEncoding } from "#imports/csv/detect-encoding.server.ts";
import { forgetUploads, readText, writeUpload } from "./collect-events.ts";

afterAll(forgetUploads);

const arabic = "رقم التسجيل;العلامة;اللون\r\n12345-115-16;رونو;أبيض\r\n12346-115-16;بيجو;أسود\r\n";
const french = "Immatriculation;Marque;Observations\r\n12345-115-16;Citroën;Réformé\r\n";

describe("encoding", () => {
  it.each<[string, Uint8Array, string]>([
    ["UTF-8", Buffer.from(arabic), "utf-8"],
    ["UTF-8 with mark", Buffer.from(`\ufeff${french}`), "utf-8"],
    ["plain ASCII", Buffer.from("Immat;Marque\r\n1;2\r\n"), "utf-8"],
    ["UTF-16 little endian", iconv.encode(french, "utf-16le", { addBOM: true }), "utf-16le"],
    ["UTF-16 without mark, French", iconv.encode(french, "utf-16le"), "utf-16le"],
    ["UTF-16 without mark, Arabic", iconv.encode(arabic, "utf-16le"), "utf-16le"],
    ["UTF-16 big endian", iconv.encode(french, "utf-16be", { addBOM: true }), "utf-16be"],
    ["windows-1256", iconv.encode(arabic, "win1256"), "windows-1256"],
    ["windows-1256, headings only", iconv.encode("رقم التسجيل;العلامة\r\n", "win1256"), "windows-1256"],
    ["windows-1252", iconv.encode(french, "win1252"), "windows-1252"],
    [
      "French with a few Arabic words",
      iconv.encode("Immat;Marque;Couleur\r\n12345-115-16;Citroën;أبيض\r\n54321-115-31;Mégane;أسود\r\n", "win1256"),
      "windows-1256",
    ],
  ])("%s", async (_name, bytes, encoding) => {
    expect(await detectEncoding(writeUpload("encoding.csv", bytes))).toBe(encoding);
  });

  it("looks for accents to the end of the file", async () => {
    const lines = Array.from({ length: 120_000 }, (_, index) => `${10_000 + (index % 80_000)}-115-16;Renault`).join(
      "\r\n",
    );
    const bytes = iconv.encode(`Immatriculation;Marque\r\n${lines}\r\n00001-115-16;Citroën\r\n`, "win1252");
    expect(await detectEncoding(writeUpload("late.csv", bytes))).toBe("windows-1252");
  });

  it("keeps a UTF-8 file with one broken letter and reports its cell", async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `${index + 10_000}-115-16;Citroën été`).join("\n");
    const bytes = Buffer.concat([
      Buffer.from(`Immatriculation;Marque\n${rows}\n20000-115-16;Citro`),
      Buffer.from([0xeb]),
      Buffer.from("n\n"),
    ]);
    const { file, rows: read } = await readText("broken.csv", bytes);
    expect(file?.encoding).toBe("utf-8");
    expect(read.at(-1)).toMatchObject({
      state: "invalid",
      problems: expect.arrayContaining([expect.objectContaining({ code: "damaged_text", field: "make" })]),
    });
    expect(read[0]?.facts.make).toBe("Citroën été");
  });

  it("decodes the typographic signs of windows-1252", async () => {
    const { rows } = await readText(
      "signs.csv",
      iconv.encode("Immatriculation;Marque\r\n12345-115-16;L’œuvre – Škoda €\r\n", "win1252"),
    );
    expect(rows[0]?.facts.make).toBe("L’œuvre – Škoda €");
  });

  it("can be overruled", async () => {
    const bytes = iconv.encode("Immatriculation;Marque\r\n12345-115-16;é\r\n", "win1252");
    const { file, rows } = await readText("overruled.csv", bytes, { encoding: "windows-1256" });
    expect(file?.encoding).toBe("windows-1256");
    expect(rows[0]?.facts.make).toBe("é");
  });
});

describe("delimiter", () => {
  it.each([
    ["a;b;c\n1;10,5;x, y\n2;11,5;z\n", ";"],
    ["a,b,c\n1,2,3\n", ","],
    ["a\tb\n1, 2\t3\n", "\t"],
    ["a|b|c\n1|2|3\n", "|"],
    ['Titre\n\na,b\n"x;y;z;t",2\n"x;y;z;t",3\n', ","],
    ["sep=|\na;b|c;d\n", "|"],
    ["Immatriculation\n12345-115-16\n", ","],
  ])("%j is cut at %j", (sample, delimiter) => expect(detectDelimiter(sample)).toBe(delimiter));
});

describe("records", () => {
  const makes = async (text: string) =>
    (await readText("records.csv", text)).rows.map(({ row, facts }) => [row, facts.make]);

  it.each<[string, string, [number, string][]]>([
    [
      "quotes, line breaks and delimiters in cells",
      'Immat;Marque\r\n12345-115-16;"Re""nault;\r\nSA"\r\n12346-115-16;x\r\n',
      [
        [2, 'Re"nault; SA'],
        [3, "x"],
      ],
    ],
    ["a bare quote", 'Immat;Marque\r\n12345-115-16;Dit "le gros"\r\n', [[2, 'Dit "le gros"']]],
    [
      "mixed line ends",
      "Immat;Marque\r\n12345-115-16;a\n12346-115-16;b\r12347-115-16;c",
      [
        [2, "a"],
        [3, "b"],
        [4, "c"],
      ],
    ],
    [
      "blank lines are counted and left out",
      "Immat;Marque\n\n12345-115-16;a\n;;\n12346-115-16;b\n",
      [
        [3, "a"],
        [5, "b"],
      ],
    ],
    ["the line that names the delimiter is not a row", "sep=;\r\nImmat;Marque\r\n12345-115-16;a\r\n", [[2, "a"]]],
    [
      "ragged rows",
      "Immat;Marque;Modèle\n12345-115-16\n12346-115-16;b;c;d;e\n",
      [
        [2, null as never],
        [3, "b"],
      ],
    ],
    ["NUL", "Immat;Marque\n12345-115-16;a\0b\n", [[2, "ab"]]],
    ["a line of totals beside the columns", "Immat;Marque;Km\n12345-115-16;a;10\n;;Total 10\n", [[2, "a"]]],
    [
      "headings repeated on each page",
      "Immat;Marque\n12345-115-16;a\nImmat;Marque\n12346-115-16;b\n",
      [
        [2, "a"],
        [4, "b"],
      ],
    ],
    ["a dangerous heading", "__proto__;Immat;Marque;constructor\nx;12345-115-16;a;y\n", [[2, "a"]]],
  ])("%s", async (_name, text, expected) => expect(await makes(text)).toEqual(expected));
});

describe("a record beyond all measure", () => {
  const heading = "Immatriculation;Marque\n12345-115-16;Renault\n";
  it.each([
    { name: "a cell without an end", record: "x".repeat(2_000_000), reason: "record_too_long" },
    { name: "delimiters without an end", record: ";".repeat(4_000_000), reason: "record_too_long" },
    {
      name: "the same after a record that csv-parse has to read",
      record: `"a"b;c\n${";".repeat(4_000_000)}`,
      reason: "record_too_long",
    },
    { name: "a quote that is never closed", record: `"${"x;\n".repeat(600_000)}`, reason: "quote_not_closed" },
  ])("$name is refused as $reason", async ({ record, reason }) => {
    const { failed } = await readText("endless.csv", `${heading}${record}`);
    expect(failed).toMatchObject({ code: "unreadable", detail: { reason } });
  });
});
