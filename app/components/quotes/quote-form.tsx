import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/ui/button.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { useT } from "#app/locales/use-t.ts";

export interface QuoteChoices {
  years: number[];
  depots: string[];
  costCentres: string[];
  imports: { id: string; name: string }[];
  /** Vehicles chosen elsewhere. */
  chosen: string[];
  /** What stands in the form when it opens. */
  year: number;
  vehicles: string;
  asOf: string;
}

/** Native fields only: the form works before scripts load, and on a phone each list is the phone's own. */
export function QuoteForm({ choices }: { choices: QuoteChoices }) {
  const t = useT();
  const isSending = useNavigation().state !== "idle";
  return (
    <Panel>
      <Form method="post" className="grid max-w-xl gap-5">
        <Select label={t("quotes:year")} name="year" required defaultValue={choices.year}>
          {choices.years.map((year) => (
            <option key={year}>{year}</option>
          ))}
        </Select>
        <VehicleChoice choices={choices} />
        <TextField
          label={t("quotes:asOf")}
          description={t("quotes:asOfHint")}
          name="as_of"
          type="date"
          required
          defaultValue={choices.asOf}
        />
        <div>
          <Button type="submit" look="primary" isPending={isSending}>
            {t("quotes:askAction")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

function VehicleChoice({ choices }: { choices: QuoteChoices }) {
  const t = useT();
  const { chosen, depots, costCentres, imports } = choices;
  return (
    <>
      {chosen.length > 0 && <input type="hidden" name="ids" value={chosen.join(" ")} />}
      <Select label={t("quotes:which")} name="vehicles" required defaultValue={choices.vehicles}>
        {chosen.length > 0 && <option value="ids">{t("quotes:chosen", { count: chosen.length })}</option>}
        <option value="all">{t("quotes:all")}</option>
        <Places label={t("quotes:depots")} kind="depot" places={depots.map((name) => ({ id: name, name }))} />
        <Places
          label={t("quotes:costCentres")}
          kind="cost_centre"
          places={costCentres.map((name) => ({ id: name, name }))}
        />
        <Places label={t("quotes:imports")} kind="import" places={imports} />
      </Select>
    </>
  );
}

function Places({ label, kind, places }: { label: string; kind: string; places: { id: string; name: string }[] }) {
  if (places.length === 0) return null;
  return (
    <optgroup label={label}>
      {places.map(({ id, name }) => (
        <option key={id} value={`${kind}:${id}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
