import type ExcelJS from "exceljs";
import { textCell } from "#app/adapters/workbook/text-cell.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import { isNumericField, valueOfCell } from "#app/services/fleets/field-cells.ts";
import type { UploadProblem } from "#app/services/fleets/upload-problem.ts";
import { fieldName } from "#imports/messages.ts";
import type { SheetRow } from "#imports/sheet-source.ts";
import { describeProblem } from "./describe-problem.server.ts";
import type { Layout } from "./error-workbook-layout.ts";
import { notesFor } from "./error-workbook-notes.ts";
import type { CustomerRows } from "./error-workbook-rows.server.ts";
import type { Corrected, RowMark } from "./list-marks.server.ts";
import { withPlainMarks } from "./plain-marks.ts";
import { proposedText } from "./proposed-text.ts";
import { cellStyles, type MarkKind } from "./workbook-styles.ts";
import { type Say, wordsIn } from "./workbook-words.server.ts";

/** What is said of one cell. */
interface CellMark {
  kind: MarkKind;
  text?: string;
  sentences: string[];
}

/** Writes the rows of the customer one by one, in their order. */
export class RowWriter {
  readonly #fieldAt = new Map<number, ImportField>();
  readonly #say: Say;
  #notesLeft: number;
  #onNotices: boolean;

  constructor(
    readonly sheet: ExcelJS.Worksheet,
    readonly layout: Layout,
    readonly rows: CustomerRows,
  ) {
    for (const [field, index] of layout.columnOf) this.#fieldAt.set(index, field);
    const { most, onNotices } = notesFor(rows.causes);
    this.#notesLeft = most;
    this.#onNotices = onNotices;
    this.#say = wordsIn(rows.locale);
  }

  write({ line, cells }: SheetRow, mark: RowMark | undefined) {
    const row = this.sheet.getRow(line);
    if (line === this.layout.headerRow) this.#writeHeadings(row, cells);
    else {
      cells.forEach((text, index) => {
        if (text !== "") this.#setCell(row, this.#placeOf(index), text);
      });
      if (mark) this.#writeMarks(row, cells, mark);
    }
    row.commit();
  }

  #writeHeadings(row: ExcelJS.Row, cells: readonly string[]) {
    const names = this.layout.added.map((field) => fieldName(field, this.rows.locale));
    const headings = Array.from({ length: this.layout.width }, (_, index) => cells[index] ?? "");
    [...headings, ...names].forEach((text, index) => {
      Object.assign(row.getCell(index + 1), { value: textCell(text), style: cellStyles.heading });
    });
  }

  /** Cells further right than the headings come after the added columns. */
  #placeOf(index: number): number {
    return index < this.layout.width ? index : index + this.layout.added.length;
  }

  #setCell(row: ExcelJS.Row, index: number, text: string, kind: MarkKind | "plain" = "plain"): ExcelJS.Cell {
    const cell = row.getCell(index + 1);
    const field = this.#fieldAt.get(index);
    cell.value = text === "" ? null : valueOfCell(text, field);
    cell.style = cellStyles[kind][isNumericField(field) ? "number" : "text"];
    return cell;
  }

  #writeMarks(row: ExcelJS.Row, cells: readonly string[], mark: RowMark) {
    for (const [index, { kind, text, sentences }] of this.#marksByCell(mark)) {
      const before = index < this.layout.width ? (cells[index] ?? "") : "";
      const cell = this.#setCell(row, index, text ?? before, kind);
      const wasOther = text !== undefined && before !== "" && before !== text;
      const said = wasOther ? [...sentences, this.#say("fleets:workbook.before", { value: before })] : sentences;
      if (this.#mayNote(kind))
        cell.note = { texts: [{ font: noteFont, text: textCell(withPlainMarks(said.join("\n"), this.rows.locale)) }] };
    }
  }

  #mayNote(kind: MarkKind): boolean {
    if (kind === "notice" && !this.#onNotices) return false;
    return this.#notesLeft-- > 0;
  }

  #marksByCell({ problems, corrected }: RowMark): Map<number, CellMark> {
    const marks = new Map<number, CellMark>();
    for (const [field, cell] of corrected) {
      const index = this.layout.columnOf.get(field);
      if (index !== undefined) marks.set(index, this.#tellCorrection(cell));
    }
    for (const problem of problems) {
      const index = this.layout.columnOf.get(problem.field);
      if (index === undefined) continue;
      const known = marks.get(index);
      const kind = problem.level === "error" || known?.kind === "error" ? "error" : (known?.kind ?? "notice");
      const sentences = [this.#tellProblem(problem), ...(known?.sentences ?? [])];
      marks.set(index, { ...known, kind, sentences });
    }
    return marks;
  }

  #tellCorrection({ text, isConfirmed }: Corrected): CellMark {
    const said = this.#say(isConfirmed ? "fleets:workbook.confirmed" : "fleets:workbook.corrected");
    return { kind: "corrected", sentences: [said], ...(!isConfirmed && { text: text ?? "" }) };
  }

  #tellProblem(problem: UploadProblem): string {
    const sentence = describeProblem(problem, this.rows.locale);
    const value = problem.suggestion && proposedText(problem.field, problem.suggestion, this.#say);
    const proposed = value && this.#say("fleets:workbook.suggestion", { value });
    return proposed ? `${sentence} ${proposed}` : sentence;
  }
}

const noteFont = { size: 9, name: "Tahoma" };
