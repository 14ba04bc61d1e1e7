import { Form, useLoaderData } from "@remix-run/react";
import { publicLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { PublicLayout } from "#app/components/layout/public-layout.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Progress } from "#app/components/ui/progress.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { useOfflinePage } from "#app/components/vignettes/use-offline-page.ts";
import { type CheckedCode, useScannedCode } from "#app/components/vignettes/use-scanned-code.ts";
import { VerdictPanel } from "#app/components/vignettes/verdict.tsx";
import { formatInstant } from "#app/domain/day.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { pinnedKeys } from "#app/services/vignettes/key-list.server.ts";
import { verifySerial } from "#app/services/vignettes/verify-serial.server.ts";

export const handle: PageHandle = { title: (t) => t("verify:title") };

/** The code behind the `#` never comes here; a typed serial does. */
export const loader = publicLoader(async ({ house, url, context, locale }) => {
  const typed = url.searchParams.get("serial")?.slice(0, 100) ?? "";
  const pinned = await pinnedKeys(house);
  if (!typed) return { pinned, typed, found: null, refusal: null };
  const found = await verifySerial(house, { typed, address: context.address });
  if (isRefusal(found)) return { pinned, typed, found: null, refusal: refusalSentence(found, locale) };
  return { pinned, typed, found, refusal: null };
});

export default function Verify() {
  const t = useT();
  const { pinned, found } = useLoaderData<typeof loader>();
  const scanned = useScannedCode(pinned);
  useOfflinePage();
  const isChecking = scanned === null;
  return (
    <PublicLayout width="narrow">
      <div className="grid gap-6 py-4">
        <PageHeading title={t("verify:title")} lead={scanned || found ? undefined : t("verify:lead")} />
        {isChecking && <Progress label={t("verify:checking")} />}
        {scanned && <Scanned checked={scanned} />}
        {!scanned && !isChecking && found && <VerdictPanel verdict={found.result} facts={found} />}
        {!isChecking && <TypedSerial isSecond={Boolean(scanned || found)} />}
      </div>
    </PublicLayout>
  );
}

function Scanned({ checked }: { checked: CheckedCode }) {
  const t = useT();
  const locale = useLanguage();
  const { verdict, fields, listedAt, isOffline } = checked;
  return (
    <div className="grid gap-4">
      <VerdictPanel verdict={verdict} facts={fields} />
      <p className="text-sm text-ink-soft">
        {isOffline ? t("verify:offline") : t("verify:privacy")}{" "}
        {listedAt && t("verify:listOf", { at: formatInstant(listedAt, locale) })}
      </p>
    </div>
  );
}

function TypedSerial({ isSecond }: { isSecond: boolean }) {
  const t = useT();
  const { typed, refusal } = useLoaderData<typeof loader>();
  return (
    <Panel title={isSecond ? t("verify:another") : undefined}>
      <Form method="get" action="/v" reloadDocument className="grid gap-4">
        <TextField
          label={t("verify:serial")}
          description={t("verify:serialHint")}
          error={refusal}
          name="serial"
          dir="ltr"
          defaultValue={isSecond ? "" : typed}
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button type="submit" look={isSecond ? "secondary" : "primary"} className="justify-self-start">
          {t("verify:check")}
        </Button>
      </Form>
      <noscript>
        <p className="mt-4 text-sm text-ink-soft">{t("verify:noScript")}</p>
      </noscript>
    </Panel>
  );
}
