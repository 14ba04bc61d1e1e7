import { z } from "zod";
import { deliveryStatuses, vignetteStatuses } from "#app/domain/lifecycle.ts";
import type { Operations } from "./operation.ts";
import { day, instant, listOf, listQuery, money } from "./shapes.ts";

export const vignetteObject = z
  .object({
    serial: z.string(),
    status: z.enum(vignetteStatuses),
    specimen: z.boolean().describe("a demonstration, not an official stamp"),
    year: z.int(),
    plate: z.string().nullable(),
    vin: z.string().nullable(),
    amount: money.describe("the stamp with its increase"),
    issued_at: instant.nullable(),
    expires_on: day,
    official_number: z.string().nullable(),
    sha256: z.string().nullable().describe("of the PDF"),
    invoice_id: z.string(),
    vehicle_id: z.string(),
    delivery: z.object({
      status: z.enum(["none", ...deliveryStatuses]),
      email: z.string().nullable(),
      at: instant.nullable(),
    }),
  })
  .meta({ id: "Vignette" });

/** What an invoice says of its vignettes. */
export const vignetteCounts = z.object({ expected: z.int(), issued: z.int(), sent: z.int(), bounced: z.int() });

export const deliveryObject = z
  .object({ serial: z.string(), status: z.literal("queued"), email: z.string() })
  .meta({ id: "Delivery" });

export const vignetteOperations = {
  "GET /invoices/{id}/vignettes": {
    permission: "vignettes:read",
    summary: "The vignettes of an invoice, in the order of its lines",
    query: listQuery,
    answer: listOf(vignetteObject),
  },
  "GET /invoices/{id}/vignettes.zip": {
    permission: "vignettes:download",
    summary: "The batch with an index; ranges can be asked",
    query: z.object({ by: z.enum(["depot", "driver"]).optional() }),
    answer: "application/zip",
  },
  "GET /invoices/{id}/vignettes.pdf": {
    permission: "vignettes:download",
    summary: "One print file, a page a vignette",
    answer: "application/pdf",
  },
  "GET /invoices/{id}/vignettes.csv": {
    permission: "exports:read",
    summary: "The index: serial, plate, vin, year, amount, file name, sha256",
    answer: "text/csv",
  },
  "GET /vignettes/{serial}": { permission: "vignettes:read", summary: "One vignette", answer: vignetteObject },
  "GET /vignettes/{serial}.pdf": {
    permission: "vignettes:download",
    summary: "Its document",
    answer: "application/pdf",
  },
  "POST /vignettes/{serial}/send": {
    permission: "vignettes:send",
    summary: "Sends it to its driver, or to the address given",
    body: z.object({ email: z.email().max(254).optional() }),
    answer: deliveryObject,
    status: 202,
  },
} as const satisfies Operations;
