import type ExcelJS from "exceljs";
import { type OpenWorkbook, streamWorkbook } from "#app/adapters/workbook/stream-workbook.server.ts";
import { importFields } from "#app/domain/vehicle.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { fieldName } from "#imports/messages.ts";
import { cellsOfFacts } from "./fact-text.ts";
import { valueOfCell, widthOfField } from "./field-cells.ts";
import { listVehiclesAfter, type VehicleFilter } from "./list-vehicles.server.ts";

const pageSize = 1000;
async function writeRows(
  house: Pick<House, "db">,
  actor: Actor,
  filter: VehicleFilter,
  sheet: ExcelJS.Worksheet,
  { room }: OpenWorkbook,
): Promise<void> {
  let after: string | undefined;
  for (;;) {
    await room(sheet);
    const found = await listVehiclesAfter(house, actor, { ...filter, ...(after && { after }), limit: pageSize });
    for (const vehicle of found.slice(0, pageSize)) {
      const cells = cellsOfFacts(vehicle);
      sheet
        .addRow(
          importFields.map((field) => (cells[field] === undefined ? undefined : valueOfCell(cells[field], field))),
        )
        .commit();
    }
    after = found[pageSize - 1]?.id;
    if (found.length <= pageSize) return;
  }
}

/**
 * The fleet as a workbook with the headings of the reader's language, which an upload understands again. Rows are written
 * as they are read: memory does not grow with the fleet.
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
  const content = await streamWorkbook(async (workbook) => {
    const sheet = workbook.addWorksheet("Ostoul", {
      views: [{ state: "frozen", ySplit: 1, rightToLeft: actor.locale === "ar" }],
    });
    sheet.columns = importFields.map((field) => ({
      header: fieldName(field, actor.locale),
      width: widthOfField(field),
    }));
    sheet.getRow(1).font = { bold: true };
    sheet.getRow(1).commit();
    await writeRows(house, actor, filter, sheet, workbook);
  });
  return { fileName: `ostoul-${house.clock.now().toISOString().slice(0, 10)}.xlsx`, content };
}
