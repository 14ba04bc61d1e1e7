import { and, eq } from "drizzle-orm";
import { typedText } from "#app/domain/typed-text.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { quotes } from "#db/schema/index.ts";
import { isMaker } from "./approval.server.ts";
import { lockQuote } from "./lock-quote.server.ts";
import { presentStatus } from "./present-status.ts";

type Deciding = Pick<House, "db" | "clock">;
type Decided = { quoteId: string } | Refusal;
type Change = Partial<typeof quotes.$inferInsert>;

/** A second person agrees to an order. He does not pay its invoice afterwards. */
export const approveQuote = (house: Deciding, actor: Actor, input: { quoteId: string }): Promise<Decided> =>
  decide(house, actor, input.quoteId, "quote.approved", {
    status: "approved",
    approvedBy: actor.id,
    approvedAt: house.clock.now(),
  });

/** A second person refuses an order and says why. */
export async function rejectQuote(
  house: Deciding,
  actor: Actor,
  input: { quoteId: string; reason: string },
): Promise<Decided> {
  const reason = typedText(input.reason);
  if (!reason) return refuse("rejection_reason_required", {}, 422);
  return decide(house, actor, input.quoteId, "quote.rejected", { status: "rejected", rejectionReason: reason });
}

function decide(house: Deciding, actor: Actor, quoteId: string, act: string, change: Change): Promise<Decided> {
  return house.db.company(actor.companyId, async (tx) => {
    const quote = await lockQuote(tx, actor, quoteId, "quotes:approve");
    const status = presentStatus(quote, house.clock.now());
    if (status === "expired") return refuse("quote_expired");
    if (status !== "awaiting_approval") return refuse("quote_not_awaiting_approval");
    if (await isMaker(tx, actor, quote)) return refuse("maker_is_not_checker");
    await write(tx, quote, change);
    const detail = { totalMinor: String(quote.totalMinor), digest: quote.digest };
    await recordAct(tx, house.clock, actor, { act, subjectKind: "quote", subjectId: quote.id, detail });
    return { quoteId: quote.id };
  });
}

const write = (tx: Tx, { companyId, id }: { companyId: string; id: string }, change: Change) =>
  tx
    .update(quotes)
    .set(change)
    .where(and(eq(quotes.companyId, companyId), eq(quotes.id, id), eq(quotes.status, "awaiting_approval")));
