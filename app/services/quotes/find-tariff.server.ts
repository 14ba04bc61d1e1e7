import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { publishedTariff, publishedTariffRecord } from "#app/domain/tariff/published-tariff.ts";
import type { TariffVersion } from "#app/domain/tariff/version.ts";
import type { Database } from "#db/client.server.ts";
import { tariffVersions } from "#db/schema/index.ts";

/** The tariff that new quotes are priced with. */
export const currentTariff: TariffVersion = publishedTariff;

/** The version a quote was asked with; undefined once another has replaced it. */
export const findTariff = (id: string): TariffVersion | undefined =>
  id === currentTariff.id ? currentTariff : undefined;

/** Called at each start. Nothing published is edited: other contents under a published id are a fault. */
export async function ensurePublishedTariff(db: Database): Promise<void> {
  const sha256 = createHash("sha256").update(JSON.stringify(publishedTariffRecord)).digest("hex");
  const { id, publishedAt } = currentTariff;
  await db.shared(async (tx) => {
    await tx
      .insert(tariffVersions)
      .values({ id, publishedAt, sha256, body: publishedTariffRecord })
      .onConflictDoNothing();
    const [stored] = await tx.select().from(tariffVersions).where(eq(tariffVersions.id, id));
    if (stored?.sha256 !== sha256) throw new Error(`Tariff ${id} was published with other contents`);
  });
}
