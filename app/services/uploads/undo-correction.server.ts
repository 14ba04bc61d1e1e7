import { sql } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { uploadCorrections } from "#db/schema/index.ts";
import { type ManyRows, startManyRows } from "./correct-many.server.ts";
import { findLastAct } from "./correction-acts.server.ts";
import { withOpenUpload } from "./open-upload.server.ts";
import { standing } from "./undo-next-rows.server.ts";

export interface UndoInput {
  uploadId: string;
  /** The act the person sees as the last; when another one came after it, nothing is taken back. */
  act?: number;
}

/** Takes back the last act of correction that was not taken back yet: again and again, up to the file as it was read. */
export async function undoCorrection(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  { uploadId, act }: UndoInput,
): Promise<ManyRows | Refusal> {
  return withOpenUpload(house, actor, uploadId, async (open) => {
    const last = await findLastAct(open.tx, open.key);
    if (last === null || last !== (act ?? last)) return refuse("no_correction_to_undo");
    const [counted] = await open.tx
      .select({ total: sql<number>`count(*)::int` })
      .from(uploadCorrections)
      .where(standing(open.key, last));
    return startManyRows(open, actor, house.clock, { act: last, work: { undo: last }, total: counted?.total ?? 0 });
  });
}
