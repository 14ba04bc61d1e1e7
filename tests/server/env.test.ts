import { describe, expect, test } from "vitest";
import { parseEnv } from "#app/env.server.ts";

const production = {
  OSTOUL_MODE: "production",
  DATABASE_URL: "postgres://app@db/ostoul",
  BASE_URL: "https://ostoul.example",
  STRIPE_SECRET_KEY: "sk_live_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1",
  SMTP_URL: "smtps://mail.example",
  S3_BUCKET: "ostoul",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "key",
  SIGNING_SECRET: "a secret that is longer than thirty-two characters",
};

describe("production", () => {
  test("starts with everything", () => {
    expect(parseEnv(production)).toMatchObject({ OSTOUL_MODE: "production", OSTOUL_ROLE: "all", PORT: 3000 });
  });

  test.each(
    Object.keys(production).filter((name) => name !== "OSTOUL_MODE"),
  )("refuses without %s, and says so", (name) => {
    expect(() => parseEnv({ ...production, [name]: "" })).toThrow(new RegExp(`^ {2}${name}$`, "m"));
  });

  test("refuses a signing secret that is too short", () => {
    expect(() => parseEnv({ ...production, SIGNING_SECRET: "short" })).toThrow(/SIGNING_SECRET/);
  });
});

test("a demonstration needs nothing", () => {
  expect(parseEnv({})).toMatchObject({ OSTOUL_MODE: "demonstration", OSTOUL_ROLE: "all" });
});

test("a worker alone needs services that other processes reach too", () => {
  expect(() => parseEnv({ OSTOUL_ROLE: "worker" })).toThrow(/DATABASE_URL, STRIPE_SECRET_KEY and SMTP_URL/);
  const { DATABASE_URL, STRIPE_SECRET_KEY, SMTP_URL } = production;
  expect(parseEnv({ OSTOUL_ROLE: "worker", DATABASE_URL, STRIPE_SECRET_KEY, SMTP_URL }).OSTOUL_ROLE).toBe("worker");
});
