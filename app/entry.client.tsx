import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { defaultLocale, isLocale } from "#app/domain/locale.ts";
import { loadTranslator } from "#app/locales/load-translator.ts";

/** The server has chosen the language; the document says which. Another language is another document. */
async function start() {
  const { lang } = document.documentElement;
  const translator = await loadTranslator(isLocale(lang) ? lang : defaultLocale);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={translator}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

start();
