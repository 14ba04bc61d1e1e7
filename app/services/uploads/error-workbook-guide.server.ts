import type ExcelJS from "exceljs";
import { textCell } from "#app/adapters/workbook/text-cell.ts";
import { formatInstant } from "#app/domain/day.ts";
import type { House } from "#app/services/house.ts";
import { describeProblem } from "./describe-problem.server.ts";
import type { ErrorWorkbook } from "./error-workbook.server.ts";
import { notesFor } from "./error-workbook-notes.ts";
import type { ProblemCause } from "./get-upload.server.ts";
import { withPlainMarks } from "./plain-marks.ts";
import { type GuideLook, guideStyle, type MarkKind } from "./workbook-styles.ts";
import { type Say, wordsIn } from "./workbook-words.server.ts";

export interface Guide extends ErrorWorkbook {
  causes: readonly ProblemCause[];
  house: Pick<House, "clock" | "baseUrl">;
}

interface GuideCell {
  value: string | number | { text: string; hyperlink: string };
  look: GuideLook;
  kind?: MarkKind;
}
interface GuideRow {
  cells: GuideCell[];
  height?: number;
}

const widths = [22, 92, 12];
const steps = ["correct", "save", "send"] as const;
const kinds = ["error", "notice", "corrected"] as const satisfies MarkKind[];

/** The first sheet: what this workbook is, how to go on, and what is wrong, by cause. Texts only, no formula. */
export function writeGuide(sheet: ExcelJS.Worksheet, guide: Guide): void {
  const say = wordsIn(guide.locale);
  sheet.columns = widths.map((width) => ({ width }));
  const parts = [aboutFile(guide, say), howToGoOn(guide, say), whatColoursMean(guide, say), whatIsWrong(guide, say)];
  for (const { cells, height } of parts.flat()) {
    const row = sheet.addRow([]);
    cells.forEach(({ value, look, kind }, index) => {
      Object.assign(row.getCell(index + 1), { value, style: guideStyle(look, guide.locale, kind) });
    });
    if (height) row.height = height;
  }
  sheet.commit();
}

const line = (value: string, look: GuideLook, height?: number): GuideRow => ({
  cells: [{ value, look }],
  ...(height && { height }),
});
const section = (title: string): GuideRow[] => [{ cells: [] }, line(title, "section", 24)];
const pair = (mark: string, text: GuideCell["value"], look: GuideLook = "text"): GuideRow => ({
  cells: [
    { value: mark, look: "step" },
    { value: text, look },
  ],
});

function aboutFile({ upload, house, locale }: Guide, say: Say): GuideRow[] {
  const at = formatInstant(house.clock.now(), locale);
  const counts = { invalid: upload.invalidCount, duplicate: upload.duplicateCount, ready: upload.readyCount };
  return [
    line(say("fleets:workbook.title"), "title", 30),
    line(say("fleets:workbook.of", { file: upload.fileName, at }), "plain"),
    line(say("fleets:workbook.counts", counts), "plain"),
  ];
}

function howToGoOn({ upload, house, rowsName }: Guide, say: Say): GuideRow[] {
  const link = { text: say("fleets:workbook.back"), hyperlink: `${house.baseUrl}/uploads/${upload.id}` };
  return [
    ...section(say("fleets:workbook.howTitle")),
    ...steps.map((step, index) => pair(`${index + 1}`, say(`fleets:workbook.how.${step}`, { sheet: rowsName }))),
    pair("", say("fleets:workbook.also")),
    pair("", link, "link"),
  ];
}

function whatColoursMean({ causes }: Guide, say: Say): GuideRow[] {
  const { isCut, most } = notesFor(causes);
  return [
    ...section(say("fleets:workbook.coloursTitle")),
    ...kinds.map(
      (kind): GuideRow => ({
        cells: [
          { value: say(`fleets:workbook.kinds.${kind}`), look: "kind", kind },
          { value: say(`fleets:workbook.colours.${kind}`), look: "text" },
        ],
      }),
    ),
    ...(isCut ? [pair("", say("fleets:workbook.notesCut", { most }))] : []),
  ];
}

function whatIsWrong({ causes, locale }: Guide, say: Say): GuideRow[] {
  const title = section(say("fleets:workbook.causesTitle"));
  if (causes.length === 0) return [...title, pair("", say("fleets:workbook.noCauses"))];
  const head = ["level", "what", "cells"].map((column) => say(`fleets:workbook.causeColumns.${column}`));
  return [
    ...title,
    { cells: head.map((value) => ({ value, look: "tableHead" as const })) },
    ...causes.map((cause): GuideRow => {
      const what = textCell(withPlainMarks(describeProblem({ ...cause, value: null }, locale), locale));
      return {
        cells: [
          { value: say(`fleets:workbook.kinds.${cause.level}`), look: "kind", kind: cause.level },
          { value: what, look: "tableText" },
          { value: cause.count, look: "tableCount" },
        ],
      };
    }),
  ];
}
