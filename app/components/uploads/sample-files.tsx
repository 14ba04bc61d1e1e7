import { Download } from "lucide-react";
import { Sentence } from "#app/components/ui/identifier.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { useT } from "#app/locales/use-t.ts";

const samples = [
  { name: "parc-algiers.csv", about: "french" },
  { name: "ustul-wahran.csv", about: "arabic" },
  { name: "fleet.txt", about: "english" },
  { name: "parc.xlsx", about: "excel" },
] as const;

/** Files such as fleets keep, to try with: the same vehicles saved four ways. */
export function SampleFiles() {
  const t = useT();
  return (
    <Panel title={t("fleets:samples.title")}>
      <p className="mb-3 text-sm text-ink-soft">{t("fleets:samples.lead")}</p>
      <ul className="grid gap-3">
        {samples.map(({ name, about }) => (
          <li key={name} className="grid grid-cols-[auto_1fr] gap-x-3">
            <Download aria-hidden className="mt-1 size-4 text-ink-soft" />
            <div>
              <a href={`/samples/${name}`} download className="link">
                <bdi dir="ltr">{name}</bdi>
              </a>
              <p className="text-sm text-ink-soft">
                <Sentence>{t(`fleets:samples.${about}`)}</Sentence>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
