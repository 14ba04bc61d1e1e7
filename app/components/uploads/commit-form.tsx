import { Form, useNavigation } from "@remix-run/react";
import type { CauseView, UploadView } from "#app/components/fleets/views.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/choice.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface CommitFormProps {
  upload: UploadView;
  /** Why rows are left out. */
  causes: CauseView[];
}

/** The second gate closes with it: what will happen is said in figures before it happens. */
export function CommitForm({ upload, causes }: CommitFormProps) {
  const t = useT();
  const locale = useLanguage();
  const { pathname } = useNavigation().location ?? {};
  const { counts } = upload;
  const count = (value: number) => formatCount(value, locale);
  return (
    <Panel>
      <Form
        method="post"
        action={`/uploads/${upload.id}/commit?gate=rows`}
        className="grid items-end gap-x-8 gap-y-4 md:grid-cols-[1fr_auto]"
      >
        <div className="grid max-w-[68ch] gap-3">
          <p>
            {t("fleets:commit.what", {
              created: count(counts.new),
              changed: count(counts.changed),
              unchanged: count(counts.unchanged),
            })}
          </p>
          {counts.duplicate > 0 && <p>{t("fleets:commit.duplicates", { duplicates: count(counts.duplicate) })}</p>}
          {counts.invalid > 0 && (
            <>
              <Checkbox
                name="invalidRows"
                value="skip"
                label={t("fleets:commit.skip", { invalid: count(counts.invalid) })}
                description={t("fleets:commit.skipNote")}
              />
              <LeftOut upload={upload} causes={causes} />
            </>
          )}
        </div>
        <Button type="submit" look="primary" isPending={pathname?.endsWith("/commit") ?? false}>
          {t("fleets:commit.commit")}
        </Button>
      </Form>
    </Panel>
  );
}

/** Which rows a commit would leave out and why, to take along and send again later. */
function LeftOut({ upload, causes }: CommitFormProps) {
  const t = useT();
  const locale = useLanguage();
  return (
    <details className="ms-8 text-sm">
      <summary className="w-fit cursor-pointer text-ink-soft hover:text-ink">{t("fleets:commit.why")}</summary>
      <ul className="mt-2 grid gap-1">
        {causes.map((cause) => (
          <li key={`${cause.code}:${cause.field}`} className="grid grid-cols-[3.5rem_1fr] gap-3">
            <span className="text-end font-semibold tabular-nums">{formatCount(cause.count, locale)}</span>
            <span>{cause.message}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <a href={`/uploads/${upload.id}/errors.xlsx`} download className="link">
          {t("fleets:commit.takeAlong")}
        </a>
      </p>
    </details>
  );
}
