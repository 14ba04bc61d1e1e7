import { PassThrough } from "node:stream";
import type ExcelJS from "exceljs";
import { type ImportField, importFields } from "#app/domain/vehicle.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { fieldName } from "#imports/messages.ts";
import { cellsOfFacts } from "./fact-text.ts";
import { listVehiclesAfter, type VehicleFilter } from "./list-vehicles.server.ts";

const pageSize = 1000;
/** Written as numbers, so that a person can add them up. Plates and telephones stay text: their zeros count. */
const numeric: ReadonlySet<ImportField> = new Set(["fiscal_power", "seats", "gross_weight"]);
const widths: Partial<Record<ImportField, number>> = {
  vin: 22,
  plate: 16,
  driver_email: 30,
  driver_name: 24,
  model: 20,
};

async function writeRows(
  house: Pick<House, "db">,
  actor: Actor,
  filter: VehicleFilter,
  sheet: ExcelJS.Worksheet,
): Promise<number> {
  let after: string | undefined;
  for (let rowCount = 0; ; ) {
    const found = await listVehiclesAfter(house, actor, { ...filter, ...(after && { after }), limit: pageSize });
    for (const vehicle of found.slice(0, pageSize)) {
      const cells = cellsOfFacts(vehicle);
      sheet
        .addRow(importFields.map((field) => (numeric.has(field) && cells[field] ? Number(cells[field]) : cells[field])))
        .commit();
      rowCount++;
    }
    after = found[pageSize - 1]?.id;
    if (found.length <= pageSize) return rowCount;
  }
}

/**
 * The fleet as a workbook with the headings of the reader's language, which an upload understands again. Strings in XLSX
 * are never formulas. Rows are written as they are read: memory does not grow with the fleet.
 */
export async function exportFleet(house: Pick<House, "db" | "clock">, actor: Actor, filter: VehicleFilter) {
  await house.db.company(actor.companyId, (tx) =>
    recordAct(tx, house.clock, actor, {
      act: "fleet.exported",
      subjectKind: "fleet",
      subjectId: actor.companyId,
      detail: { ...filter },
    }),
  );
  const content = new PassThrough();
  // Loaded by the first export: every start would wait for it.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    stream: content,
    useStyles: true,
    useSharedStrings: false,
  });
  const sheet = workbook.addWorksheet("Ostoul", {
    views: [{ state: "frozen", ySplit: 1, rightToLeft: actor.locale === "ar" }],
  });
  sheet.columns = importFields.map((field) => ({ header: fieldName(field, actor.locale), width: widths[field] ?? 16 }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  writeRows(house, actor, filter, sheet)
    .then(() => workbook.commit())
    .catch((error) => content.destroy(error));
  return { fileName: `ostoul-${house.clock.now().toISOString().slice(0, 10)}.xlsx`, content };
}
