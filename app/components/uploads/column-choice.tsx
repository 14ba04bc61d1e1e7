import type { ColumnView, FieldLabels } from "#app/components/fleets/views.ts";
import { Select } from "#app/components/ui/select.tsx";
import { Status } from "#app/components/ui/status.tsx";
import { type ImportField, importFields } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

const shownSamples = 3;

/** One column of the file: its heading, what is in it, and the field it is taken for. */
export function ColumnChoice({
  column,
  samples,
  labels,
}: {
  column: ColumnView;
  samples: string[];
  labels: FieldLabels;
}) {
  const t = useT();
  const heading = column.heading || t("fleets:fileGate.columnNumber", { number: column.index + 1 });
  return (
    <div className="grid items-start gap-x-6 gap-y-2 md:grid-cols-[minmax(0,1fr)_18rem_10rem]">
      <div className="min-w-0">
        <p className="font-medium">
          <bdi>{heading}</bdi>
        </p>
        <p className="truncate text-sm text-ink-soft">
          {[...new Set(samples)].slice(0, shownSamples).map((sample, position) => (
            <span key={sample}>
              {position > 0 && " · "}
              <bdi>{sample}</bdi>
            </span>
          ))}
        </p>
      </div>
      <Select
        label={<span className="sr-only">{t("fleets:fileGate.meaning", { heading })}</span>}
        name={`column:${column.index}`}
        defaultValue={column.field ?? "none"}
        required
      >
        <option value="none">{t("fleets:fileGate.leaveOut")}</option>
        {likeliestFirst(column).map((field) => (
          <option key={field} value={field}>
            {labels[field]}
          </option>
        ))}
      </Select>
      <div className="text-sm md:pt-2">
        <ColumnMark column={column} />
      </div>
    </div>
  );
}

const likeliestFirst = ({ candidates }: ColumnView): ImportField[] => [
  ...candidates,
  ...importFields.filter((field) => !candidates.includes(field)),
];

function ColumnMark({ column }: { column: ColumnView }) {
  const t = useT();
  if (column.doubtful) return <Status tone="attention">{t("fleets:fileGate.toCheck")}</Status>;
  if (column.field === null) return <Status tone="over">{t("fleets:fileGate.leftOut")}</Status>;
  return <Status tone="good">{t("fleets:fileGate.recognised")}</Status>;
}
