import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Actor, type Scope, scopeFor } from "#app/services/actor.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import { NotAllowed, NotFound, type Refusal, refuse } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { uploads } from "#db/schema/index.ts";

export type Upload = typeof uploads.$inferSelect;

/** The part of the fleet that this actor may bring in. */
export function importScope(actor: Actor): Scope {
  const scope = scopeFor(actor, "vehicles:write");
  if (!scope) throw new NotAllowed("vehicles:write");
  return scope;
}

/** Uploads this actor may see: a file holds vehicles of any depot, so whoever is confined sees only his own files. */
export function visibleUploads(actor: Actor): SQL | undefined {
  const ofCompany = eq(uploads.companyId, actor.companyId);
  if (importScope(actor).kind === "all") return ofCompany;
  return and(ofCompany, actor.id ? eq(uploads.createdBy, actor.id) : sql`false`);
}

export async function findVisibleUpload(
  tx: Tx,
  actor: Actor,
  uploadId: string,
  options: { lock?: boolean } = {},
): Promise<Upload> {
  const query = tx
    .select()
    .from(uploads)
    .where(and(visibleUploads(actor), eq(uploads.id, knownId("upload", uploadId))));
  const [upload] = options.lock ? await query.for("update") : await query;
  if (!upload) throw new NotFound("upload");
  return upload;
}

/** Why nothing of an upload can be changed now. */
export function refuseClosed({ status, correcting }: Upload): Refusal | undefined {
  if (status !== "review") return refuse("upload_not_in_review");
  return correcting === null ? undefined : refuse("upload_being_corrected");
}
