import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { connectDatabase, type Database } from "#db/client.server.ts";
import { giveBack } from "./give-back.ts";

export interface TestDatabase {
  url: string;
  db: Database;
  /** As the owner, past every wall: for looking, never for doing what a verb does. */
  owner: postgres.Sql;
}

/** A database of its own for whoever asks, cloned from the migrated template; dropped at its end. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template template_ostoul`);
  const url = serverUrl.replace(/\/postgres$/, `/${name}`);
  const db = connectDatabase(url, { max: 6 });
  const owner = postgres(url, { max: 2, onnotice: () => {} });
  giveBack(async () => {
    await Promise.all([db.close(), owner.end({ timeout: 2 })]);
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  });
  return { url, db, owner };
}
