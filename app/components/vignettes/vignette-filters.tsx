import { Form } from "@remix-run/react";
import { Button } from "#app/components/ui/button.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { Toolbar } from "#app/components/ui/toolbar.tsx";
import { deliveryStatuses } from "#app/domain/lifecycle.ts";
import { useT } from "#app/locales/use-t.ts";

export interface VignetteFiltersProps {
  years: number[];
  invoices: { id: string; number: string }[];
  chosen: { q: string; year: number | null; delivery: string | null; invoice: string | null };
}

/** A form that asks the server: the same with and without scripts, and an address to send to a colleague. */
export function VignetteFilters({ years, invoices, chosen }: VignetteFiltersProps) {
  const t = useT();
  return (
    <Form method="get" role="search">
      <Toolbar>
        <TextField
          label={t("vignettes:search")}
          name="q"
          type="search"
          defaultValue={chosen.q}
          autoComplete="off"
          className="sm:w-72"
        />
        <Select label={t("vignettes:year")} name="year" defaultValue={chosen.year ?? ""}>
          <option value="">{t("vignettes:allYears")}</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </Select>
        <Select label={t("vignettes:invoice")} name="invoice" defaultValue={chosen.invoice ?? ""}>
          <option value="">{t("vignettes:allInvoices")}</option>
          {invoices.map(({ id, number }) => (
            <option key={id} value={id}>
              {number}
            </option>
          ))}
        </Select>
        <Select label={t("vignettes:delivery")} name="delivery" defaultValue={chosen.delivery ?? ""}>
          <option value="">{t("vignettes:allStates")}</option>
          <option value="attention">{t("vignettes:attention")}</option>
          <option value="none">{t("delivery:none")}</option>
          {deliveryStatuses.map((status) => (
            <option key={status} value={status}>
              {t(`delivery:status.${status}`)}
            </option>
          ))}
        </Select>
        <Button type="submit">{t("vignettes:filter")}</Button>
      </Toolbar>
    </Form>
  );
}
