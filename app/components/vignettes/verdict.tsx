import {
  Ban,
  CircleCheckBig,
  CircleDashed,
  CircleHelp,
  ClockAlert,
  History,
  KeyRound,
  type LucideIcon,
  OctagonX,
  WifiOff,
} from "lucide-react";
import { classNames } from "#app/components/ui/class-names.ts";
import { type Definition, DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { Badge } from "#app/components/ui/status.tsx";
import { type Verdict, verdictWords } from "#app/components/vignettes/verdict-words.ts";
import { dayInAlgiers, formatDay } from "#app/domain/day.ts";
import { directionOf, locales } from "#app/domain/locale.ts";
import type { Kind } from "#app/domain/vehicle.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

/** Word, shape and colour each say it alone: read at arm's length, in the sun, or by someone who sees no red. */
const looks: Record<Verdict, { icon: LucideIcon; frame: string }> = {
  valid: { icon: CircleCheckBig, frame: "border-accent bg-accent text-on-accent" },
  valid_old_list: { icon: History, frame: "border-accent bg-accent-wash text-accent" },
  expired: { icon: ClockAlert, frame: "border-warning bg-warning-wash text-warning" },
  revoked: { icon: Ban, frame: "border-danger bg-danger text-on-danger" },
  forged: { icon: OctagonX, frame: "border-danger bg-danger text-on-danger" },
  specimen: { icon: CircleDashed, frame: "border-warning border-dashed bg-warning-wash text-warning" },
  unknown_key: { icon: KeyRound, frame: "border-rule-strong bg-sunken text-ink" },
  unknown: { icon: CircleHelp, frame: "border-rule-strong bg-sunken text-ink" },
  no_list: { icon: WifiOff, frame: "border-rule-strong bg-sunken text-ink" },
};

/** What the code or the server says of the vignette; nothing where nothing can be believed. */
export interface VerdictFacts {
  serial: string;
  plate: string | null;
  year: number | null;
  expiresOn: string | null;
  specimen: boolean;
  kind?: Kind;
  vinTail?: string | null;
  issuedAt?: Date;
}

export function VerdictPanel({ verdict, facts }: { verdict: Verdict; facts?: VerdictFacts }) {
  const t = useT();
  const locale = useLanguage();
  const { icon: Icon, frame } = looks[verdict];
  const words = verdictWords[verdict];
  const isSpecimenToo = facts?.specimen === true && verdict !== "specimen" && verdict !== "forged";
  return (
    <section aria-live="assertive" className="grid gap-6">
      <div className={classNames("grid justify-items-center gap-3 rounded-lg border-4 px-4 py-8 text-center", frame)}>
        <Icon aria-hidden strokeWidth={1.75} className="size-28" />
        <p className="text-4xl leading-tight font-bold [overflow-wrap:anywhere]">{words[locale]}</p>
        <p className="flex flex-wrap justify-center gap-x-4 text-lg font-semibold">
          {locales
            .filter((other) => other !== locale)
            .map((other) => (
              <span key={other} lang={other} dir={directionOf(other)}>
                {words[other]}
              </span>
            ))}
        </p>
        {isSpecimenToo && <Badge>{verdictWords.specimen[locale]}</Badge>}
      </div>
      <p className="text-lg">{t(`verify:meanings.${verdict}`)}</p>
      {facts && verdict !== "forged" && <Facts facts={facts} />}
    </section>
  );
}

function Facts({ facts }: { facts: VerdictFacts }) {
  const t = useT();
  const locale = useLanguage();
  const definitions: Definition[] = [];
  if (facts.year) definitions.push({ term: t("verify:year"), value: String(facts.year) });
  if (facts.kind) definitions.push({ term: t("verify:kind"), value: t(`fleets:kinds.${facts.kind}`) });
  if (facts.vinTail)
    definitions.push({ term: t("verify:vinTail"), value: <Identifier>{`…${facts.vinTail}`}</Identifier> });
  if (facts.issuedAt)
    definitions.push({ term: t("verify:issued"), value: formatDay(dayInAlgiers(facts.issuedAt), locale) });
  if (facts.expiresOn) definitions.push({ term: t("verify:expires"), value: formatDay(facts.expiresOn, locale) });
  definitions.push({ term: t("verify:number"), value: <Identifier>{facts.serial}</Identifier> });
  return (
    <div className="grid gap-4">
      {facts.plate && (
        <div className="grid justify-items-center gap-2">
          <Plate number={facts.plate} size="lg" copies={false} />
          <p className="text-sm text-ink-soft">{t("verify:compare")}</p>
        </div>
      )}
      <DefinitionList definitions={definitions} />
    </div>
  );
}
