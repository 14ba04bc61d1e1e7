import { buttonStyle } from "#app/components/ui/button.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { UploadForm } from "#app/components/uploads/upload-form.tsx";
import { useT } from "#app/locales/use-t.ts";

/** The other way of correcting: the customer's own file with its bad cells marked, out and in again. */
export function CorrectInExcel({ uploadId }: { uploadId: string }) {
  const t = useT();
  const file = {
    label: t("fleets:workbook.sendBack"),
    description: t("fleets:workbook.sendBackNote"),
    send: t("fleets:workbook.send"),
  };
  return (
    <Panel title={t("fleets:workbook.inExcel")}>
      <div className="grid items-start gap-x-10 gap-y-6 md:grid-cols-2">
        <div className="grid max-w-[60ch] justify-items-start gap-4">
          <p>{t("fleets:workbook.downloadNote")}</p>
          <a href={`/uploads/${uploadId}/errors.xlsx`} download className={buttonStyle({})}>
            {t("fleets:workbook.download")}
          </a>
        </div>
        <UploadForm file={file} />
      </div>
    </Panel>
  );
}
