import { pgTable, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";

/** Workers that live. A job held by a worker that stopped answering is given to another after a minute. */
export const workerHeartbeats = pgTable("worker_heartbeats", {
  workerId: text().primaryKey(),
  at: createdAt(),
});

/** Legal changes of status, copied from app/domain/lifecycle.ts at each migration; read by refuse_illegal_status(). */
export const statusEdges = pgTable("status_edges", {
  edge: text().primaryKey(),
});
