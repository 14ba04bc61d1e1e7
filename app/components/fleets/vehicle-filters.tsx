import { Form, Link } from "@remix-run/react";
import { Button, buttonStyle } from "#app/components/ui/button.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { Toolbar } from "#app/components/ui/toolbar.tsx";
import { kinds } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

export interface VehicleFilterValues {
  q: string;
  depot: string;
  costCentre: string;
  kind: string;
}

export interface VehicleFiltersProps {
  filter: VehicleFilterValues;
  depots: string[];
  costCentres: string[];
}

/** Filters live in the address; the form asks for it anew. */
export function VehicleFilters({ filter, depots, costCentres }: VehicleFiltersProps) {
  const t = useT();
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <Form method="get" action="/vehicles" role="search" key={Object.values(filter).join("|")}>
      <Toolbar
        end={
          <>
            <Button type="submit">{t("common:actions.search")}</Button>
            {isFiltered && (
              <Link to="/vehicles" className={buttonStyle({ look: "quiet" })}>
                {t("common:actions.clear")}
              </Link>
            )}
          </>
        }
      >
        <TextField
          label={t("common:actions.search")}
          placeholder={t("fleets:searchFor")}
          name="q"
          type="search"
          defaultValue={filter.q}
          className="sm:w-96"
        />
        <PlaceFilter label={t("fleets:depot")} name="depot" value={filter.depot} places={depots} />
        <PlaceFilter label={t("fleets:costCentre")} name="costCentre" value={filter.costCentre} places={costCentres} />
        <Select label={t("fleets:kind")} name="kind" defaultValue={filter.kind} className="w-44">
          <option value="">{t("fleets:all")}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`fleets:kinds.${kind}`)}
            </option>
          ))}
        </Select>
      </Toolbar>
    </Form>
  );
}

function PlaceFilter({ label, name, value, places }: { label: string; name: string; value: string; places: string[] }) {
  const t = useT();
  if (places.length === 0 && value === "") return null;
  const known = value === "" || places.includes(value) ? places : [value, ...places];
  return (
    <Select label={label} name={name} defaultValue={value} className="w-40">
      <option value="">{t("fleets:all")}</option>
      {known.map((place) => (
        <option key={place}>{place}</option>
      ))}
    </Select>
  );
}
