import { ReadingRefused } from "../sheet.ts";
import { type Archive, openArchive } from "./open-archive.server.ts";

/** The part that says of itself what an archive is holds one line. */
const smallPart = 1 << 20;
const noSpreadsheet = (format: string) => new ReadingRefused("not_a_spreadsheet", { format });

/** Says by its parts what a zip file is: workbooks of all kinds, documents and photographs travel as zip files. */
export async function sniffArchive(path: string): Promise<"xlsx" | "ods"> {
  const archive = await openArchive(path, smallPart);
  if (archive.has("EncryptedPackage", "encrypted-package"))
    throw new ReadingRefused("encrypted_workbook", archive.has("encrypted-package") ? { reason: "password_ods" } : {});
  const openDocument = await kindOfOpenDocument(archive);
  if (openDocument === "spreadsheet") return "ods";
  if (openDocument || archive.has("word/document.xml", "ppt/presentation.xml")) throw noSpreadsheet("document");
  if (archive.has("xl/workbook.bin")) throw noSpreadsheet("xlsb");
  if (archive.has("Index/Document.iwa", "Index.zip", "index.apxl")) throw noSpreadsheet("numbers");
  if (!archive.has("_rels/.rels", "xl/workbook.xml")) throw noSpreadsheet("zip");
  return "xlsx";
}

/** `spreadsheet`, `text`, `presentation` …; null when it is no OpenDocument. */
async function kindOfOpenDocument(archive: Archive): Promise<string | null> {
  const entry = archive.find("mimetype");
  if (!entry) return archive.has("content.xml") && archive.has("META-INF/manifest.xml") ? "spreadsheet" : null;
  return /opendocument\.([a-z]+)/.exec(await archive.readText(entry))?.[1] ?? null;
}
