import { openArchive } from "./archive/open-archive.server.ts";
import { XmlScanner } from "./archive/scan-xml.ts";
import { explainFault } from "./explain-fault.server.ts";
import { name } from "./ods/names.ts";
import { TableReader } from "./ods/table-reader.ts";
import { defaultLimits, type ReadingEvent, type ReadingRequest } from "./sheet.ts";
import { sniffFormat } from "./sniff-format.server.ts";
import { openWorkbook } from "./xlsx/open-workbook.server.ts";

interface SheetNames {
  visible: string[];
  /** Those that a person does not see. */
  hidden: string[];
}

/** The sheets of a workbook by their names, without a look at their rows. Always ends with `end` or `failed`. */
export async function* readSheetNames({ path }: ReadingRequest): AsyncGenerator<ReadingEvent> {
  try {
    const format = await sniffFormat(path);
    const names = { csv: noNames, xlsx: namesOfWorkbook, ods: namesOfTables }[format];
    yield { type: "sheets", ...(await names(path)) };
    yield { type: "end", rowCount: 0 };
  } catch (error) {
    yield { type: "failed", ...explainFault(error) };
  }
}

const noNames = async (): Promise<SheetNames> => ({ visible: [], hidden: [] });

async function namesOfWorkbook(path: string): Promise<SheetNames> {
  const { sheets, hiddenNames } = await openWorkbook(path, defaultLimits);
  return { visible: sheets.map(({ name }) => name), hidden: hiddenNames };
}

/** All tables of an OpenDocument file stand in one part, which is read to its end. */
async function namesOfTables(path: string): Promise<SheetNames> {
  const names: SheetNames = { visible: [], hidden: [] };
  const archive = await openArchive(path, defaultLimits.inflatedBytes);
  const content = archive.find("content.xml");
  if (!content) return names;
  const scanner = new XmlScanner(Object.keys(name));
  const reader = new TableReader(scanner, defaultLimits, (title, isHidden) => {
    names[isHidden ? "hidden" : "visible"].push(title);
    return false;
  });
  for await (const chunk of archive.read(content)) {
    scanner.feed(chunk);
    reader.read();
  }
  return names;
}
