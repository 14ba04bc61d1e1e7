import { desc, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { uploadMappings } from "#db/schema/index.ts";
import type { ColumnChoices } from "./mapping.ts";

/** Sets of headings that are kept at hand for the next file; a company that has more uses its latest. */
const rememberedCount = 500;

export async function rememberMapping(tx: Tx, companyId: string, headingsHash: string, columns: ColumnChoices) {
  await tx
    .insert(uploadMappings)
    .values({ companyId, headingsHash, columns })
    .onConflictDoUpdate({
      target: [uploadMappings.companyId, uploadMappings.headingsHash],
      set: { columns, updatedAt: sql`now()` },
    });
}

export async function listRememberedMappings(tx: Tx, companyId: string): Promise<Record<string, ColumnChoices>> {
  const mappings = await tx
    .select()
    .from(uploadMappings)
    .where(eq(uploadMappings.companyId, companyId))
    .orderBy(desc(uploadMappings.updatedAt))
    .limit(rememberedCount);
  return Object.fromEntries(mappings.map((mapping) => [mapping.headingsHash, mapping.columns as ColumnChoices]));
}
