import { attribute, readWholeXml } from "../archive/read-xml.server.ts";
import { ReadingRefused } from "../sheet.ts";
import type { Workbook } from "./open-workbook.server.ts";

/** Formats of ECMA-376 part 1, 18.8.30, that show a day. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Excel keeps 65,490 cell styles, and fewer formats. */
const mostStyles = 1 << 17;

export function isDateFormat(code: string): boolean {
  const [positive = ""] = code.split(";");
  const bare = positive.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "").toLowerCase();
  if (/general|standard/.test(bare)) return false;
  return /d|y|j{1,2}\/|aaaa/.test(bare) || /mmm/.test(bare);
}

/** For each cell style, whether a number in it is a day. */
export async function readDateStyles({ archive, styles }: Workbook): Promise<boolean[]> {
  const dates: boolean[] = [];
  const custom = new Map<number, string>();
  let inCellFormats = false;
  if (!styles) return dates;
  await readWholeXml(archive.readSmall(styles), {
    open(name, attributes) {
      if (dates.length > mostStyles || custom.size > mostStyles) throw new ReadingRefused("archive_bomb");
      if (name === "numFmt") custom.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") inCellFormats = true;
      else if (name === "xf" && inCellFormats) {
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        const code = custom.get(id);
        dates.push(code === undefined ? builtInDates.has(id) : isDateFormat(code));
      }
    },
    close(name) {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return dates;
}
