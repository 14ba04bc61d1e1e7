import fs from "node:fs";
import path from "node:path";
import pino from "pino";
import { fixedClock } from "#app/adapters/clock.server.ts";
import { createDiskFiles } from "#app/adapters/files/disk-files.server.ts";
import { systemActor } from "#app/services/actor.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { readUpload } from "#app/services/uploads/read-upload.server.ts";
import { receiveUpload } from "#app/services/uploads/receive-upload.server.ts";
import { connectDatabase } from "#db/client.server.ts";

/** Receives a file, reads it as the job does, and prints how long it took until its first rows were stored. */
const [url = "", companyId = "", file = ""] = process.argv.slice(2);
const db = connectDatabase(url);
const house = {
  db,
  files: createDiskFiles(path.join(path.dirname(file), "files")),
  clock: fixedClock(new Date("2026-04-15T09:00:00Z")),
  log: pino({ level: "silent" }),
};
const actor = systemActor(companyId);
const upload = await receiveUpload(house, actor, { fileName: path.basename(file), body: fs.createReadStream(file) });
if (isRefusal(upload)) throw new Error(upload.code);
const began = performance.now();
void readUpload(house, actor, {
  uploadId: upload.id,
  reading: upload.reading,
  scope: { kind: "all", values: [] },
});
const count = () =>
  db.companyRaw(
    companyId,
    async (sql) => (await sql`select row_count from uploads where id = ${upload.id}`)[0]?.row_count,
  );
while (!(await count())) await new Promise((resolve) => setTimeout(resolve, 20));
process.stdout.write(String(Math.round(performance.now() - began)));
process.exit(0);
