import { expect, test } from "vitest";
import { startApplication } from "./application.ts";

const status = async (url: string) => (await fetch(url)).status;

test("starts by itself, stops on a signal, and recovers from kill -9", { timeout: 120_000 }, async () => {
  const first = await startApplication({ isEmbedded: true });
  expect(first.output()).toMatch(/owner\s+owner@amel\.example/);
  expect(await status(`${first.url}/healthz`)).toBe(200);
  expect(await status(`${first.url}/readyz`)).toBe(200);

  await first.end("SIGKILL");
  const second = await startApplication({ isEmbedded: true, folder: first.folder });
  expect(await status(`${second.url}/readyz`)).toBe(200);
  const key = { Authorization: `Bearer ${second.apiKey}` };
  expect(await (await fetch(`${second.url}/api/v1/vehicles`, { headers: key })).json()).toEqual({
    items: [],
    next_cursor: null,
  });

  expect(await second.end("SIGTERM")).toBeLessThan(10_000);
  await expect(fetch(`${second.url}/healthz`)).rejects.toThrow();
  const third = await startApplication({ isEmbedded: true, folder: first.folder });
  expect(await third.end("SIGINT")).toBeLessThan(10_000);
});

test("in production it refuses to start and says what is missing", async () => {
  await expect(startApplication({ isEmbedded: true, env: { OSTOUL_MODE: "production" } })).rejects.toThrow(
    /DATABASE_URL[\s\S]*BASE_URL[\s\S]*STRIPE_SECRET_KEY[\s\S]*SMTP_URL[\s\S]*SIGNING_SECRET/,
  );
});
