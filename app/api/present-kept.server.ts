import type { z } from "zod";
import type { Locale } from "#app/domain/locale.ts";
import { translatorFor } from "#app/locales/translators.server.ts";
import type { KeptRow } from "#app/services/uploads/list-kept.server.ts";
import type { keptVehicle } from "./imports.ts";

export const presentKept = (kept: KeptRow, locale: Locale): z.input<typeof keptVehicle> => ({
  row: kept.row,
  vehicle_id: kept.vehicleId,
  plate: kept.plate,
  vin: kept.vin,
  change: kept.change,
  reason: kept.reason,
  message: translatorFor(locale).t(`fleets:undo.keptBecause.${kept.reason}`),
});
