import { EventEmitter } from "node:events";
import { sql } from "drizzle-orm";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import type { House } from "#app/services/house.ts";
import type { JobName, JobPayloads } from "#app/services/queue.server.ts";
import type { Job } from "./job.ts";
import { jobs } from "./registry.ts";

/** A worker says every so often that it lives; after this long without, its jobs are given to another. */
const heartbeatMs = 15_000;

const logger = (house: House) =>
  new Logger(() => (level, message) => {
    if (level === "error") house.log.error({ queue: message }, "queue");
    else house.log.debug({ queue: message }, "queue");
  });

/** The jobs as the queue runs them. A failure is logged once, with its ids, and tried again by the queue with back-off. */
export function taskList(house: House): TaskList {
  const entries = Object.entries(jobs).map(([name, job]) => [
    name,
    async (payload: unknown) => {
      try {
        await (job as Job<JobName>)(house, payload as JobPayloads[JobName] & Record<string, never>);
      } catch (error) {
        house.log.warn({ err: error, job: name, payload }, "job failed, will be tried again");
        throw error;
      }
    },
  ]);
  return Object.fromEntries(entries);
}

async function beat(house: House, workers: Set<string>): Promise<void> {
  await house.db.shared(async (tx) => {
    for (const id of workers) {
      await tx.execute(sql`insert into worker_heartbeats (worker_id, at) values (${id}, now())
                           on conflict (worker_id) do update set at = now()`);
    }
    await tx.execute(sql`select release_dead_workers(interval '1 minute')`);
  });
}

/** At the start of the only process of an installation every lock is one of a dead process. */
export async function releaseAllWorkers(house: House): Promise<void> {
  await house.db.shared(async (tx) => {
    await tx.execute(sql`delete from worker_heartbeats`);
    await tx.execute(sql`select release_dead_workers(interval '0')`);
  });
}

/**
 * Starts a worker process: its jobs, and a sweep every minute. `ownerUrl` is the login that owns the queue's tables;
 * jobs themselves act as the application.
 */
export async function startWorker(house: House, ownerUrl: string, concurrency = 2): Promise<{ stop(): Promise<void> }> {
  const workers = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => {
    workers.add(worker.workerId);
    beat(house, workers).catch((error) => house.log.warn({ err: error }, "heartbeat"));
  });
  events.on("worker:release", ({ worker }) => workers.delete(worker.workerId));
  const runner = await run({
    events,
    connectionString: ownerUrl,
    taskList: taskList(house),
    crontab: "* * * * * sweep ?fill=2m",
    concurrency,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: logger(house),
  });
  const timer = setInterval(
    () => beat(house, workers).catch((error) => house.log.warn({ err: error }, "heartbeat")),
    heartbeatMs,
  );
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
    },
  };
}
