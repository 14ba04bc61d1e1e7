import { Link } from "@remix-run/react";
import type { UploadView } from "#app/components/fleets/views.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Progress } from "#app/components/ui/progress.tsx";
import { formatInstant } from "#app/domain/day.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

/** What the machine is doing with the file. */
export function UploadWork({ upload }: { upload: UploadView }) {
  const t = useT();
  const locale = useLanguage();
  const { rows } = upload.counts;
  return (
    <Panel>
      <div className="grid gap-3">
        {upload.status === "reading" ? (
          <Progress label={t("fleets:uploads.reading")} share={upload.progress} />
        ) : (
          <Progress label={t(upload.status === "undoing" ? "fleets:undo.undoing" : "fleets:uploads.committing")} />
        )}
        <p className="text-sm text-ink-soft" aria-live="polite">
          {upload.status === "reading" &&
            t("fleets:uploads.readSoFar", {
              rows: t("fleets:rows", { count: rows, rows: formatCount(rows, locale) }),
            })}{" "}
          {t("fleets:uploads.mayLeave")}
        </p>
      </div>
    </Panel>
  );
}

/** The file could not be read; nothing of it was kept. */
export function UploadFailed({ message }: { message: string }) {
  const t = useT();
  return (
    <div className="grid justify-items-start gap-4">
      <Banner tone="danger" title={t("fleets:uploads.failedTitle")} live="alert">
        <p>{message}</p>
        <p className="mt-1">{t("fleets:uploads.nothingKept")}</p>
      </Banner>
      <LinkButton to="/uploads" look="primary">
        {t("fleets:uploads.sendAnother")}
      </LinkButton>
    </div>
  );
}

export function UploadCommitted({ upload, mayQuote }: { upload: UploadView; mayQuote: boolean }) {
  const t = useT();
  const locale = useLanguage();
  const count = (value: number) => formatCount(value, locale);
  const { counts } = upload;
  const changedNothing = counts.new + counts.changed === 0;
  return (
    <div className="grid gap-4">
      <Banner
        tone="success"
        title={t(changedNothing ? "fleets:uploads.nothingChangedTitle" : "fleets:uploads.committedTitle")}
      >
        <p>
          {t("fleets:uploads.committedCounts", {
            created: count(counts.new),
            changed: count(counts.changed),
            unchanged: count(counts.unchanged),
          })}
        </p>
        {counts.invalid + counts.duplicate > 0 && (
          <p>{t("fleets:uploads.leftOut", { left: count(counts.invalid + counts.duplicate) })}</p>
        )}
        {upload.committed_at && (
          <p className="text-sm text-ink-soft">{formatInstant(new Date(upload.committed_at), locale)}</p>
        )}
      </Banner>
      <div className="flex flex-wrap gap-2">
        {mayQuote && (
          <LinkButton to={`/quotes/new?import=${upload.id}`} look="primary">
            {t("fleets:uploads.askQuote")}
          </LinkButton>
        )}
        <LinkButton to="/vehicles">{t("fleets:uploads.seeFleet")}</LinkButton>
      </div>
    </div>
  );
}

/** The very same file is in the fleet already. */
export function SameFileNote({ id, committedAt }: { id: string; committedAt: Date | null }) {
  const t = useT();
  const locale = useLanguage();
  return (
    <Banner tone="info" title={t("fleets:uploads.sameFileTitle")}>
      {t("fleets:uploads.sameFile", { when: committedAt ? formatInstant(committedAt, locale) : "" })}{" "}
      <Link to={`/uploads/${id}`} className="link">
        {t("fleets:uploads.sameFileLink")}
      </Link>
    </Banner>
  );
}
