import {
  createColumnHelper,
  type RowData,
  rowSelectionFeature,
  type TableOptions,
  tableFeatures,
} from "@tanstack/react-table";
import type { Translate } from "#app/locales/use-t.ts";

export interface TableColumn {
  heading: (t: Translate) => string;
  /** The column's id is then a value of `?sort=`. */
  isSortable?: boolean;
  /** Amounts and counts: figures stand under each other at the end of the cell. */
  isNumeric?: boolean;
  /** Takes what width is left and may break its lines. */
  isWide?: boolean;
}

/** Sorting, filtering and paging belong to the server and the address; the table itself only knows what is ticked. */
export const features = tableFeatures({ rowSelectionFeature, columnMeta: {} as TableColumn });
export type Features = typeof features;

export type TableColumns<Row extends RowData> = TableOptions<Features, Row>["columns"];

/**
 * Write columns once, outside the component; their headings follow the language of the page. A computed value needs the
 * type of its row: `column.accessor((row: Row) => row.counts.rows, …)`, or its path: `column.accessor("counts.rows", …)`.
 */
export const columnsOf = <Row extends RowData>() => createColumnHelper<Features, Row>();
