import type { OpenWorkbook } from "#app/adapters/workbook/stream-workbook.server.ts";
import { dayInAlgiers } from "#app/domain/day.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import { isNumericField } from "#app/services/fleets/field-cells.ts";
import type { House } from "#app/services/house.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import type { ErrorWorkbook } from "./error-workbook.server.ts";
import { RowWriter } from "./error-workbook-cells.server.ts";
import { layOut, onePageWide, viewOf } from "./error-workbook-layout.ts";
import type { ProblemCause } from "./get-upload.server.ts";
import { listMarks } from "./list-marks.server.ts";
import { readStoredCells, tableOf } from "./read-stored-cells.server.ts";
import { cellStyles } from "./workbook-styles.ts";

export interface CustomerRows extends ErrorWorkbook {
  causes: readonly ProblemCause[];
  correctedFields: readonly ImportField[];
  /** The stored file, in a place where it can be read. */
  path: string;
}

/**
 * The customer's table as it was read: every column, what stands above the headings, blank lines, so that line 7 is line 7
 * of his file. Bad cells are coloured and say in a note what is wrong.
 */
export async function writeCustomerRows(
  workbook: OpenWorkbook,
  house: Pick<House, "db" | "clock">,
  key: UploadKey,
  rows: CustomerRows,
): Promise<void> {
  const layout = layOut(rows);
  const sheet = workbook.addWorksheet(rows.rowsName, { views: [viewOf(rows)], pageSetup: onePageWide });
  sheet.columns = layout.fields.map((field, index) => ({
    width: layout.widths[index] ?? 0,
    style: cellStyles.plain[isNumericField(field ?? undefined) ? "number" : "text"],
  }));
  const writer = new RowWriter(sheet, layout, rows);
  const marks = listMarks(house, key);
  let mark = await marks.next();
  let lastLine = 0;
  for await (const batch of readStoredCells(tableOf(rows.path, rows.upload), dayInAlgiers(house.clock.now()))) {
    await workbook.room(sheet);
    for (const row of batch) {
      while (!mark.done && mark.value.row < row.line) mark = await marks.next();
      writer.write(row, !mark.done && mark.value.row === row.line ? mark.value : undefined);
      lastLine = row.line;
    }
  }
  const { headerRow } = layout;
  const to = { row: Math.max(lastLine, headerRow), column: Math.max(1, layout.widths.length) };
  if (headerRow > 0) sheet.autoFilter = { from: { row: headerRow, column: 1 }, to };
  sheet.commit();
}
