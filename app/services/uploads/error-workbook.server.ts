import { streamWorkbook } from "#app/adapters/workbook/stream-workbook.server.ts";
import { sheetName } from "#app/adapters/workbook/text-cell.ts";
import { directionOf } from "#app/domain/locale.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { markName } from "#imports/workbook-mark.ts";
import { nextAct } from "./correction-acts.server.ts";
import { writeGuide } from "./error-workbook-guide.server.ts";
import { onePageWide } from "./error-workbook-layout.ts";
import { writeCustomerRows } from "./error-workbook-rows.server.ts";
import { getUpload } from "./get-upload.server.ts";
import { listCorrectedFields } from "./list-marks.server.ts";
import type { Upload } from "./upload-access.server.ts";
import { guideName, guideNames, wordsIn } from "./workbook-words.server.ts";

/** What the parts of the workbook say and from where. */
export interface ErrorWorkbook {
  upload: Upload;
  locale: Actor["locale"];
  /** Name of the sheet with the rows. */
  rowsName: string;
}

/**
 * The customer's own file with the bad cells marked and explained. It carries the name of its upload: sent again, it
 * continues the same import.
 */
export async function writeErrorWorkbook(
  house: Pick<House, "db" | "files" | "clock" | "baseUrl">,
  actor: Actor,
  { uploadId }: { uploadId: string },
): Promise<{ fileName: string; content: AsyncIterable<Uint8Array> & { destroy(): void } } | Refusal> {
  const { upload, causes } = await getUpload(house, actor, uploadId);
  const closed = refuseWorkbook(upload);
  if (closed) return closed;
  const key = { companyId: actor.companyId, uploadId: upload.id };
  const { act, correctedFields } = await house.db.company(actor.companyId, async (tx) => {
    await recordAct(tx, house.clock, actor, {
      act: "import.errors_exported",
      subjectKind: "upload",
      subjectId: upload.id,
    });
    return { act: (await nextAct(tx, key)) - 1, correctedFields: await listCorrectedFields(tx, key) };
  });
  const say = wordsIn(actor.locale);
  const book: ErrorWorkbook = {
    upload,
    locale: actor.locale,
    rowsName: sheetName(upload.sheet ?? say("fleets:workbook.rowsSheet"), guideNames()),
  };
  const copy = await house.files.localCopy(upload.fileKey ?? "");
  const content = await streamWorkbook(async (workbook) => {
    try {
      writeGuide(workbook.addWorksheet(guideName(actor.locale), guideView(actor)), { ...book, causes, house });
      await writeCustomerRows(workbook, house, key, { ...book, causes, correctedFields, path: copy.path });
      const mark = workbook.addWorksheet(markName({ uploadId: upload.id, act }), { state: "veryHidden" });
      mark.getCell(1, 1).value = say("fleets:workbook.mark");
    } finally {
      await copy.release();
    }
  });
  return { fileName: workbookName(upload.fileName, say("fleets:workbook.suffix")), content };
}

const guideView = ({ locale }: Actor) => ({
  views: [{ showGridLines: false, rightToLeft: directionOf(locale) === "rtl" }],
  pageSetup: onePageWide,
});

/** Rows that are being read or corrected would be half of what the workbook says it is. */
function refuseWorkbook({ status, errorCode, correcting, fileKey }: Upload): Refusal | undefined {
  if (status === "reading" || status === "failed" || errorCode !== null) return refuse("workbook_not_ready");
  if (correcting !== null) return refuse("upload_being_corrected");
  return fileKey === null ? refuse("file_gone") : undefined;
}

const suffixes = /-(errors|erreurs|أخطاء)( ?\(\d+\))?$/;

/** The name of the customer's file, with one ending however often it went to and fro. */
export function workbookName(fileName: string, suffix: string): string {
  const base = fileName.replace(/\.[^.]{1,5}$/, "").replace(suffixes, "");
  return `${base.slice(0, 150)}-${suffix}.xlsx`;
}
