import { Link } from "@remix-run/react";
import { Banner } from "#app/components/ui/banner.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Progress } from "#app/components/ui/progress.tsx";
import { RefreshWhile } from "#app/components/ui/refresh-while.tsx";
import { BatchDownloads } from "#app/components/vignettes/batch-downloads.tsx";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";
import type { ReaderProgress as Standing } from "#app/services/vignettes/issue-progress.server.ts";

export interface IssueProgressProps {
  invoiceId: string;
  progress: Standing;
}

/** How far the vignettes of a paid invoice are, from line to driver. */
export function IssueProgress({ invoiceId, progress }: IssueProgressProps) {
  const t = useT();
  const locale = useLanguage();
  const { issued, expected, sent, isComplete, heldElsewhere } = progress;
  const count = (value: number) => formatCount(value, locale);
  return (
    <Panel title={t("vignettes:progressTitle")}>
      <RefreshWhile isRunning={!isComplete || progress.mails.leaving > 0} />
      <div className="grid gap-5">
        <Progress
          label={t("vignettes:progressLabel", { issued: count(issued), expected: count(expected) })}
          share={expected ? issued / expected : 0}
        />
        {!isComplete && <p className="text-sm text-ink-soft">{t("vignettes:progressRunning")}</p>}
        {heldElsewhere.length > 0 && (
          <Banner tone="warning" title={t("vignettes:heldElsewhere", { count: heldElsewhere.length })}>
            <span className="flex flex-wrap gap-x-4">
              {heldElsewhere
                .slice(0, 10)
                .map(({ plate, vin }) => plate ?? vin ?? "")
                .map((identity) => (
                  <Identifier key={identity}>{identity}</Identifier>
                ))}
            </span>
          </Banner>
        )}
        {issued > 0 && (
          <Progress
            label={t("vignettes:deliveryLabel", { sent: count(sent), total: count(issued) })}
            share={sent / issued}
          />
        )}
        <DeliveryTasks invoiceId={invoiceId} progress={progress} />
        {isComplete && issued > 0 && <BatchDownloads invoiceId={invoiceId} may={progress} />}
      </div>
    </Panel>
  );
}

/** What did not reach a driver by itself, and where to do something about it. */
function DeliveryTasks({ invoiceId, progress }: { invoiceId: string; progress: Standing }) {
  const t = useT();
  const { withoutMail, mails, isComplete } = progress;
  if (!isComplete || mails.queued > 0) return null;
  const tasks = [
    withoutMail > 0 && t("vignettes:withoutMail", { count: withoutMail }),
    mails.bounced > 0 && t("vignettes:bounced", { count: mails.bounced }),
    mails.unknown > 0 && t("vignettes:unknown", { count: mails.unknown }),
  ].filter((task) => task !== false);
  if (tasks.length === 0) return null;
  return (
    <Banner tone="warning" title={tasks.join(" ")}>
      <Link to={`/vignettes?invoice=${invoiceId}&delivery=attention`} className="underline underline-offset-4">
        {t("vignettes:seeAttention")}
      </Link>
    </Banner>
  );
}
