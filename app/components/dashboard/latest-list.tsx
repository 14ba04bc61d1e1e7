import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Panel } from "#app/components/ui/panel.tsx";
import { useT } from "#app/locales/use-t.ts";

export interface LatestItem {
  id: string;
  to: string;
  name: ReactNode;
  state: ReactNode;
  amount: ReactNode;
}

/** The latest few of a word, each a link, with the way to all of them. */
export function LatestList({
  title,
  to,
  items,
  empty,
}: {
  title: string;
  to: string;
  items: LatestItem[];
  empty: string;
}) {
  const t = useT();
  return (
    <Panel
      title={title}
      isFlush
      actions={
        items.length > 0 && (
          <Link to={to} className="link text-sm">
            {t("accounts:dashboard.all")}
          </Link>
        )
      }
    >
      {items.length === 0 && <p className="px-4 py-6 text-ink-soft sm:px-5">{empty}</p>}
      <ul className="divide-y">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
            <Link to={item.to} className="link font-medium">
              {item.name}
            </Link>
            <span className="flex flex-wrap items-center justify-between gap-x-5 gap-y-1 max-sm:w-full">
              {item.state}
              {item.amount}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
