import { useMatches } from "@remix-run/react";
import { type Translate, useT } from "#app/locales/use-t.ts";

/** `export const handle: PageHandle<typeof loader> = { title: (t, data) => … }` in a route names its page. */
export interface PageHandle<Data = unknown> {
  title: (t: Translate, data: Data) => string;
}

const isPageHandle = (handle: unknown): handle is PageHandle =>
  typeof handle === "object" && handle !== null && "title" in handle && typeof handle.title === "function";

/** The innermost page that has a name, then the product. */
export function usePageTitle(): string {
  const t = useT();
  const named = useMatches().findLast((match) => isPageHandle(match.handle) && match.data);
  const product = t("common:productName");
  const title = named && isPageHandle(named.handle) ? named.handle.title(t, named.data) : t("common:tagline");
  return `${title} · ${product}`;
}
