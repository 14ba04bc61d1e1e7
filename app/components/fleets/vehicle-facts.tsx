import { FactValue } from "#app/components/fleets/fact-value.tsx";
import type { FieldLabels } from "#app/components/fleets/views.ts";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import type { ImportField } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

/** The facts of a vehicle in the order people look for them: what the stamp depends on, then whose it is. */
export const vehicleSections = {
  identity: ["plate", "previous_plate", "vin", "fleet_number", "make", "model"],
  tariff: ["kind", "body", "energy", "fiscal_power", "gross_weight", "seats", "first_circulation", "exemption"],
  place: ["depot", "cost_centre"],
  driver: ["driver_name", "driver_email", "driver_phone"],
} as const satisfies Record<string, readonly ImportField[]>;

export type VehicleSection = keyof typeof vehicleSections;

export interface VehicleFactsProps {
  values: Partial<Record<ImportField, string>>;
  labels: FieldLabels;
  sections: readonly VehicleSection[];
}

export function VehicleFactPanels({ values, labels, sections }: VehicleFactsProps) {
  const t = useT();
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      {sections.map((section) => (
        <Panel key={section} title={t(`fleets:sections.${section}`)}>
          <DefinitionList
            definitions={vehicleSections[section].map((field) => ({
              term: labels[field],
              value: <FactValue field={field} value={values[field]} copies />,
            }))}
          />
        </Panel>
      ))}
    </div>
  );
}
