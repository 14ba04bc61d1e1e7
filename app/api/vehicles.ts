import { z } from "zod";
import { energies, exemptions, importFields, kinds } from "#app/domain/vehicle.ts";
import type { Operations } from "./operation.ts";
import { day, instant, listOf, listQuery } from "./shapes.ts";

const text = z.string().nullable();
const count = z.int().nullable();

export const vehicleObject = z
  .object({
    id: z.string(),
    plate: text.describe("12345-115-16"),
    previous_plate: text,
    vin: text,
    fleet_number: text,
    kind: z.enum(kinds).nullable(),
    body: text,
    make: text,
    model: text,
    energy: z.enum(energies).nullable(),
    fiscal_power: count.describe("CV"),
    seats: count,
    gross_weight: count.describe("kg, PTC"),
    first_circulation_year: count,
    first_circulation_on: day.nullable(),
    exemption: z.enum(exemptions).nullable(),
    depot: text,
    cost_centre: text,
    driver: z.object({ name: text, email: text, phone: text }).nullable(),
    created_at: instant,
    updated_at: instant,
    archived_at: instant.nullable(),
  })
  .meta({ id: "Vehicle" });

const vehicleQuery = listQuery.extend({
  q: z.string().max(100).optional(),
  depot: z.string().max(200).optional(),
  cost_centre: z.string().max(200).optional(),
  kind: z.enum(kinds).optional(),
});

const vehicleChange = z
  .strictObject(
    Object.fromEntries(
      importFields.map((name) => [name, z.union([z.string().max(500), z.number(), z.null()]).optional()]),
    ),
  )
  .describe("fields to change, written as in a file; null empties one");

export const vehicleOperations = {
  "GET /vehicles": {
    permission: "vehicles:read",
    summary: "The fleet",
    query: vehicleQuery,
    answer: listOf(vehicleObject),
  },
  "GET /vehicles/{id}": { permission: "vehicles:read", summary: "One vehicle", answer: vehicleObject },
  "PATCH /vehicles/{id}": {
    permission: "vehicles:write",
    summary: "Changes one vehicle",
    body: vehicleChange,
    answer: vehicleObject,
  },
  "DELETE /vehicles/{id}": {
    permission: "vehicles:archive",
    summary: "Takes one vehicle out of the fleet; its documents stay",
    answer: vehicleObject,
  },
} as const satisfies Operations;
