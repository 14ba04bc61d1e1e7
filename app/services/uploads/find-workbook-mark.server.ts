import { dayInAlgiers } from "#app/domain/day.ts";
import type { House } from "#app/services/house.ts";
import { readUpload } from "#imports/read-upload.server.ts";
import { readMark, type WorkbookMark } from "#imports/workbook-mark.ts";

/** A request waits for the answer: a file that takes longer is none of ours. */
const watchdog = { silenceMs: 30_000, totalMs: 30_000 };

/** How every zip file begins. */
const zipStart = "PK";

/** What a received file says of itself: that it is the error workbook of an upload. Null for every other file. */
export async function findWorkbookMark(
  { files, clock }: Pick<House, "files" | "clock">,
  { fileKey, fileName }: { fileKey: string; fileName: string },
): Promise<WorkbookMark | null> {
  if ((await readStart(files, fileKey)) !== zipStart) return null;
  const copy = await files.localCopy(fileKey);
  try {
    const request = { path: copy.path, fileName, today: dayInAlgiers(clock.now()), answer: "sheets" } as const;
    for await (const event of readUpload(request, { watchdog })) {
      if (event.type !== "sheets") continue;
      const marks = [...event.hidden, ...event.visible].map(readMark);
      return marks.find((mark) => mark !== null) ?? null;
    }
    return null;
  } finally {
    await copy.release();
  }
}

async function readStart(files: House["files"], fileKey: string): Promise<string> {
  let start = "";
  for await (const bytes of await files.read(fileKey, { start: 0, end: 1 }))
    start += Buffer.from(bytes).toString("latin1");
  return start;
}
