import type { Tx } from "#db/client.server.ts";
import { events } from "#db/schema/index.ts";

export type EventType =
  | "import.committed"
  | "import.undone"
  | "quote.priced"
  | "invoice.issued"
  | "invoice.paid"
  | "vignettes.issued"
  | "delivery.failed"
  | "window.closing";

/** Tells customers' programs what happened; visible exactly when the change is. */
export async function recordEvent(tx: Tx, companyId: string, type: EventType, data: Record<string, unknown>) {
  await tx.insert(events).values({ companyId, type, data });
}
