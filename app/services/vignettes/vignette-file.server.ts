import { loadDocuments, renderVignette } from "#app/adapters/pdf/vignette-pdf.server.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { resealStale } from "./seal-vignette.server.ts";
import { getVignetteRow } from "./vignette-access.server.ts";
import { documentOf, fileNameOf } from "./vignette-record.ts";

export interface VignetteFile {
  fileName: string;
  content: Uint8Array;
}

/** The PDF of one vignette, for ever and at no cost. A revoked one is no longer given out. */
export async function vignetteFile(
  house: Pick<House, "db" | "clock" | "baseUrl">,
  actor: Actor,
  input: { serial: string | undefined },
): Promise<VignetteFile | Refusal> {
  await loadDocuments();
  const row = await house.db.company(actor.companyId, async (tx) => {
    const found = await getVignetteRow(tx, actor, "vignettes:download", input.serial);
    if (found.status !== "issued") return found;
    await recordAct(tx, house.clock, actor, {
      act: "vignette.downloaded",
      subjectKind: "vignette",
      subjectId: found.serial,
    });
    return found;
  });
  if (row.status === "revoked") return refuse("vignette_revoked", { serial: row.serial });
  if (row.status !== "issued") return refuse("not_ready");
  await resealStale(house, actor.companyId, { id: row.id });
  return { fileName: fileNameOf(row), content: renderVignette(documentOf(row, house.baseUrl)) };
}
