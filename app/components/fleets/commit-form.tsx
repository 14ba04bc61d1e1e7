import { Form, useNavigation } from "@remix-run/react";
import type { UploadView } from "#app/components/fleets/views.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Checkbox } from "#app/components/ui/choice.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

/** The second gate closes with it: what will happen is said in figures before it happens. */
export function CommitForm({ upload }: { upload: UploadView }) {
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
            <Checkbox
              name="invalidRows"
              value="skip"
              label={t("fleets:commit.skip", { invalid: count(counts.invalid) })}
              description={t("fleets:commit.skipNote")}
            />
          )}
        </div>
        <Button type="submit" look="primary" isPending={pathname?.endsWith("/commit") ?? false}>
          {t("fleets:commit.commit")}
        </Button>
      </Form>
    </Panel>
  );
}
