export interface SheetRow {
  /** 1-based, as the spreadsheet numbers its rows. */
  line: number;
  cells: string[];
}

/** One table of an opened file, whatever its format. */
export interface SheetSource {
  format: "csv" | "xlsx" | "ods";
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  sheets: string[];
  /** Rows in batches, in their order; each call reads from the start. */
  rows(): AsyncGenerator<SheetRow[]>;
  /** Share of the file read, 0 to 1. */
  progress(): number;
}
