import type { DateOrder, WilayaPlace } from "#app/domain/column-answers.ts";
import type { Day } from "#app/domain/day.ts";
import type { RowState } from "#app/domain/lifecycle.ts";
import type { Scope } from "#app/domain/scope.ts";
import type { ImportField, VehicleFacts } from "#app/domain/vehicle.ts";
import type { ProblemCode } from "./problem-codes.ts";
import type { SheetRow } from "./sheet-source.ts";

/** A file as it is understood, its columns and its judged rows: what the reader of uploads tells the rest of the house. */
export interface ImportColumn {
  index: number;
  heading: string;
  field: ImportField | null;
  /** 0 to 1: under 0.8 the column is shown as doubtful. */
  confidence: number;
  /** Fields it could be, the likeliest first; a person chooses among them. */
  candidates: ImportField[];
}

export interface ImportFile {
  format: "csv" | "xlsx" | "ods";
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  sheets: string[];
  /** 1-based line in the sheet; 0 when the file has no headings. */
  headerRow: number;
}

export interface RowProblem {
  field: ImportField;
  code: ProblemCode;
  value: string | null;
  suggestion: string | null;
  level: "error" | "notice";
  /** Line of the row that already holds this plate or chassis number. */
  firstRow?: number;
}

export type RowCells = Partial<Record<ImportField, string>>;

export interface JudgedRow {
  /** Line as the person sees it in the spreadsheet. */
  row: number;
  state: RowState;
  facts: VehicleFacts;
  /** Raw text by field. */
  cells: RowCells;
  problems: RowProblem[];
}

export const importErrorCodes = [
  "not_a_spreadsheet",
  "encrypted_workbook",
  "too_many_rows",
  "too_large",
  "empty",
  "missing_column",
  "archive_bomb",
  "unreadable",
] as const;
export type ImportErrorCode = (typeof importErrorCodes)[number];
export type ImportErrorDetail = Record<string, string | number>;

export type ColumnChoice = Record<number, ImportField | null>;

export type ReadingEvent =
  | { type: "file"; file: ImportFile; columns: ImportColumn[]; headingsHash: string; sample: string[][] }
  | { type: "rows"; rows: JudgedRow[] }
  | ({ type: "lines"; lines: Uint8Array[] } & Record<RowState, number>)
  | { type: "cells"; rows: SheetRow[] }
  | { type: "sheets"; visible: string[]; hidden: string[] }
  | { type: "progress"; read: number }
  | { type: "end"; rowCount: number }
  | { type: "failed"; code: ImportErrorCode; detail?: ImportErrorDetail };

export interface ReadingLimits {
  /** Size of the file. */
  bytes: number;
  /** Rows of the sheet. */
  rows: number;
  /** Bytes of one part of the archive, once inflated. */
  inflatedBytes: number;
  /** Characters of one cell. */
  cellLength: number;
}

export interface ReadingRequest {
  path: string;
  fileName: string;
  today: Day;
  /**
   * What is wanted of the rows: judged, as `rows`, or as `lines` of the text format of COPY (row-line.ts), which nobody
   * needs to parse on their way to the database; or nothing but their `cells`, every row of the sheet as it stands; or no
   * rows, but the names of the `sheets`.
   */
  answer?: "rows" | "lines" | "cells" | "sheets";
  /** Of `lines`: the first 28 signs of the ids of vehicles to come. */
  idPrefix?: string;
  /** Answers of a person for a whole column. */
  wilayaPlace?: WilayaPlace;
  dateOrder?: DateOrder;
  /** Of whoever imports: what rows without a place belong to. */
  scope?: Scope;
  sheet?: string;
  headerRow?: number;
  encoding?: string;
  delimiter?: string;
  /** Chosen by a person: wins over everything. */
  columns?: ColumnChoice;
  /** Earlier choices of the organisation, by hash of the headings. */
  remembered?: Record<string, ColumnChoice>;
  limits?: Partial<ReadingLimits>;
}

/** Excel's own limits for rows and cells; 200 MB is what an upload may weigh. */
export const defaultLimits: ReadingLimits = {
  bytes: 200 * 1024 * 1024,
  rows: 1_048_576,
  inflatedBytes: 2 * 1024 * 1024 * 1024,
  cellLength: 32_767,
};

/** A file that cannot be read, with the reason a person can act on. */
export class ReadingRefused extends Error {
  constructor(
    readonly code: ImportErrorCode,
    readonly detail: ImportErrorDetail = {},
  ) {
    super(code);
  }
}
