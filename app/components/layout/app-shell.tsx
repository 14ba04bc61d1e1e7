import { NavLink } from "@remix-run/react";
import { LogOut, Menu as MenuIcon } from "lucide-react";
import type { ReactNode } from "react";
import { AppearanceSwitch } from "#app/components/layout/appearance-switch.tsx";
import { Brand } from "#app/components/layout/brand.tsx";
import { mainId } from "#app/components/layout/document.tsx";
import { entriesFor } from "#app/components/layout/entries.ts";
import { LanguageSwitch } from "#app/components/layout/language-switch.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import type { Role } from "#app/domain/roles.ts";
import { useT } from "#app/locales/use-t.ts";

export interface AppShellProps {
  company: string;
  person: string;
  role: Role;
  children: ReactNode;
}

/** The frame of every signed-in page: the way through the product beside it, on a phone behind one press. */
export function AppShell({ company, person, role, children }: AppShellProps) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <PhoneBar {...{ company, person, role }} />
      <aside className="sticky top-0 hidden h-dvh flex-col gap-6 overflow-y-auto border-e bg-sheet px-3 py-5 lg:flex">
        <div className="px-3">
          <Brand to="/dashboard" />
        </div>
        <Navigation role={role} />
        <div className="mt-auto">
          <Account {...{ company, person, role }} />
        </div>
      </aside>
      <main id={mainId} tabIndex={-1} className="min-w-0 px-4 py-5 outline-none sm:px-8 sm:py-8">
        <div className="mx-auto grid max-w-7xl gap-6">{children}</div>
      </main>
    </div>
  );
}

type Member = Omit<AppShellProps, "children">;

/** `details` opens before scripts load, and closes by itself when the next page is another document. */
function PhoneBar({ company, person, role }: Member) {
  const t = useT();
  return (
    <details className="group sticky top-0 z-30 border-b bg-sheet lg:hidden">
      <summary className="flex min-h-14 list-none items-center gap-3 px-4 [&::-webkit-details-marker]:hidden">
        <MenuIcon aria-hidden className="size-5" />
        <span className="font-medium">{t("common:navigation.menu")}</span>
        <span className="ms-auto truncate text-sm text-ink-soft">
          <bdi>{company}</bdi>
        </span>
      </summary>
      <div className="grid max-h-[calc(100dvh-3.5rem)] gap-5 overflow-y-auto border-t px-1 py-4">
        <Navigation role={role} />
        <Account {...{ company, person, role }} />
      </div>
    </details>
  );
}

function Navigation({ role }: { role: Role }) {
  const t = useT();
  return (
    <nav aria-label={t("common:navigation.main")}>
      <ul className="grid gap-0.5">
        {entriesFor(role).map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <NavLink
              to={to}
              onClick={closePhoneMenu}
              className={({ isActive }) =>
                classNames(
                  "flex min-h-10 items-center gap-3 rounded-md px-3 text-ink no-underline",
                  isActive ? "bg-accent-wash font-semibold text-accent-strong" : "hover:bg-sunken",
                )
              }
            >
              <Icon aria-hidden strokeWidth={1.75} className="size-4.5" />
              {t(label)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const closePhoneMenu = (event: { currentTarget: Element }) =>
  event.currentTarget.closest("details")?.removeAttribute("open");

function Account({ company, person, role }: Member) {
  const t = useT();
  return (
    <div className="grid gap-4 border-t px-3 pt-4">
      <div className="min-w-0">
        <p className="font-semibold [overflow-wrap:anywhere]">
          <bdi>{company}</bdi>
        </p>
        <p className="text-sm text-ink-soft">
          <bdi>{person}</bdi> · {t(`accounts:roles.${role}`)}
        </p>
      </div>
      <AppearanceSwitch withDensity />
      <div className="-mx-2">
        <LanguageSwitch />
      </div>
      <form method="post" action="/sign-out">
        <Button type="submit" look="secondary" size="sm" className="w-full">
          <LogOut aria-hidden className="size-4 rtl:-scale-x-100" />
          {t("accounts:signOut")}
        </Button>
      </form>
    </div>
  );
}
