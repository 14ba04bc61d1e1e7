import { ReadingRefused } from "../sheet.ts";
import type { Workbook } from "./open-workbook.server.ts";
import { readWholeXml } from "./read-xml.server.ts";
import { TextRuns } from "./text-runs.ts";

/** Characters the shared strings of a workbook may have in memory together. */
const mostCharacters = 160_000_000;

export async function readSharedStrings(workbook: Workbook, cellLength: number): Promise<string[]> {
  const strings: string[] = [];
  if (!workbook.sharedStrings) return strings;
  const runs = new TextRuns(cellLength);
  let characters = 0;
  await readWholeXml(workbook.archive.read(workbook.sharedStrings), {
    open(name) {
      if (name === "si") runs.clear();
      else runs.open(name);
    },
    text: (text) => runs.add(text),
    close(name) {
      runs.close(name);
      if (name !== "si") return;
      const text = runs.take();
      characters += text.length + 16;
      if (characters > mostCharacters) throw new ReadingRefused("archive_bomb");
      strings.push(text);
    },
  });
  return strings;
}
