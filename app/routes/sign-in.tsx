import { redirectDocument } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { publicAction, publicLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { PublicLayout } from "#app/components/layout/public-layout.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { isLocale } from "#app/domain/locale.ts";
import { useT } from "#app/locales/use-t.ts";
import { readPreference } from "#app/preference-cookies.server.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { safeRedirect } from "#app/safe-redirect.ts";
import { signIn } from "#app/services/accounts/sign-in.server.ts";

export const handle: PageHandle = { title: (t) => t("accounts:signInTitle") };

export const loader = publicLoader(async ({ context, url }) => {
  const to = safeRedirect(url.searchParams.get("to"), "/dashboard");
  if (context.session) throw redirectDocument(to);
  return { to };
});

/** Another document: the account may have another language than the page. */
export const action = publicAction(async ({ request, context, house, locale }) => {
  const form = await request.formData();
  const email = String(form.get("email") ?? "").slice(0, 320);
  const password = String(form.get("password") ?? "").slice(0, 200);
  const chosen = readPreference(request, "locale");
  const result = await signIn(
    { db: house.db, sessions: context.sessions },
    {
      email,
      password,
      address: context.address,
      pageLocale: locale,
      chosenLocale: isLocale(chosen) ? chosen : undefined,
    },
  );
  if (result.refused) return { email, refusal: refusalSentence(result, locale) };
  throw redirectDocument(safeRedirect(form.get("to"), "/dashboard"), { headers: { "Set-Cookie": result.cookie } });
});

export default function SignIn() {
  const t = useT();
  const { to } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const isSending = useNavigation().state !== "idle";
  return (
    <PublicLayout width="narrow">
      <Form method="post" className="mt-10 grid gap-6">
        <div className="grid gap-2">
          <h1 className="text-2xl font-semibold">{t("accounts:signInTitle")}</h1>
          <p className="text-ink-soft">{t("accounts:signInLead")}</p>
        </div>
        {refused && (
          <Banner tone="danger" title={t("accounts:refusedTitle")} live="alert">
            {refused.refusal}
          </Banner>
        )}
        <input type="hidden" name="to" value={to} />
        <TextField
          label={t("accounts:email")}
          name="email"
          type="email"
          dir="ltr"
          autoComplete="username"
          required
          defaultValue={refused?.email}
        />
        <TextField
          label={t("accounts:password")}
          name="password"
          type="password"
          dir="ltr"
          autoComplete="current-password"
          required
        />
        <Button type="submit" look="primary" isPending={isSending}>
          {t("accounts:signIn")}
        </Button>
        <p className="text-sm text-ink-soft">{t("accounts:noAccount")}</p>
      </Form>
    </PublicLayout>
  );
}
