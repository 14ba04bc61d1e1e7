import { Link } from "@remix-run/react";
import { Banner } from "#app/components/ui/banner.tsx";
import { useT } from "#app/locales/use-t.ts";

/** The file is the error workbook of an import that was over when it came back. */
export function WorkbookOfOverNote({ uploadId }: { uploadId: string }) {
  const t = useT();
  return (
    <Banner tone="info" title={t("fleets:workbook.overTitle")}>
      {t("fleets:workbook.over")}{" "}
      <Link to={`/uploads/${uploadId}`} className="link">
        {t("fleets:workbook.overLink")}
      </Link>
    </Banner>
  );
}
