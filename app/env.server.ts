import path from "node:path";
import { z } from "zod";
import { crashPoints } from "./adapters/crash.server.ts";

/**
 * The environment, parsed once by app/server.ts and handed on. Nobody else reads process.env.
 *
 * `demonstration` (the default) fills every gap by itself: embedded PostgreSQL, payment sandbox, embedded mailbox,
 * files on disk, secrets made at the first start. `production` (NODE_ENV=production) fills nothing and refuses to start.
 */
const schema = z.object({
  OSTOUL_MODE: z.enum(["production", "demonstration"]).default("demonstration"),
  OSTOUL_ROLE: z.enum(["all", "web", "worker"]).default("all"),
  OSTOUL_DATA_DIR: z.string().default(".data"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  BASE_URL: z.url().optional(),
  DATABASE_URL: z.string().optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default("Ostoul <vignettes@ostoul.example>"),
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: z.string().optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** Encrypts signing keys at rest; 32 bytes or more, base64url. */
  SIGNING_SECRET: z.string().min(32).optional(),
  DEMO_API_KEY: z.string().min(8).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** Kills the process at a named step (app/adapters/crash.server.ts); ignored in production. */
  OSTOUL_CRASH_AT: z.enum(crashPoints).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = Omit<z.infer<typeof schema>, "OSTOUL_DATA_DIR"> & { OSTOUL_DATA_DIR: string };

const requiredInProduction = [
  "DATABASE_URL",
  "BASE_URL",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "SMTP_URL",
  "S3_BUCKET",
  "S3_ACCESS_KEY_ID",
  "S3_SECRET_ACCESS_KEY",
  "SIGNING_SECRET",
] as const;

/** Throws an Error whose message names every variable at fault, one a line. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not usable:\n${lines.join("\n")}`);
  }
  const env = { ...parsed.data, OSTOUL_DATA_DIR: path.resolve(parsed.data.OSTOUL_DATA_DIR) };
  if (env.OSTOUL_ROLE !== "all" && !(env.DATABASE_URL && env.STRIPE_SECRET_KEY && env.SMTP_URL)) {
    throw new Error(
      "A web or worker process alone needs DATABASE_URL, STRIPE_SECRET_KEY and SMTP_URL: the embedded services live in one process.",
    );
  }
  if (env.OSTOUL_MODE === "production") {
    const missing = requiredInProduction.filter((name) => !env[name]);
    if (missing.length)
      throw new Error(`Production mode needs these variables:\n${missing.map((name) => `  ${name}`).join("\n")}`);
  }
  return env;
}
