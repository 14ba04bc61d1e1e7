import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { StaticRouter } from "react-router-dom/server";
import type { Locale } from "#app/domain/locale.ts";
import { translatorFor } from "#app/locales/translators.server.ts";

/** The markup a browser gets before scripts load. */
export const draw = (content: ReactNode, locale: Locale, location = "/vehicles"): string =>
  renderToStaticMarkup(
    <I18nextProvider i18n={translatorFor(locale)}>
      <StaticRouter location={location}>{content}</StaticRouter>
    </I18nextProvider>,
  );
