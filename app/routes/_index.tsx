import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicLoader } from "#app/access.server.ts";
import { qrModules } from "#app/adapters/qr/qr-modules.ts";
import { FrontPage } from "#app/components/front/front-page.tsx";
import { PublicLayout } from "#app/components/layout/public-layout.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { drawCode } from "#app/components/ui/qr-code.tsx";
import { useT } from "#app/locales/use-t.ts";

export const loader = publicLoader(async ({ context, url }) => {
  if (context.session) throw redirect("/dashboard");
  return { code: drawCode(qrModules(`${url.origin}/v`)) };
});

export default function Index() {
  const t = useT();
  const { code } = useLoaderData<typeof loader>();
  return (
    <PublicLayout
      action={
        <LinkButton to="/sign-in" size="sm">
          {t("common:front.signIn")}
        </LinkButton>
      }
    >
      <FrontPage code={code} />
    </PublicLayout>
  );
}
