import latinFont from "@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2?url";
import arabicFont from "@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2?url";
import type { LinksFunction } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import { publicLoader } from "#app/access.server.ts";
import { isDensity, isTheme, usualAppearance } from "#app/components/layout/appearance.ts";
import { Document } from "#app/components/layout/document.tsx";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { PublicLayout } from "#app/components/layout/public-layout.tsx";
import { directionOf } from "#app/domain/locale.ts";
import { readPreference } from "#app/preference-cookies.server.ts";
import styles from "#app/styles/app.css?url";

const font = (href: string) =>
  ({ rel: "preload", href, as: "font", type: "font/woff2", crossOrigin: "anonymous" }) as const;

export const links: LinksFunction = () => [
  font(latinFont),
  font(arabicFont),
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/icon.svg", type: "image/svg+xml" },
  { rel: "icon", href: "/icon-32.png", sizes: "32x32", type: "image/png" },
  { rel: "apple-touch-icon", href: "/icon-180.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export const loader = publicLoader(async ({ request, context, locale }) => {
  const theme = readPreference(request, "theme");
  const density = readPreference(request, "density");
  const appearance = {
    theme: isTheme(theme) ? theme : usualAppearance.theme,
    density: isDensity(density) ? density : usualAppearance.density,
  };
  return { locale, direction: directionOf(locale), appearance, session: context.session ?? null };
});

export default function App() {
  return (
    <Document>
      <Outlet />
    </Document>
  );
}

export function ErrorBoundary() {
  return (
    <Document>
      <PublicLayout>
        <ErrorPage />
      </PublicLayout>
    </Document>
  );
}
