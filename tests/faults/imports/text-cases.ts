import fs from "node:fs";
import iconv from "iconv-lite";
import type { FaultCase } from "./fault-case.ts";
import { fleetTable } from "./fleet.ts";

type Table = readonly (readonly string[])[];

const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const join = (table: Table, delimiter = ";", end = "\r\n") =>
  table.map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter) + end).join("");
const withCell = (text: string): Table => fleetTable.map((cells, row) => (row === 3 ? cells.with(2, text) : cells));
const withHeading = (text: string): Table => fleetTable.map((cells, row) => (row === 0 ? cells.with(2, text) : cells));
/** No code page has both Arabic and every French letter. */
const french: Table = fleetTable.map((cells) => cells.map((cell) => (/[ء-ي]/.test(cell) ? "Sétif œuvre" : cell)));
const mixedEnds = fleetTable.map((cells, row) => join([cells], ";", ["\r\n", "\n", "\r"][row % 3])).join("");

const readable: [name: string, content: Buffer | string, cells?: Table][] = [
  ["UTF-8", join(fleetTable)],
  ["UTF-8 with its mark", `\ufeff${join(fleetTable)}`],
  ["UTF-16, little end first, with its mark", iconv.encode(join(fleetTable, "\t"), "utf-16le", { addBOM: true })],
  ["UTF-16, big end first, with its mark", iconv.encode(join(fleetTable, "\t"), "utf-16be", { addBOM: true })],
  ["UTF-16 without a mark", iconv.encode(join(fleetTable), "utf-16le")],
  ["Windows-1252", iconv.encode(join(french), "win1252"), french],
  ["commas", join(fleetTable, ",")],
  ["tabs", join(fleetTable, "\t")],
  ["bars", join(fleetTable, "|")],
  ["told by sep=", `sep=;\r\n${join(fleetTable)}`],
  ["three kinds of line ends", mixedEnds],
  ["carriage returns alone", join(fleetTable, ";", "\r")],
  ["no line end at the end", join(fleetTable).trimEnd()],
  ["blank lines between", join(fleetTable, ";", "\r\n\r\n\r\n")],
  ["every cell in quotes", fleetTable.map((cells) => `${cells.map((cell) => `"${cell}"`).join(";")}\n`).join("")],
  [
    "line ends and delimiters in quotes",
    join(withCell('Dit "le gros";\r\nlong\nchâssis')),
    withCell('Dit "le gros";\r\nlong\nchâssis'),
  ],
  ["a bare quote in a cell", join(fleetTable).replace("Modèle 2;", 'Dit "le gros";'), withCell('Dit "le gros"')],
  ["NUL bytes", join(fleetTable).replaceAll("Modèle", "Mod\0èle"), fleetTable],
  ["__proto__ as a heading", join(withHeading("__proto__")), withHeading("__proto__")],
  ["constructor as a heading", join(withHeading("constructor")), withHeading("constructor")],
  ["__proto__ as a cell", join(withCell("__proto__")), withCell("__proto__")],
  ["what would be formulas for others", join(withCell('=HYPERLINK("http://x")')), withCell('=HYPERLINK("http://x")')],
  ["full-width formulas", join(withCell("＝1+1")), withCell("＝1+1")],
];

const big = 150_000_000;
/** Writes a file of so many bytes around one that repeats. */
const filled = (start: string, byte: string | number, bytes: number) => (path: string) => {
  const file = fs.openSync(path, "w");
  fs.writeSync(file, start);
  const block = Buffer.alloc(1 << 20, byte);
  for (let written = start.length; written < bytes; written += block.length) fs.writeSync(file, block);
  fs.closeSync(file);
};
const headed = join(fleetTable.slice(0, 2));

const refused: [
  name: string,
  content: () => Buffer | ((path: string) => void),
  refusals: FaultCase["refusals"],
  quick?: boolean,
][] = [
  ["nothing", () => Buffer.alloc(0), ["empty"], true],
  ["blank cells", () => Buffer.from(";;;\r\n;;\r\n"), ["empty"], true],
  ["headings alone", () => Buffer.from(join(fleetTable.slice(0, 1))), ["empty"], true],
  [
    "a quote that is never closed",
    () => Buffer.from(`${headed}12345-115-16;"Renault\r\n${"a;b\r\n".repeat(100_000)}`),
    ["unreadable"],
    true,
  ],
  ["zeros", () => Buffer.alloc(5_000_000), ["not_a_spreadsheet"], true],
  ["a letter", () => Buffer.from("Monsieur,\r\nVeuillez trouver ci-joint la liste.\r\n"), ["missing_column"], true],
  ["a cell of a gigabyte", () => filled(`${headed}"`, "a", 1_000_000_000), ["too_large"]],
  ["a cell of 150 MB in quotes", () => filled(`${headed}"`, "a", big), ["unreadable"]],
  ["a cell of 150 MB without quotes", () => filled(headed, "a", big), ["unreadable"]],
  ["150 million columns", () => filled(headed, ";", big), ["unreadable"]],
  ["150 million blank lines", () => filled(headed, "\n", big), ["too_many_rows", "unreadable"]],
  ["150 million quotes", () => filled(headed, '"', big), ["unreadable"]],
  ["150 MB of broken UTF-8", () => filled(headed, 0xd8, big), ["unreadable"]],
];

export const textCases = (): FaultCase[] => [
  ...readable.map(([name, content, cells = fleetTable]) => ({
    family: "text",
    name,
    file: "parc.csv",
    content: () => Buffer.from(content),
    cells,
    quick: true,
  })),
  ...refused.map(([name, content, refusals, quick = false]) => ({
    family: "text refused",
    name,
    file: "parc.csv",
    content,
    refusals,
    quick,
  })),
];
