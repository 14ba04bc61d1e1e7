import type { ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger as AriaMenuTrigger,
  type MenuItemProps,
} from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { classNames } from "#app/components/ui/class-names.ts";

export interface MenuProps {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
}

/** Further actions behind one button. Needs scripts: never the only way to something. */
export function Menu({ trigger, label, children }: MenuProps) {
  return (
    <AriaMenuTrigger>
      {trigger}
      <Popover
        placement="bottom end"
        className="min-w-48 rounded-lg border border-rule-strong bg-sheet text-ink shadow-float"
      >
        <AriaMenu aria-label={label} className="p-1 outline-none">
          {children}
        </AriaMenu>
      </Popover>
    </AriaMenuTrigger>
  );
}

export function MenuItem({ isDangerous, ...props }: Omit<MenuItemProps, "className"> & { isDangerous?: boolean }) {
  return (
    <AriaMenuItem
      {...props}
      className={classNames(
        "flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-3 outline-none data-[focused]:bg-sunken data-[disabled]:text-ink-soft",
        isDangerous && "text-danger",
      )}
    />
  );
}
