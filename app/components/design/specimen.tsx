import { useMemo } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { I18nextProvider } from "react-i18next";
import { ActionSpecimens } from "#app/components/design/action-specimens.tsx";
import { FieldSpecimens } from "#app/components/design/field-specimens.tsx";
import { StateSpecimens } from "#app/components/design/state-specimens.tsx";
import { TableSpecimens } from "#app/components/design/table-specimens.tsx";
import { ToneSpecimens } from "#app/components/design/tone-specimens.tsx";
import type { Theme } from "#app/components/layout/appearance.ts";
import { directionOf, intlTag, type Locale } from "#app/domain/locale.ts";
import { createTranslator, type Texts } from "#app/locales/create-translator.ts";

export interface SpecimenProps {
  locale: Locale;
  texts: Texts;
  theme: Exclude<Theme, "system">;
}

/** Every part of the design system in one language, direction and theme. */
export function Specimen({ locale, texts, theme }: SpecimenProps) {
  const translator = useMemo(() => createTranslator(locale, texts), [locale, texts]);
  return (
    <I18nextProvider i18n={translator}>
      <I18nProvider locale={intlTag[locale]}>
        <div
          lang={locale}
          dir={directionOf(locale)}
          data-theme={theme}
          className="grid min-w-0 content-start gap-8 px-4 py-8 sm:px-8"
        >
          <ToneSpecimens />
          <ActionSpecimens theme={theme} />
          <FieldSpecimens />
          <StateSpecimens />
          <TableSpecimens theme={theme} />
        </div>
      </I18nProvider>
    </I18nextProvider>
  );
}
