import { useId } from "react";
import { Group } from "#app/components/design/group.tsx";
import { Checkbox, RadioGroup } from "#app/components/ui/choice.tsx";
import { FileField } from "#app/components/ui/file-field.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { NumberField, TextField } from "#app/components/ui/text-field.tsx";
import { kinds } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

export function FieldSpecimens() {
  const t = useT();
  const name = useId();
  return (
    <Group name="TextField, NumberField, Select, Checkbox, RadioGroup, FileField">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label={t("accounts:email")} type="email" autoComplete="off" dir="ltr" required />
        <NumberField label={t("fleets:fiscalPower")} defaultValue="7" description={t("fleets:kinds.tourism")} />
        <NumberField label={t("fleets:plate")} defaultValue="102 123" error={t("fleets:rowState.invalid")} required />
        <Select label={t("fleets:kind")} defaultValue="lorry" required>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`fleets:kinds.${kind}`)}
            </option>
          ))}
        </Select>
        <RadioGroup
          label={t("common:navigation.invoices")}
          name={name}
          defaultValue="card"
          options={[
            { value: "card", label: t("payments:methods.card"), description: t("common:front.points.payTitle") },
            { value: "transfer", label: t("payments:methods.transfer") },
            { value: "cib", label: t("payments:methods.cib"), disabled: true },
          ]}
        />
        <div className="grid content-start gap-3">
          <Checkbox label={t("fleets:exemptions.disabled")} defaultChecked />
          <Checkbox label={t("fleets:exemptions.diplomatic")} />
          <TextField label={t("fleets:depot")} defaultValue="Rouiba" disabled />
        </div>
      </div>
      <FileField label={t("common:steps.upload")} name="file" accept=".csv,.xlsx,.ods" required />
    </Group>
  );
}
