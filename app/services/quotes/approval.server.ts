import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { Tx } from "#db/client.server.ts";
import { auditLog, companies, memberships, type quotes } from "#db/schema/index.ts";

type QuoteRow = typeof quotes.$inferSelect;

/**
 * An order above the company's threshold needs a second person. A company of one person has no threshold: drivers do not
 * count, they never approve anything.
 */
export async function needsApproval(
  tx: Tx,
  { companyId, totalMinor }: Pick<QuoteRow, "companyId" | "totalMinor">,
): Promise<boolean> {
  const [company] = await tx
    .select({ threshold: companies.approvalThresholdMinor })
    .from(companies)
    .where(eq(companies.id, companyId));
  const threshold = company?.threshold ?? null;
  if (threshold === null || totalMinor <= threshold) return false;
  const [people] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(memberships)
    .where(and(eq(memberships.companyId, companyId), isNull(memberships.disabledAt), ne(memberships.role, "driver")));
  return (people?.count ?? 0) > 1;
}

/** Maker is not checker: whoever asked for a quote or put it forward does not decide on it. */
export async function isMaker(tx: Tx, actor: Actor, quote: Pick<QuoteRow, "id" | "createdBy">): Promise<boolean> {
  if (actor.id === null || quote.createdBy === actor.id) return true;
  const [made] = await tx
    .select({ seq: auditLog.seq })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.companyId, actor.companyId),
        eq(auditLog.subjectKind, "quote"),
        eq(auditLog.subjectId, quote.id),
        inArray(auditLog.act, ["quote.requested", "quote.submitted"]),
        eq(auditLog.actorId, actor.id),
      ),
    )
    .limit(1);
  return made !== undefined;
}
