import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#db/embedded.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server; the template is its database `template_ostoul`. */
    postgresUrl: string;
  }
}

/** One PostgreSQL a run, with a migrated template that every test file clones. */
export default async function startDatabase(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-test-"));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(path.join(folder, "pg"), { volatile: true });
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  await admin`create database template_ostoul`;
  await admin.end();
  await migrateDatabase(server.url.replace(/\/postgres$/, "/template_ostoul"));
  project.provide("postgresUrl", server.url);
  return async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}
