import { Form, Link, useNavigation } from "@remix-run/react";
import { FactValue } from "#app/components/fleets/fact-value.tsx";
import type { KeptView, UploadView } from "#app/components/fleets/views.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, buttonStyle, LinkButton } from "#app/components/ui/button.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { formatInstant } from "#app/domain/day.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

/** What an undo did; or, when the commit stands, that it could do nothing. */
export function UndoDone({ upload }: { upload: UploadView }) {
  const t = useT();
  const locale = useLanguage();
  if (!upload.undo) return null;
  if (upload.status === "committed") return <Banner tone="warning" title={t("fleets:undo.impossible")} live="status" />;
  const count = (value: number) => formatCount(value, locale);
  const { taken_out: takenOut, put_back: putBack, kept } = upload.undo;
  return (
    <div className="grid gap-4">
      <Banner tone="success" title={t("fleets:undo.undoneTitle")} live="status">
        <p>{t("fleets:undo.counts", { takenOut: count(takenOut), putBack: count(putBack), kept: count(kept) })}</p>
        {upload.undone_at && (
          <p className="text-sm text-ink-soft">{formatInstant(new Date(upload.undone_at), locale)}</p>
        )}
      </Banner>
      <ReadAgain uploadId={upload.id} />
    </div>
  );
}

/** The same file once more, as a new upload. */
function ReadAgain({ uploadId }: { uploadId: string }) {
  const t = useT();
  const isSending = useNavigation().formAction?.endsWith("/again") ?? false;
  return (
    <Form method="post" action={`/uploads/${uploadId}/again`} className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" isPending={isSending}>
          {t("fleets:undo.again")}
        </Button>
        <LinkButton to="/uploads">{t("fleets:uploads.sendAnother")}</LinkButton>
        <LinkButton to="/vehicles">{t("fleets:uploads.seeFleet")}</LinkButton>
      </div>
      <p className="text-sm text-ink-soft">{t("fleets:undo.againNote")}</p>
    </Form>
  );
}

export interface KeptVehiclesProps {
  uploadId: string;
  kept: KeptView[];
  /** Line after which the next page begins. */
  next: number | null;
}

/** The vehicles that were not taken back, each with the reason. */
export function KeptVehicles({ uploadId, kept, next }: KeptVehiclesProps) {
  const t = useT();
  if (kept.length === 0) return null;
  return (
    <Panel title={t("fleets:undo.keptTitle")} isFlush>
      <ul>
        {kept.map((vehicle) => (
          <li
            key={vehicle.row}
            className="grid gap-x-6 gap-y-1 border-b px-4 py-3 last:border-b-0 sm:px-5 md:grid-cols-[16rem_1fr]"
          >
            <div className="flex flex-wrap items-center gap-3">
              <span className="text-sm text-ink-soft tabular-nums">{t("fleets:rowNumber", { row: vehicle.row })}</span>
              <Vehicle {...vehicle} />
            </div>
            <p>{vehicle.message}</p>
          </li>
        ))}
      </ul>
      {next !== null && (
        <div className="border-t px-4 py-3 sm:px-5">
          <Link
            to={{ pathname: `/uploads/${uploadId}`, search: `?kept_after=${next}` }}
            className={buttonStyle({ size: "sm" })}
          >
            {t("fleets:nextRows")}
          </Link>
        </div>
      )}
    </Panel>
  );
}

/** A vehicle elsewhere cannot be opened by whoever is confined to his part of the fleet. */
function Vehicle({ vehicle_id: id, plate, vin, reason }: KeptView) {
  const value = <FactValue field={plate ? "plate" : "vin"} value={plate ?? vin} />;
  return reason === "elsewhere" ? (
    value
  ) : (
    <Link to={`/vehicles/${id}`} className="link">
      {value}
    </Link>
  );
}

/** Where a commit is taken back, for as long as something of it can be. */
export function OfferUndo({ upload }: { upload: UploadView }) {
  const t = useT();
  if (upload.status !== "committed" || upload.counts.new + upload.counts.changed === 0) return null;
  return (
    <Panel title={t("fleets:undo.title")}>
      <div className="grid justify-items-start gap-3">
        <p className="max-w-[68ch] text-ink-soft">{t("fleets:undo.what")}</p>
        <LinkButton to={`/uploads/${upload.id}/undo`}>{t("fleets:undo.open")}</LinkButton>
      </div>
    </Panel>
  );
}
