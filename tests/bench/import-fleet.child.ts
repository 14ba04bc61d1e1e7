import fs from "node:fs";
import path from "node:path";
import pino from "pino";
import { fixedClock } from "#app/adapters/clock.server.ts";
import { createDiskFiles } from "#app/adapters/files/disk-files.server.ts";
import { systemActor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { commitUpload } from "#app/services/uploads/commit-upload.server.ts";
import { mergeUpload } from "#app/services/uploads/merge-upload.server.ts";
import { readUpload } from "#app/services/uploads/read-upload.server.ts";
import { receiveUpload } from "#app/services/uploads/receive-upload.server.ts";
import { connectDatabase } from "#db/client.server.ts";
import { watchMemory } from "#tests/setup/watch-memory.ts";

/** A worker that imports one file as its jobs do, in a process of its own: what it took, and how much memory it and the reader held. */
const [url = "", companyId = "", file = ""] = process.argv.slice(2);
const scope = { kind: "all", values: [] } as const;
const absent = (what: string) =>
  new Proxy(Object.create(null), {
    get: () => {
      throw new Error(`there is no ${what} here`);
    },
  });
const db = connectDatabase(url);
const house: House = {
  db,
  files: createDiskFiles(path.join(path.dirname(file), "files")),
  clock: fixedClock(new Date("2026-04-15T09:00:00Z")),
  log: pino({ level: "silent" }),
  mailer: absent("mailer"),
  cards: absent("card provider"),
  baseUrl: "http://localhost:3000",
  signingSecret: "no vignette is signed here",
  authority: "specimen",
};
const actor = systemActor(companyId);

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; answer: T }> {
  const began = performance.now();
  const answer = await work();
  return { ms: Math.round(performance.now() - began), answer };
}

const upload = await receiveUpload(house, actor, { fileName: "fleet.csv", body: fs.createReadStream(file) });
if (isRefusal(upload)) throw new Error(upload.code);
const memory = watchMemory("read-upload.js");
const read = await timed(() => readUpload(house, actor, { uploadId: upload.id, reading: upload.reading, scope }));
const readerPeakMegabytes = memory.stop();
const committing = await commitUpload(house, actor, { uploadId: upload.id, invalidRows: "refuse" });
if (isRefusal(committing)) throw new Error(committing.code);
const merge = await timed(() => mergeUpload(house, actor, { uploadId: upload.id, scope, invalidRows: "refuse" }));
await db.close();
const workerPeakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ readMs: read.ms, mergeMs: merge.ms, readerPeakMegabytes, workerPeakMegabytes }));
process.exit(0);
