import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { companyLoader } from "#app/access.server.ts";
import { AppShell } from "#app/components/layout/app-shell.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { PublicLayout } from "#app/components/layout/public-layout.tsx";
import { NotAllowed } from "#app/services/refusal.ts";

/** The frame of the company's pages. Each page asks for its own permission besides: loaders run side by side. */
export const loader = companyLoader("company:read", async ({ context }) => {
  if (!context.session) throw new NotAllowed("company:read");
  const { company, user, role } = context.session;
  return { company: company.name, person: user.name, role };
});

export default function CompanyPages() {
  return (
    <AppShell {...useLoaderData<typeof loader>()}>
      <Outlet />
    </AppShell>
  );
}

/** A page that fails leaves the way to the others standing. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>("routes/_app");
  return frame ? (
    <AppShell {...frame}>
      <ErrorPage />
    </AppShell>
  ) : (
    <PublicLayout>
      <ErrorPage />
    </PublicLayout>
  );
}
