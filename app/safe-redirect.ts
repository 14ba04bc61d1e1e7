/**
 * A path of our own to go to after an action, or the fallback. Decoded once; two slashes in a row, dots that climb, a
 * backslash and anything that a browser could read as another host are refused (CVE-2026-53668, -53669).
 */
export function safeRedirect(to: FormDataEntryValue | string | null | undefined, fallback = "/"): string {
  if (typeof to !== "string") return fallback;
  try {
    const path = decodeURIComponent(to);
    return /^(?!.*(\/\/|\/\.))\/[\w\-./?=&%]*$/.test(path) ? path : fallback;
  } catch {
    return fallback;
  }
}
