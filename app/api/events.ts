import { z } from "zod";
import type { Operations } from "./operation.ts";
import { instant, listOf, listQuery } from "./shapes.ts";

export const event = z
  .object({ id: z.string(), type: z.string(), created_at: instant, data: z.record(z.string(), z.unknown()) })
  .meta({ id: "Event" });

export const eventOperations = {
  "GET /events": {
    permission: "company:read",
    summary: "What happened, oldest first",
    query: listQuery
      .omit({ cursor: true })
      .extend({ after: z.string().max(100).optional().describe("next_cursor of the last answer") }),
    answer: listOf(event),
  },
} satisfies Operations;
