import type { CauseView, UploadView } from "#app/components/fleets/views.ts";
import { Panel } from "#app/components/ui/panel.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { dateOrders, wilayaPlaces } from "#app/domain/column-answers.ts";
import { useT } from "#app/locales/use-t.ts";

const countOf = (causes: CauseView[], field: string, codes: string[]) =>
  causes
    .filter((cause) => cause.field === field && codes.includes(cause.code))
    .reduce((sum, { count }) => sum + count, 0);

/** What can be answered once for a whole column, as long as a row is in doubt about it or somebody has answered. */
export function ColumnQuestions({ file, causes }: { file: UploadView["file"]; causes: CauseView[] }) {
  const t = useT();
  const plates = countOf(causes, "plate", ["ambiguous_order", "confirm_reversed_run"]);
  const dates = countOf(causes, "first_circulation", ["day_month_order", "month_over_12"]);
  const asksPlates = plates > 0 || file.wilaya_place !== null;
  const asksDates = dates > 0 || file.date_order !== null;
  if (!asksPlates && !asksDates) return null;
  return (
    <Panel title={t("fleets:questions.title")}>
      <div className="grid gap-4 lg:grid-cols-2">
        {asksPlates && (
          <Select
            label={t("fleets:questions.wilaya")}
            description={plates > 0 ? t("fleets:questions.doubt", { count: plates }) : undefined}
            name="wilayaPlace"
            defaultValue={file.wilaya_place ?? ""}
          >
            <option value="">{t("fleets:questions.wilayaOpen")}</option>
            {wilayaPlaces.map((place) => (
              <option key={place} value={place}>
                {t(`fleets:questions.wilayaPlaces.${place}`)}
              </option>
            ))}
          </Select>
        )}
        {asksDates && (
          <Select
            label={t("fleets:questions.dates")}
            description={dates > 0 ? t("fleets:questions.doubt", { count: dates }) : undefined}
            name="dateOrder"
            defaultValue={file.date_order ?? ""}
          >
            <option value="">{t("fleets:questions.datesOpen")}</option>
            {dateOrders.map((order) => (
              <option key={order} value={order}>
                {t(`fleets:questions.dateOrders.${order}`)}
              </option>
            ))}
          </Select>
        )}
      </div>
    </Panel>
  );
}
