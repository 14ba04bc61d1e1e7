import type { Locale } from "./domain/locale.ts";
import { en } from "./locales/en/index.ts";
import { translatorFor } from "./locales/translators.server.ts";
import type { Refusal } from "./services/refusal.ts";

type ErrorKey = Extract<keyof typeof en.errors, string>;
const isErrorKey = (code: string): code is ErrorKey => Object.hasOwn(en.errors, code);

/** What, where, what next, in the reader's language; made from `errors:<code>`. */
export function refusalSentence({ code, params }: Pick<Refusal, "code" | "params">, locale: Locale): string {
  const translator = translatorFor(locale);
  return isErrorKey(code) ? String(translator.t(`errors:${code}`, params)) : String(translator.t("errors:fault"));
}
