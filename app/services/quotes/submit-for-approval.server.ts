import { and, eq } from "drizzle-orm";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { quotes } from "#db/schema/index.ts";
import { needsApproval } from "./approval.server.ts";
import { lockQuote } from "./lock-quote.server.ts";
import { presentStatus } from "./present-status.ts";

/** Puts an order above the threshold before the people who may approve it. Submitted twice, it waits once. */
export function submitForApproval(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  input: { quoteId: string },
): Promise<{ quoteId: string } | Refusal> {
  return house.db.company(actor.companyId, async (tx) => {
    const quote = await lockQuote(tx, actor, input.quoteId, "quotes:accept");
    const status = presentStatus(quote, house.clock.now());
    if (status === "awaiting_approval") return { quoteId: quote.id };
    if (quote.simulation) return refuse("quote_is_simulation");
    if (status === "expired") return refuse("quote_expired");
    if (status !== "priced") return refuse("quote_not_priced");
    if (quote.dueCount === 0) return refuse("nothing_due");
    if (!(await needsApproval(tx, quote))) return refuse("approval_not_needed");
    await tx
      .update(quotes)
      .set({ status: "awaiting_approval" })
      .where(and(eq(quotes.companyId, actor.companyId), eq(quotes.id, quote.id)));
    const detail = { totalMinor: String(quote.totalMinor) };
    await recordAct(tx, house.clock, actor, {
      act: "quote.submitted",
      subjectKind: "quote",
      subjectId: quote.id,
      detail,
    });
    return { quoteId: quote.id };
  });
}
