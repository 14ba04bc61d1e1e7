import { and, eq } from "drizzle-orm";
import type { Clock } from "#app/adapters/clock.server.ts";
import { dayInAlgiers } from "#app/domain/day.ts";
import type { Actor, Scope } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import type { Tx } from "#db/client.server.ts";
import { uploads } from "#db/schema/index.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import { countRows } from "./count-rows.server.ts";
import type { Judging } from "./judge-again.ts";
import { columnAnswers } from "./mapping.ts";
import { type CauseWork, correctNextOfCause, correctsCause } from "./next-of-cause.server.ts";
import type { OpenUpload } from "./open-upload.server.ts";
import { type UndoWork, undoNextRows } from "./undo-next-rows.server.ts";
import type { Upload } from "./upload-access.server.ts";

/** One act on many rows, as it stands in `uploads.correcting` while a job does it piece by piece. */
export interface CorrectionUnderWay {
  act: number;
  work: CauseWork | UndoWork;
  total: number;
  done: number;
  /** The last line that is done. */
  after: number;
  by: string | null;
  at: string;
  scope: Scope;
}

/** `isUnderWay`: a job does it; the upload says how far it is. */
export interface ManyRows {
  count: number;
  isUnderWay: boolean;
}

/** What a person waits for at most: about a second of work (measured: 5,300 rows a second). */
export const rowsAtOnce = 5000;

/** Does an act on few rows at once, and leaves one on many to a job; nothing else happens to the upload meanwhile. */
export async function startManyRows(
  { tx, upload, key, judging }: OpenUpload,
  actor: Actor,
  clock: Clock,
  { act, work, total }: Pick<CorrectionUnderWay, "act" | "work" | "total">,
): Promise<ManyRows> {
  const { scope } = judging;
  const start = { act, work, total, done: 0, after: 0, by: actor.id, at: clock.now().toISOString(), scope };
  const isUnderWay = total > rowsAtOnce;
  if (isUnderWay) {
    await setUnderWay(tx, key, start);
    await enqueue(tx, "correct-rows", { companyId: key.companyId, uploadId: upload.id });
  } else {
    await doNextRows(tx, key, judging, start);
    await countRows(tx, key);
  }
  return { count: total, isUnderWay };
}

/** The job: goes on with whatever correction is under way, a piece in each transaction, until it is done. */
export async function continueCorrection(
  house: Pick<House, "db" | "clock">,
  { companyId }: Actor,
  { uploadId }: { uploadId: string },
): Promise<void> {
  const key = { companyId, uploadId };
  while (await house.db.company(companyId, (tx) => doNextPiece(tx, key, dayInAlgiers(house.clock.now()))));
}

async function doNextPiece(tx: Tx, key: UploadKey, today: string): Promise<boolean> {
  const [upload] = await tx.select().from(uploads).where(isUpload(key)).for("update");
  const under = underWayOf(upload);
  if (!under) return false;
  const judging = { today, scope: under.scope, ...columnAnswers(upload ?? { choices: null }) };
  const lines = await doNextRows(tx, key, judging, under);
  const isOver = lines.length < rowsAtOnce;
  const next = { ...under, done: under.done + lines.length, after: lines.at(-1) ?? under.after };
  await setUnderWay(tx, key, isOver ? null : next);
  if (isOver) await countRows(tx, key);
  return !isOver;
}

function doNextRows(tx: Tx, key: UploadKey, judging: Judging, under: CorrectionUnderWay): Promise<number[]> {
  const { work, act, by, after } = under;
  if (!correctsCause(work)) return undoNextRows(tx, key, judging, { ...work, after, limit: rowsAtOnce });
  const acting = { act, by, at: new Date(under.at) };
  return correctNextOfCause(tx, key, judging, acting, { ...work, after, limit: rowsAtOnce });
}

const isUpload = ({ companyId, uploadId }: UploadKey) =>
  and(eq(uploads.companyId, companyId), eq(uploads.id, uploadId));

export const underWayOf = (upload: Upload | undefined) => (upload?.correcting ?? null) as CorrectionUnderWay | null;

const setUnderWay = (tx: Tx, key: UploadKey, correcting: CorrectionUnderWay | null) =>
  tx.update(uploads).set({ correcting }).where(isUpload(key));
