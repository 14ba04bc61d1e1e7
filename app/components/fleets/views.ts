import type { DateOrder, WilayaPlace } from "#app/domain/column-answers.ts";
import type { KeptReason, RowState, UploadStatus } from "#app/domain/lifecycle.ts";
import type { ImportField, Kind } from "#app/domain/vehicle.ts";

/** What the screens of uploads and vehicles are given: the objects of the public API, as far as they are drawn. */
export interface UploadView {
  id: string;
  status: UploadStatus;
  file: {
    name: string;
    bytes: number;
    format: "csv" | "xlsx" | "ods" | null;
    encoding: string | null;
    delimiter: string | null;
    sheet: string | null;
    sheets: string[];
    header_row: number | null;
    wilaya_place: WilayaPlace | null;
    date_order: DateOrder | null;
  };
  columns: ColumnView[];
  counts: Record<"rows" | "ready" | "invalid" | "duplicate" | "new" | "changed" | "unchanged", number>;
  error: { code: string; message: string } | null;
  progress: number;
  created_at: string;
  committed_at: string | null;
  corrects: string | null;
  undone_at: string | null;
  undo: { taken_out: number; put_back: number; kept: number } | null;
}

/** A row whose vehicle an undo left as it is. */
export interface KeptView {
  row: number;
  vehicle_id: string;
  plate: string | null;
  vin: string | null;
  reason: KeptReason;
  message: string;
}

export interface ColumnView {
  index: number;
  heading: string;
  field: ImportField | null;
  candidates: ImportField[];
  /** A person should say what it is. */
  doubtful: boolean;
}

/** A fact that no column gives, and the vehicles whose price needs it. */
export interface MissingColumnView {
  field: ImportField;
  kinds: { kind: Kind | null; count: number }[];
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
  /** The depot that holds the vehicle of the row, where its reader may know. */
  held_by?: string | null;
  corrected?: boolean;
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

/** What the rows of one cause say, the commonest first. */
export interface CauseValuesView {
  values: { value: string | null; suggestion: string | null; count: number }[];
  value_count: number;
  count: number;
  suggested_count: number;
}

/** One act of correction. The texts are null where its rows do not all say the same. */
export interface CorrectionView {
  act: number;
  row: number;
  count: number;
  fields: ImportField[];
  before: Partial<Record<ImportField, string | null>> | null;
  after: Partial<Record<ImportField, string | null>> | null;
  /** Values were right as they stood. */
  confirms: boolean;
  by: string | null;
  at: string;
  undone: boolean;
}

/** A correction of many rows that is not done yet. */
export interface UnderWayView {
  done: number;
  total: number;
  undoes: boolean;
}

export type FieldLabels = Record<ImportField, string>;
