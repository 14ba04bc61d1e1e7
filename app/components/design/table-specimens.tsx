import { Group } from "#app/components/design/group.tsx";
import { amountCell, dayCell, plateCell, statusCell, textCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { Pagination } from "#app/components/tables/pagination.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { Toolbar } from "#app/components/ui/toolbar.tsx";
import { type Outcome, outcomes } from "#app/domain/lifecycle.ts";
import { useT } from "#app/locales/use-t.ts";

interface SpecimenRow {
  plate: string | null;
  driver: string | null;
  depot: string | null;
  outcome: Outcome;
  amountMinor: bigint | null;
  firstCirculationOn: string | null;
}

const row = (
  plate: string | null,
  driver: string | null,
  depot: string,
  outcome: Outcome,
  amountMinor: bigint | null,
  firstCirculationOn: string | null,
): SpecimenRow => ({ plate, driver, depot, outcome, amountMinor, firstCirculationOn });

const rows = [
  row("00101-119-16", "Yacine Benali", "Rouiba", "due", 100_000n, "2019-03-12"),
  row("00107-222-25", "نور الدين حمادي", "قسنطينة", "due", 1_800_000n, "2022-09-01"),
  row("00111-124-16", "Amel Kaci", "Rouiba", "exempt", null, "2024-05-20"),
  row("00112-818-16", null, "Hassi Messaoud", "not_subject", null, "2018-11-30"),
  row(null, "سمير بوعلام", "وهران", "undetermined", null, null),
];

const column = columnsOf<SpecimenRow>();
const columns = column.columns([
  column.accessor("plate", { cell: plateCell, meta: { heading: (t) => t("fleets:plate"), isSortable: true } }),
  column.accessor("driver", { cell: textCell, meta: { heading: (t) => t("fleets:driver"), isSortable: true } }),
  column.accessor("depot", { cell: textCell, meta: { heading: (t) => t("fleets:depot") } }),
  column.accessor("outcome", { cell: statusCell("outcome"), meta: { heading: (t) => t("quotes:outcome") } }),
  column.accessor("firstCirculationOn", { cell: dayCell, meta: { heading: (t) => t("fleets:firstCirculation") } }),
  column.accessor("amountMinor", {
    cell: amountCell,
    meta: { heading: (t) => t("quotes:amount"), isSortable: true, isNumeric: true },
  }),
]);

const total = 1_240;

export function TableSpecimens({ theme }: { theme: string }) {
  const t = useT();
  return (
    <Group name="Toolbar, DataTable, Pagination">
      <Panel isFlush>
        <Toolbar end={<Button look="primary">{t("common:actions.apply")}</Button>}>
          <TextField label={t("common:actions.search")} type="search" required className="w-48" />
          <Select label={t("quotes:outcomes.due")} required className="w-44">
            {outcomes.map((outcome) => (
              <option key={outcome}>{t(`quotes:outcomes.${outcome}`)}</option>
            ))}
          </Select>
        </Toolbar>
        <DataTable
          label={`${t("common:navigation.vehicles")} (${theme})`}
          columns={columns}
          rows={rows}
          rowId={(specimen) => specimen.plate ?? "none"}
          sort={{ column: "amountMinor", isDescending: true }}
          selection={{
            name: "vehicle",
            rowLabel: (specimen) => specimen.plate ?? t("common:plate.none"),
            actions: <Button size="sm">{t("common:actions.download")}</Button>,
          }}
        />
        <Pagination label={theme} page={2} pageSize={50} total={total} />
      </Panel>
    </Group>
  );
}
