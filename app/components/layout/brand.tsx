import { Link } from "@remix-run/react";
import { useT } from "#app/locales/use-t.ts";

/** Three plates, one behind the other: a fleet. The same drawing as `public/icon.svg`. */
export const Mark = () => (
  <svg aria-hidden="true" viewBox="0 0 32 32" className="size-8 shrink-0">
    <rect width="32" height="32" rx="6" fill="var(--accent)" />
    <g fill="none" stroke="var(--on-accent)" strokeWidth="2">
      <path d="M11 8h15v6" strokeOpacity=".55" />
      <path d="M8 12.500h14.500v6" strokeOpacity=".8" />
      <path d="M5 17h14v7H5z" fill="var(--on-accent)" />
    </g>
  </svg>
);

export function Brand({ to }: { to: string }) {
  const t = useT();
  return (
    <Link to={to} className="inline-flex items-center gap-2.5 text-lg font-semibold text-ink no-underline">
      <Mark />
      {t("common:productName")}
    </Link>
  );
}
