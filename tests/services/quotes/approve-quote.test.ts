import { describe, expect, test } from "vitest";
import type { Role } from "#app/domain/roles.ts";
import { approveQuote, rejectQuote } from "#app/services/quotes/decide-quote.server.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { getQuote } from "#app/services/quotes/get-quote.server.ts";
import { submitForApproval } from "#app/services/quotes/submit-for-approval.server.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { insertVehicles, quoteNow, smallFleet } from "#tests/factories/quotes.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);

/** A company whose threshold is under the 85,500 dinars of its fleet, with one member a role. */
async function ordering(threshold = 50_000_00n) {
  const company = await createCompany(owner, { approvalThresholdMinor: threshold });
  await insertVehicles(owner, company, smallFleet);
  const member = (role: Role) => createMember(owner, company, role);
  const [maker, boss, approver] = await Promise.all([member("fleet_manager"), member("owner"), member("approver")]);
  return { company, maker, boss, approver, member, quoteId: await quoteNow(house, maker) };
}

const statusOf = async (actor: Parameters<typeof getQuote>[1], quoteId: string) =>
  (await getQuote(house, actor, { quoteId })).status;

test("a second person approves what waits for it, once", async () => {
  const { maker, approver, quoteId } = await ordering();
  expect(await submitForApproval(house, maker, { quoteId })).toEqual({ quoteId });
  expect(await submitForApproval(house, maker, { quoteId })).toEqual({ quoteId });
  expect(await statusOf(maker, quoteId)).toBe("awaiting_approval");
  const answers = await Promise.all([
    approveQuote(house, approver, { quoteId }),
    approveQuote(house, approver, { quoteId }),
  ]);
  expect(answers.filter((answer) => "refused" in answer)).toMatchObject([{ code: "quote_not_awaiting_approval" }]);
  expect(await getQuote(house, maker, { quoteId })).toMatchObject({ status: "approved", approvedBy: approver.id });
  const acts = await owner`select act from audit_log where subject_id = ${quoteId} order by seq`;
  expect(acts.map((row) => row.act)).toEqual(["quote.requested", "quote.submitted", "quote.approved"]);
});

test("a refusal says why and is final", async () => {
  const { maker, approver, quoteId } = await ordering();
  await submitForApproval(house, maker, { quoteId });
  expect(await rejectQuote(house, approver, { quoteId, reason: "  " })).toMatchObject({
    code: "rejection_reason_required",
  });
  await rejectQuote(house, approver, { quoteId, reason: "Wait for the new lorries" });
  expect(await getQuote(house, maker, { quoteId })).toMatchObject({
    status: "rejected",
    rejectionReason: "Wait for the new lorries",
  });
  expect(await approveQuote(house, approver, { quoteId })).toMatchObject({ code: "quote_not_awaiting_approval" });
});

describe("maker is not checker", () => {
  test("who asked for the quote", async () => {
    const { boss, maker } = await ordering();
    const quoteId = await quoteNow(house, boss);
    await submitForApproval(house, maker, { quoteId });
    expect(await approveQuote(house, boss, { quoteId })).toMatchObject({ code: "maker_is_not_checker" });
    expect(await rejectQuote(house, boss, { quoteId, reason: "no" })).toMatchObject({ code: "maker_is_not_checker" });
  });

  test("who put it forward", async () => {
    const { boss, quoteId } = await ordering();
    await submitForApproval(house, boss, { quoteId });
    expect(await approveQuote(house, boss, { quoteId })).toMatchObject({ code: "maker_is_not_checker" });
    expect(await statusOf(boss, quoteId)).toBe("awaiting_approval");
  });
});

test.each(["admin", "fleet_manager", "finance", "auditor"] as const)("%s does not approve", async (role) => {
  const { maker, member, quoteId } = await ordering();
  await submitForApproval(house, maker, { quoteId });
  await expect(approveQuote(house, await member(role), { quoteId })).rejects.toThrow(NotAllowed);
});

test("nothing is submitted under the threshold, as a simulation, or once expired", async () => {
  const under = await ordering(85_500_00n);
  expect(await submitForApproval(house, under.maker, under)).toMatchObject({ code: "approval_not_needed" });
  const { maker, quoteId } = await ordering();
  const simulated = await quoteNow(house, maker, { asOf: "2026-06-02" });
  expect(await submitForApproval(house, maker, { quoteId: simulated })).toMatchObject({ code: "quote_is_simulation" });
  const later = house.at(new Date("2026-06-01T00:00:00Z"));
  expect(await submitForApproval(later, maker, { quoteId })).toMatchObject({ code: "quote_expired" });
});

test("an order that expired while it waited cannot be approved", async () => {
  const { maker, approver, quoteId } = await ordering();
  await submitForApproval(house, maker, { quoteId });
  const later = house.at(new Date("2026-06-01T00:00:00Z"));
  expect(await approveQuote(later, approver, { quoteId })).toMatchObject({ code: "quote_expired" });
});

test("another company's quote is not found", async () => {
  const { maker, quoteId } = await ordering();
  const stranger = await ordering();
  await expect(submitForApproval(house, stranger.boss, { quoteId })).rejects.toThrow(NotFound);
  await submitForApproval(house, maker, { quoteId });
  await expect(approveQuote(house, stranger.approver, { quoteId })).rejects.toThrow(NotFound);
  await expect(rejectQuote(house, stranger.approver, { quoteId, reason: "no" })).rejects.toThrow(NotFound);
});
