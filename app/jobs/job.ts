import type { House } from "#app/services/house.ts";
import type { JobName, JobPayloads } from "#app/services/queue.server.ts";

/** A job calls one service. It may run twice, and a second run changes nothing (invariant C2). */
export type Job<N extends JobName> = (house: House, payload: JobPayloads[N]) => Promise<void>;
export type Jobs = { [N in JobName]: Job<N> };
