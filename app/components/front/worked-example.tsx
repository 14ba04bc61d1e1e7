import type { ReactNode } from "react";
import { Amount } from "#app/components/ui/amount.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { type CodeDrawing, QrCode } from "#app/components/ui/qr-code.tsx";
import { formatCount, formatMoney } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

/** Table B above 5,500 kg, under five years old (Code du timbre art. 300); half as much again after the window (art. 305). */
const example = { plate: "00107-222-25", typed: "107 222 25", weightKg: 19_000, year: 2022 };
const stampMinor = 1_800_000n;
const lateMinor = 2_700_000n;

/** One real lorry through the whole product: the picture of what Ostoul does. */
export function WorkedExample({ code }: { code: CodeDrawing }) {
  const t = useT();
  return (
    <figure className="rounded-lg border border-rule-strong bg-sheet">
      <figcaption className="border-b px-4 py-3 font-semibold sm:px-6">{t("common:front.figure")}</figcaption>
      <ol className="grid divide-y md:grid-cols-2 lg:grid-cols-[1.15fr_1fr_1fr_.95fr] lg:divide-x lg:divide-y-0">
        <Stage title={t("common:front.inFile")}>
          <SheetRow />
        </Stage>
        <Stage title={t("common:front.understood")}>
          <Understood />
        </Stage>
        <Stage title={t("common:front.priced")}>
          <Priced />
        </Stage>
        <Stage title={t("common:front.issued")}>
          <Issued code={code} />
        </Stage>
      </ol>
      <p className="border-t px-4 py-3 text-sm text-ink-soft sm:px-6">{t("common:front.figureNote")}</p>
    </figure>
  );
}

const Stage = ({ title, children }: { title: string; children: ReactNode }) => (
  <li className="grid min-w-0 content-start gap-4 px-4 py-5 sm:px-6">
    <p className="text-sm font-medium text-ink-soft">{title}</p>
    {children}
  </li>
);

/** The row as an office keeps it: a plate in pieces, words in capitals. */
function SheetRow() {
  const t = useT();
  const headings = t("common:front.fileHeadings", { returnObjects: true });
  const cells = [
    [headings.plate, example.typed],
    [headings.kind, t("common:front.fileKind")],
    [headings.energy, t("common:front.fileEnergy")],
    [headings.weight, "19 T"],
    [headings.year, "2022"],
  ];
  return (
    <table className="w-full border-collapse text-sm">
      <tbody>
        {cells.map(([heading, value]) => (
          <tr key={heading}>
            <th scope="row" className="border bg-sunken px-2 py-1 text-start font-normal text-ink-soft">
              {heading}
            </th>
            <td className="border px-2 py-1">
              <bdi>{value}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Understood() {
  const t = useT();
  const locale = useLanguage();
  return (
    <>
      <div>
        <Plate number={example.plate} size="lg" side="rear" />
      </div>
      <DefinitionList
        isSum
        definitions={[
          { term: t("fleets:kind"), value: t("fleets:kinds.lorry") },
          { term: t("fleets:energy"), value: t("fleets:energies.diesel") },
          {
            term: t("fleets:grossWeight"),
            value: <bdi>{t("fleets:kilograms", { weight: formatCount(example.weightKg, locale) })}</bdi>,
          },
          { term: t("fleets:firstCirculation"), value: example.year },
        ]}
      />
    </>
  );
}

function Priced() {
  const t = useT();
  const locale = useLanguage();
  return (
    <div className="grid gap-3">
      <p className="text-2xl font-semibold">
        <Amount minor={stampMinor} />
      </p>
      <p>{t("common:front.reason")}</p>
      <p className="text-sm text-ink-soft">{t("common:front.lateNote", { amount: formatMoney(lateMinor, locale) })}</p>
    </div>
  );
}

/** The code is real: it opens the page where vignettes are checked. */
function Issued({ code }: { code: CodeDrawing }) {
  const t = useT();
  return (
    <div className="flex items-start gap-4 lg:flex-col">
      <div className="rounded-md border border-plate-edge bg-plate-front p-4.5">
        <QrCode drawing={code} label={t("common:front.check")} className="size-28" />
      </div>
      <p className="min-w-0">{t("common:front.driver")}</p>
    </div>
  );
}
