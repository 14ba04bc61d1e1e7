import { useLocation } from "@remix-run/react";
import { classNames } from "#app/components/ui/class-names.ts";
import { directionOf, type Locale, locales } from "#app/domain/locale.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

/** Each language under its own name, so that a person finds it in a page he cannot read. */
const ownNames: Record<Locale, string> = { ar: "العربية", fr: "Français", en: "English" };

/** A native form: the answer is a new document, in the new language and direction. */
export function LanguageSwitch() {
  const t = useT();
  const current = useLanguage();
  return (
    <form method="post" action="/locale" aria-label={t("common:language.change")} className="flex items-center">
      <ReturnHere />
      {locales.map((locale) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          dir={directionOf(locale)}
          aria-pressed={locale === current}
          className={classNames(
            "min-h-8 rounded-md px-2 text-sm",
            locale === current ? "font-semibold text-ink" : "text-ink-soft hover:text-accent hover:underline",
          )}
        >
          {ownNames[locale]}
        </button>
      ))}
    </form>
  );
}

/** The page that a preference form comes back to. */
export function ReturnHere() {
  const { pathname, search } = useLocation();
  return <input type="hidden" name="to" value={`${pathname}${search}`} />;
}
