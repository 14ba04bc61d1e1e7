import { presentInvoice } from "#app/api/present-invoice.server.ts";
import { apiLoader } from "#app/api.server.ts";

export const loader = apiLoader("GET /invoices/{id}", async ({ house, actor, params }) => ({
  body: await presentInvoice(house, actor, params.id ?? ""),
}));
