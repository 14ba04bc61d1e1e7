import { Links, Meta, Scripts, ScrollRestoration } from "@remix-run/react";
import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useAppearance } from "#app/components/layout/appearance.ts";
import { useNonce } from "#app/components/layout/nonce.tsx";
import { usePageTitle } from "#app/components/layout/page-title.ts";
import { Announcer } from "#app/components/ui/announce.tsx";
import { directionOf, intlTag } from "#app/domain/locale.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export const mainId = "content";

/** The HTML document around every page, the broken one included. */
export function Document({ children }: { children: ReactNode }) {
  const t = useT();
  const locale = useLanguage();
  const nonce = useNonce();
  const { theme, density } = useAppearance();
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme} data-density={density} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{usePageTitle()}</title>
        <Meta />
        <Links />
      </head>
      <body className="min-h-dvh">
        <a
          href={`#${mainId}`}
          className="sr-only z-50 focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:rounded-md focus:bg-ink focus:px-4 focus:py-2 focus:text-paper"
        >
          {t("common:skipToContent")}
        </a>
        <I18nProvider locale={intlTag[locale]}>{children}</I18nProvider>
        <Announcer />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}
