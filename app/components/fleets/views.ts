import type { RowState, UploadStatus } from "#app/domain/lifecycle.ts";
import type { ImportField } from "#app/domain/vehicle.ts";

/** What the screens of uploads and vehicles are given: the objects of the public API, as far as they are drawn. */
export interface UploadView {
  id: string;
  status: UploadStatus;
  file: {
    name: string;
    bytes: number;
    format: "csv" | "xlsx" | null;
    encoding: string | null;
    delimiter: string | null;
    sheet: string | null;
    sheets: string[];
    header_row: number | null;
  };
  columns: ColumnView[];
  counts: Record<"rows" | "ready" | "invalid" | "duplicate" | "new" | "changed" | "unchanged", number>;
  error: { code: string; message: string } | null;
  progress: number;
  created_at: string;
  committed_at: string | null;
}

export interface ColumnView {
  index: number;
  heading: string;
  field: ImportField | null;
  candidates: ImportField[];
  /** A person should say what it is. */
  doubtful: boolean;
}

export interface CauseView {
  code: string;
  field: ImportField;
  level: "error" | "notice";
  count: number;
  message: string;
}

export interface RowView {
  row: number;
  state: RowState;
  values: Partial<Record<ImportField, string>>;
  problems: ProblemView[];
  changes: { field: ImportField; before: string | null; after: string | null }[];
}

export interface ProblemView {
  field: ImportField;
  code: string;
  value: string | null;
  message: string;
  suggestion: string | null;
  level: "error" | "notice";
  confirmable: boolean;
}

export type FieldLabels = Record<ImportField, string>;
