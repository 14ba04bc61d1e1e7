import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { locales } from "#app/domain/locale.ts";
import { roles } from "#app/domain/roles.ts";
import { bytea, companyId, createdAt, id, instant, minor } from "./columns.ts";

/** A customer of Ostoul. The legal identity is what its invoices carry (decree 05-468 art. 3). */
export const companies = pgTable("companies", {
  id: id().primaryKey(),
  name: text().notNull(),
  legalForm: text(),
  activity: text(),
  address: text(),
  nif: text(),
  nis: text(),
  rc: text(),
  ai: text(),
  locale: text({ enum: locales }).notNull().default("fr"),
  /** Orders above this need a second person; null: no approval. */
  approvalThresholdMinor: minor(),
  createdAt: createdAt(),
});

/** A person. He may be a member of several companies, with another role in each. */
export const users = pgTable(
  "users",
  {
    id: id().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    /** argon2id, m = 19,456 KiB, t = 2, p = 1. */
    passwordHash: text().notNull(),
    /** Null until the first sign-in, which keeps the language of its page. */
    locale: text({ enum: locales }),
    idpSubject: text(),
    externalId: text(),
    createdAt: createdAt(),
    disabledAt: instant(),
  },
  (table) => [uniqueIndex("users_email").on(sql`lower(${table.email})`)],
);

/** Login sessions. `id` is the SHA-256 of the cookie's token: reading this table lets nobody in. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The company the person works in; the membership is checked again at each request. */
    companyId: uuid(),
    expiresAt: instant().notNull(),
    /** Past it the session is over, however active. */
    absoluteExpiresAt: instant().notNull(),
    mfaAt: instant(),
    stepUpAt: instant(),
    userAgent: text(),
    createdAt: createdAt(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

export const scopeKinds = ["all", "depots", "cost_centres", "own"] as const;

export const memberships = pgTable(
  "memberships",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text({ enum: roles }).notNull(),
    scopeKind: text({ enum: scopeKinds }).notNull().default("all"),
    /** Names of depots or cost centres. */
    scopeValues: text().array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
    disabledAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique("memberships_one_per_person").on(table.companyId, table.userId),
  ],
);

export const apiKeys = pgTable(
  "api_keys",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    name: text().notNull(),
    /** First characters, to recognise a key in a list. */
    prefix: text().notNull(),
    /** SHA-256 of the key, hexadecimal; the key itself is shown once. */
    hash: text().notNull().unique(),
    scopeKind: text({ enum: scopeKinds }).notNull().default("all"),
    scopeValues: text().array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
    expiresAt: instant(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.id] })],
);

/** Answers to POSTs with an Idempotency-Key: the same key and body give the same answer. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    companyId: companyId().references(() => companies.id),
    key: text().notNull(),
    request: text().notNull(),
    /** SHA-256 of the body. */
    bodyHash: text().notNull(),
    status: integer(),
    response: jsonb(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.key] })],
);

/** Append-only, hash-chained by company; written by append_audit() in the transaction of the act. */
export const auditLog = pgTable(
  "audit_log",
  {
    companyId: companyId().references(() => companies.id),
    seq: bigint({ mode: "number" }).notNull(),
    at: instant().notNull(),
    actorKind: text({ enum: ["member", "api_key", "system"] }).notNull(),
    actorId: uuid(),
    act: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    detail: jsonb().notNull(),
    previousHash: bytea().notNull(),
    hash: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.seq] }),
    index("audit_subject").on(table.companyId, table.subjectKind, table.subjectId),
  ],
);

export const auditHeads = pgTable("audit_heads", {
  companyId: companyId()
    .primaryKey()
    .references(() => companies.id),
  seq: bigint({ mode: "number" }).notNull(),
  hash: bytea().notNull(),
});

/** What happened, for customers' programs (GET /events); written with the change it tells of. */
export const events = pgTable(
  "events",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    seq: bigint({ mode: "number" }).generatedAlwaysAsIdentity().notNull(),
    type: text().notNull(),
    data: jsonb().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    index("events_order").on(table.companyId, table.seq),
  ],
);

/** Fixed windows of attempts (sign-in, public pages). */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  count: integer().notNull(),
  resetsAt: instant().notNull(),
});
