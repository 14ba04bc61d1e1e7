import { Group, Line } from "#app/components/design/group.tsx";
import { Amount } from "#app/components/ui/amount.tsx";
import { Day } from "#app/components/ui/day.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { useT } from "#app/locales/use-t.ts";

const colours = [
  { name: "paper", look: "bg-paper" },
  { name: "sheet", look: "bg-sheet" },
  { name: "sunken", look: "bg-sunken" },
  { name: "rule-strong", look: "bg-rule-strong" },
  { name: "ink-soft", look: "bg-ink-soft" },
  { name: "ink", look: "bg-ink" },
  { name: "accent", look: "bg-accent" },
  { name: "accent-wash", look: "bg-accent-wash" },
  { name: "warning", look: "bg-warning" },
  { name: "danger", look: "bg-danger" },
];

export function ToneSpecimens() {
  const t = useT();
  return (
    <>
      <Group name="tokens.css">
        <ul lang="en" dir="ltr" className="grid grid-cols-5 gap-2 text-xs">
          {colours.map(({ name, look }) => (
            <li key={name} className="grid gap-1 [overflow-wrap:anywhere]">
              <span className={`${look} h-10 rounded-md border border-rule-strong`} />
              {name}
            </li>
          ))}
        </ul>
        <div className="grid gap-1">
          <p className="text-3xl font-semibold">{t("common:front.points.payTitle")}</p>
          <p className="text-2xl font-semibold">{t("common:front.points.priceTitle")}</p>
          <p className="text-xl font-semibold">{t("common:front.points.fileTitle")}</p>
          <p className="text-lg">{t("common:front.points.driverTitle")}</p>
          <p>{t("common:front.points.price")}</p>
          <p className="text-sm text-ink-soft">{t("common:front.figureNote")}</p>
        </div>
      </Group>
      <Group name="Plate, Amount, Day">
        <Line>
          <Plate number="00107-222-25" size="lg" />
          <Plate number="123456-115-16" size="lg" side="rear" />
        </Line>
        <Line>
          <Plate number="00102-123-16" />
          <Plate number="04-00012-16" side="rear" />
          <Plate number={null} />
          <Amount minor={8_550_000n} className="font-semibold" />
          <Day on="2026-04-15" />
        </Line>
        <p>{t("common:plate.copy", { plate: "00102-123-16" })}</p>
      </Group>
    </>
  );
}
