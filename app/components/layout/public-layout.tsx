import type { ReactNode } from "react";
import { AppearanceSwitch } from "#app/components/layout/appearance-switch.tsx";
import { Brand } from "#app/components/layout/brand.tsx";
import { mainId } from "#app/components/layout/document.tsx";
import { LanguageSwitch } from "#app/components/layout/language-switch.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { useT } from "#app/locales/use-t.ts";

export interface PublicLayoutProps {
  /** `narrow` for one form or one answer: sign-in, verification, the driver's page. */
  width?: "wide" | "narrow";
  /** At the end of the head, beside the languages. */
  action?: ReactNode;
  children: ReactNode;
}

/** Pages that anyone may open. */
export function PublicLayout({ width = "wide", action, children }: PublicLayoutProps) {
  const t = useT();
  const column = classNames("mx-auto w-full px-4 sm:px-8", width === "wide" ? "max-w-6xl" : "max-w-xl");
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto]">
      <header className={classNames(column, "flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4")}>
        <Brand to="/" />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <LanguageSwitch />
          {action}
        </div>
      </header>
      <main id={mainId} tabIndex={-1} className={classNames(column, "outline-none")}>
        {children}
      </main>
      <footer className={classNames(column, "pt-16")}>
        <div className="flex flex-wrap items-end justify-between gap-6 border-t py-6">
          <p className="max-w-prose text-sm text-ink-soft">{t("common:footer")}</p>
          <AppearanceSwitch />
        </div>
      </footer>
    </div>
  );
}
