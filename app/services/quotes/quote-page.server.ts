import type { Outcome } from "#app/domain/lifecycle.ts";
import { type Actor, actorCan } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { describeOrder } from "./describe-order.server.ts";
import { labelOf } from "./describe-selection.ts";
import type { QuoteView } from "./get-quote.server.ts";

/** Everything the page of a quote shows, flat, with what its reader may do. */
export async function quotePage(house: Pick<House, "db">, actor: Actor, quote: QuoteView) {
  const { selection, byKind: _, companyId: __, createdBy: ___, ...facts } = quote;
  const counts: Record<Outcome, number> = {
    due: quote.dueCount,
    exempt: quote.exemptCount,
    not_subject: quote.notSubjectCount,
    undetermined: quote.undeterminedCount,
    already_held: quote.alreadyHeldCount,
  };
  const mayAsk = actorCan(actor, "quotes:write");
  return {
    ...facts,
    ...(await describeOrder(house, actor, quote)),
    selection: labelOf(selection),
    counts,
    askAgain: mayAsk ? `/quotes/new?again=${quote.id}` : null,
    mayOrder: actorCan(actor, "quotes:accept"),
    mayApprove: actorCan(actor, "quotes:approve"),
    mayReadInvoice: actorCan(actor, "invoices:read"),
  };
}
