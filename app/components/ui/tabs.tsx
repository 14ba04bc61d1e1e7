import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
} from "react-aria-components/Tabs";
import { classNames } from "#app/components/ui/class-names.ts";

const strip = "flex gap-6 overflow-x-auto border-b";
const tab = (isChosen: boolean) =>
  classNames(
    "-mb-px cursor-pointer border-b-2 py-2 whitespace-nowrap",
    isChosen ? "border-accent font-medium text-ink" : "border-transparent text-ink-soft hover:text-ink",
  );

export interface TabView {
  id: string;
  label: ReactNode;
  content: ReactNode;
}

/** Views of one thing that need no address of their own. */
export function Tabs({ label, views }: { label: string; views: TabView[] }) {
  return (
    <AriaTabs className="grid gap-4">
      <AriaTabList aria-label={label} className={strip}>
        {views.map((view) => (
          <AriaTab key={view.id} id={view.id} className={({ isSelected }) => tab(isSelected)}>
            {view.label}
          </AriaTab>
        ))}
      </AriaTabList>
      {views.map((view) => (
        <AriaTabPanel key={view.id} id={view.id}>
          {view.content}
        </AriaTabPanel>
      ))}
    </AriaTabs>
  );
}

/** Views with an address: links that look like tabs and work before scripts. */
export function LinkTabs({
  label,
  links,
}: {
  label: string;
  links: { to: string; label: ReactNode; end?: boolean }[];
}) {
  return (
    <nav aria-label={label} className={strip}>
      {links.map((link) => (
        <NavLink key={link.to} to={link.to} end={link.end} className={({ isActive }) => tab(isActive)}>
          {link.label}
        </NavLink>
      ))}
    </nav>
  );
}
