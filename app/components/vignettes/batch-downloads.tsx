import { Download } from "lucide-react";
import { buttonStyle } from "#app/components/ui/button.tsx";
import { useT } from "#app/locales/use-t.ts";

export interface BatchDownloadsProps {
  invoiceId: string;
  may: { mayDownload: boolean; mayExport: boolean; mayReadDrivers: boolean };
}

/** Files of an invoice's vignettes: plain links, so that the browser's own downloads can pause and go on. */
export function BatchDownloads({ invoiceId, may }: BatchDownloadsProps) {
  const t = useT();
  const base = `/invoices/${invoiceId}/vignettes`;
  const others = [
    may.mayDownload && { href: `${base}.zip?by=depot`, label: t("vignettes:byDepot") },
    may.mayDownload && may.mayReadDrivers && { href: `${base}.zip?by=driver`, label: t("vignettes:byDriver") },
    may.mayDownload && { href: `${base}.pdf`, label: t("vignettes:printFile") },
    may.mayExport && { href: `${base}.csv`, label: t("vignettes:index") },
  ].filter((file) => file !== false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {may.mayDownload && (
        <a href={`${base}.zip`} className={buttonStyle({ look: "primary" })}>
          <Download aria-hidden className="size-4" />
          {t("vignettes:downloadZip")}
        </a>
      )}
      {others.map(({ href, label }) => (
        <a key={href} href={href} className={buttonStyle({ look: "secondary" })}>
          {label}
        </a>
      ))}
    </div>
  );
}
