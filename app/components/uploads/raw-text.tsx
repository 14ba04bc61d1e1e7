import { Identifier } from "#app/components/ui/identifier.tsx";
import type { ImportField } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

const identifiers = new Set<ImportField>([
  "plate",
  "previous_plate",
  "vin",
  "fleet_number",
  "driver_phone",
  "driver_email",
]);

/** A cell as it was typed, in whatever script and however wrong; an empty one says so. */
export function RawText({ field, text }: { field: ImportField; text: string | null | undefined }) {
  const t = useT();
  if (text === null || text === undefined || text.trim() === "")
    return <span className="text-ink-soft">{t("fleets:correction.empty")}</span>;
  if (identifiers.has(field)) return <Identifier>{text}</Identifier>;
  return <bdi className="[overflow-wrap:anywhere]">{text}</bdi>;
}
