/** Small choices of the browser (language, theme, row height): one of a few known words, never a secret. */
const oneYear = 365 * 24 * 60 * 60;

export function readPreference(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get("Cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([key]) => key === name)?.[1];
}

export const preferenceCookie = (name: string, value: string, baseUrl: string): string =>
  `${name}=${value}; Path=/; Max-Age=${oneYear}; SameSite=Lax; HttpOnly${baseUrl.startsWith("https:") ? "; Secure" : ""}`;
