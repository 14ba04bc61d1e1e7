import { Form, useNavigation } from "@remix-run/react";
import { ValueField } from "#app/components/fleets/value-field.tsx";
import { type VehicleSection, vehicleSections } from "#app/components/fleets/vehicle-facts.tsx";
import type { FieldLabels } from "#app/components/fleets/views.ts";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import type { ImportField } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

type Values = Partial<Record<ImportField, string>>;

export interface VehicleFormProps {
  id: string;
  values: Values;
  labels: FieldLabels;
  refused?: { refusal: string; values: Values; errors: Values } | undefined;
}

const sections = Object.keys(vehicleSections) as VehicleSection[];

export function VehicleForm({ id, values, labels, refused }: VehicleFormProps) {
  const t = useT();
  const isSending = useNavigation().state === "submitting";
  const errors = Object.entries(refused?.errors ?? {});
  const problems = errors.map(([field, message]) => ({ fieldId: field, message: message ?? "" }));
  return (
    <Form method="post" className="grid gap-6">
      {refused && (
        <ErrorSummary
          title={refused.refusal}
          problems={problems.length > 0 ? problems : [{ message: refused.refusal }]}
        />
      )}
      {sections.map((section) => (
        <Panel key={section} title={t(`fleets:sections.${section}`)}>
          <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {vehicleSections[section].map((field) => (
              <div key={field}>
                <input type="hidden" name={`was:${field}`} value={values[field] ?? ""} />
                <ValueField
                  field={field}
                  id={field}
                  name={field}
                  label={labels[field]}
                  value={refused?.values[field] ?? values[field]}
                  error={refused?.errors[field]}
                />
              </div>
            ))}
          </div>
        </Panel>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" isPending={isSending}>
          {t("common:actions.save")}
        </Button>
        <LinkButton to={`/vehicles/${id}`}>{t("common:actions.cancel")}</LinkButton>
      </div>
    </Form>
  );
}
