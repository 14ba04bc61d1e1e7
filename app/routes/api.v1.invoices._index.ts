import { z } from "zod";
import { presentInvoice } from "#app/api/present-invoice.server.ts";
import { apiLoader, decodeCursor, listPage } from "#app/api.server.ts";
import { listInvoices } from "#app/services/invoices/list-invoices.server.ts";

const lastSeen = z.object({ issuedAt: z.iso.datetime(), number: z.string() });

export const loader = apiLoader("GET /invoices", async ({ house, actor, query }) => {
  const after = lastSeen.safeParse(decodeCursor(query.cursor)).data;
  const { items } = await listInvoices(house, actor, { limit: query.limit + 1, ...(after && { after }) });
  const keyOf = ({ issuedAt, number }: (typeof items)[number]) => ({ issuedAt: issuedAt.toISOString(), number });
  const page = listPage(items, query.limit, ({ id }) => id, keyOf);
  return { body: { ...page, items: await Promise.all(page.items.map((id) => presentInvoice(house, actor, id))) } };
});
