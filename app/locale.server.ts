import { defaultLocale, isLocale, type Locale } from "#app/domain/locale.ts";
import { readPreference } from "#app/preference-cookies.server.ts";

/** The language of an answer: the person's own choice, then the cookie, then the browser, then French. */
export function resolveLocale(request: Request, userLocale?: Locale | null): Locale {
  if (userLocale) return userLocale;
  const chosen = readPreference(request, "locale");
  if (isLocale(chosen)) return chosen;
  return preferredLocale(request.headers.get("Accept-Language")) ?? defaultLocale;
}

/** The best of the listed languages by weight (RFC 9110, 12.5.4); a weight of 0 means "not this one". */
function preferredLocale(header: string | null): Locale | undefined {
  const ranges = (header ?? "").slice(0, 500).split(",").map(readRange);
  ranges.sort((one, other) => other.weight - one.weight);
  return ranges
    .filter((range) => range.weight > 0)
    .map((range) => range.language)
    .find(isLocale);
}

function readRange(text: string) {
  const [tag = "", ...parameters] = text.trim().toLowerCase().split(";");
  const weight = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean);
  return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
}
