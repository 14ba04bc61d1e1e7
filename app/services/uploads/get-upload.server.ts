import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { UploadProblem } from "#app/services/fleets/upload-problem.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { uploads } from "#db/schema/index.ts";
import { findVisibleUpload, type Upload, visibleUploads } from "./upload-access.server.ts";

/** Rows with the same problem. `sample` is one of them, for its sentence. */
export interface ProblemCause {
  code: UploadProblem["code"];
  field: UploadProblem["field"];
  level: UploadProblem["level"];
  count: number;
}

export interface UploadView {
  upload: Upload;
  causes: ProblemCause[];
  /** The latest committed upload of the very same bytes. */
  sameFile: Pick<Upload, "id" | "committedAt"> | null;
}

/** An upload and what is wrong with its rows, by cause; the errors first, the commonest first. */
export async function getUpload(house: Pick<House, "db">, actor: Actor, uploadId: string): Promise<UploadView> {
  return house.db.company(actor.companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, uploadId);
    return { upload, causes: await countCauses(tx, upload), sameFile: await findSameFile(tx, actor, upload) };
  });
}

/** Notices stand on readable rows, and those are many: while a file is being read only the bad rows are counted. */
async function countCauses(tx: Tx, upload: Upload): Promise<ProblemCause[]> {
  const states = upload.status === "reading" ? sql`('invalid', 'duplicate')` : sql`('invalid', 'duplicate', 'ready')`;
  const causes = await tx.execute<ProblemCause & Record<string, unknown>>(sql`
    select problem ->> 'code' as code, problem ->> 'field' as field, problem ->> 'level' as level, count(*)::int as count
      from upload_rows r, jsonb_array_elements(r.problems) problem
     where r.company_id = ${upload.companyId} and r.upload_id = ${upload.id} and r.state in ${states}
     group by 1, 2, 3
     order by problem ->> 'level', count desc, code, field`);
  return [...causes];
}

async function findSameFile(tx: Tx, actor: Actor, upload: Upload): Promise<UploadView["sameFile"]> {
  const [same] = await tx
    .select({ id: uploads.id, committedAt: uploads.committedAt })
    .from(uploads)
    .where(
      and(
        visibleUploads(actor),
        eq(uploads.sha256, upload.sha256),
        eq(uploads.status, "committed"),
        ne(uploads.id, upload.id),
      ),
    )
    .orderBy(desc(uploads.committedAt))
    .limit(1);
  return same ?? null;
}
