import { z } from "zod";

/** Shapes that every word of the API shares. */
export const money = z
  .object({ amount: z.int().describe("whole centimes"), currency: z.literal("DZD") })
  .meta({ id: "Money" });
export const day = z.iso.date().describe("YYYY-MM-DD, a day in Africa/Algiers");
export const instant = z.iso.datetime().describe("RFC 3339, UTC");

export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(500).optional(),
});

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe("stable, lower-case words with _"),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });
