import { Day } from "#app/components/ui/day.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { isDay } from "#app/domain/day.ts";
import {
  type Energy,
  type Exemption,
  energies,
  exemptions,
  type ImportField,
  type Kind,
  kinds,
} from "#app/domain/vehicle.ts";
import { type Translate, useT } from "#app/locales/use-t.ts";

/** A value of a vehicle or of a row, as people write it; what could not be read stays as it was typed. */
export function FactValue({
  field,
  value,
  copies,
}: {
  field: ImportField;
  value: string | null | undefined;
  copies?: boolean;
}) {
  const t = useT();
  if (value === null || value === undefined || value === "") return <span className="text-ink-soft">–</span>;
  if (field === "plate" || field === "previous_plate") return <Plate number={value} copies={copies ?? false} />;
  if (isDay(value)) return <Day on={value} />;
  if (field === "gross_weight" && isWhole(value))
    return <bdi>{t("fleets:units.kilograms", { weight: grouped(value) })}</bdi>;
  if (field === "fiscal_power" && isWhole(value)) return <bdi>{t("fleets:units.horsepower", { power: value })}</bdi>;
  if (isIdentifier(field)) return <Identifier>{value}</Identifier>;
  return <bdi>{wordOf(field, value, t) ?? value}</bdi>;
}

const isIdentifier = (field: ImportField) =>
  field === "vin" || field === "fleet_number" || field === "driver_phone" || field === "driver_email";
const isWhole = (value: string) => /^\d+$/.test(value);
/** A narrow space parts thousands in every language: "2.835 kg" would be read as less than three kilograms. */
const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, "\u202f");

/** The word of a value that comes from a list. */
export function wordOf(field: ImportField, value: string, t: Translate): string | undefined {
  if (field === "kind" && kinds.includes(value as Kind)) return t(`fleets:kinds.${value as Kind}`);
  if (field === "energy" && energies.includes(value as Energy)) return t(`fleets:energies.${value as Energy}`);
  if (field === "exemption" && exemptions.includes(value as Exemption))
    return t(`fleets:exemptions.${value as Exemption}`);
  return undefined;
}

/** The values a field may have, where they come from a list. */
export function choicesOf(field: ImportField): readonly string[] | undefined {
  if (field === "kind") return kinds;
  if (field === "energy") return energies;
  return field === "exemption" ? exemptions : undefined;
}
