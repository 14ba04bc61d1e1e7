import { describe, expect, test } from "vitest";
import type { Locale } from "#app/domain/locale.ts";
import { resolveLocale } from "#app/locale.server.ts";

interface Case {
  name: string;
  user?: Locale | null;
  cookie?: string;
  accepts?: string;
  expected: Locale;
}

const cases: Case[] = [
  { name: "nothing said", expected: "fr" },
  { name: "the person's choice comes first", user: "ar", cookie: "locale=en", accepts: "fr", expected: "ar" },
  { name: "then the cookie", user: null, cookie: "theme=dark; locale=en", accepts: "ar", expected: "en" },
  { name: "then the browser", accepts: "ar-DZ,ar;q=0.9,fr;q=0.8", expected: "ar" },
  { name: "the heaviest wins, wherever it stands", accepts: "fr;q=0.5, en;q=0.7", expected: "en" },
  { name: "languages we do not have are passed over", accepts: "de-DE,de;q=0.9,en;q=0.3", expected: "en" },
  { name: "weight 0 refuses", accepts: "ar;q=0, de", expected: "fr" },
  { name: "only foreign languages", accepts: "de, *;q=0.5", expected: "fr" },
  { name: "a cookie that is no language", cookie: "locale=xx", accepts: "en", expected: "en" },
  { name: "a cookie whose name only ends so", cookie: "mylocale=ar", accepts: "en", expected: "en" },
  { name: "garbage", cookie: ";;=;", accepts: ";q=,,;;q=9", expected: "fr" },
];

describe("the language of an answer", () => {
  test.each(cases)("$name", ({ user, cookie, accepts, expected }) => {
    const headers = new Headers();
    if (cookie) headers.set("Cookie", cookie);
    if (accepts) headers.set("Accept-Language", accepts);
    expect(resolveLocale(new Request("http://ostoul.example/", { headers }), user)).toBe(expected);
  });
});
