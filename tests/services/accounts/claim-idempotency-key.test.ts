import { beforeEach, expect, test } from "vitest";
import {
  claimIdempotencyKey,
  releaseIdempotencyKey,
  storeIdempotentAnswer,
} from "#app/services/accounts/claim-idempotency-key.server.ts";
import type { Actor } from "#app/services/actor.ts";
import { createApiKey, createCompany, type TestCompany } from "#tests/factories/accounts.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();

let company: TestCompany;
let caller: Actor;
beforeEach(async () => {
  company = await createCompany(owner);
  ({ actor: caller } = await createApiKey(owner, company));
});

const request = "POST /api/v1/quotes";
const claim = (actor: Actor, key: string) => claimIdempotencyKey(db, actor, { key, request });
const answer = { status: 202, response: { id: "quote of the caller" }, bodyHash: "hash" };
const age = (minutes: number) =>
  owner`update idempotency_keys set created_at = now() - ${minutes} * interval '1 minute' where company_id = ${company.id}`;

test("is held by one call, and then answers the same to every other", async () => {
  expect(await claim(caller, "k")).toBeNull();
  expect(await claim(caller, "k")).toMatchObject({ code: "idempotency_key_in_use" });
  await storeIdempotentAnswer(db, caller, "k", answer);
  expect(await claim(caller, "k")).toEqual(answer);
  await age(60);
  expect(await claim(caller, "k")).toEqual(answer);
  expect(await claimIdempotencyKey(db, caller, { key: "k", request: "POST /api/v1/imports" })).toMatchObject({
    code: "idempotency_key_reused",
  });
});

test("of a call that failed is free", async () => {
  await claim(caller, "k");
  await releaseIdempotencyKey(db, caller, "k");
  expect(await claim(caller, "k")).toBeNull();
});

test("of a process that died is taken over by one retry", async () => {
  await claim(caller, "k");
  await age(14);
  expect(await claim(caller, "k")).toMatchObject({ code: "idempotency_key_in_use" });
  await age(16);
  const retries = await Promise.all([1, 2, 3].map(() => claim(caller, "k")));
  expect(retries.filter((held) => held === null)).toHaveLength(1);
});

test("of one caller says nothing to another, in his company or elsewhere", async () => {
  const { actor: confined } = await createApiKey(owner, company, { kind: "depots", values: ["Oran"] });
  const { actor: stranger } = await createApiKey(owner, await createCompany(owner));
  await claim(caller, "k");
  await storeIdempotentAnswer(db, caller, "k", answer);
  expect(await claim(confined, "k")).toBeNull();
  expect(await claim(stranger, "k")).toBeNull();
});
