import { expect, test } from "vitest";
import { systemClock } from "#app/adapters/clock.server.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();

async function acts(count: number) {
  const company = await createCompany(owner);
  const actor = await createMember(owner, company, "owner");
  const write = (n: number) =>
    db.company(company.id, (tx) =>
      recordAct(tx, systemClock, actor, {
        act: "quote.accepted",
        subjectKind: "quote",
        subjectId: String(n),
        detail: { n },
      }),
    );
  await Promise.all(Array.from({ length: count }, (_, n) => write(n)));
  const broken = async () =>
    (await owner`select * from broken_audit(${company.id})`).map((row) => Number(row.broken_audit));
  return { company, broken };
}

test("acts written at once form one unbroken chain", async () => {
  const { company, broken } = await acts(20);
  const rows = await owner`select seq from audit_log where company_id = ${company.id} order by seq`;
  expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(await broken()).toEqual([]);
});

test("an edited row breaks the chain where it was edited", async () => {
  const { company, broken } = await acts(5);
  await owner`update audit_log set detail = '{"n": 99}' where company_id = ${company.id} and seq = 3`;
  expect(await broken()).toEqual([3]);
});

test("the application can neither edit, delete nor write an audit row past the chain", async () => {
  const { company } = await acts(1);
  for (const statement of [
    "update audit_log set detail = '{}'",
    "delete from audit_log",
    "insert into audit_log select company_id, seq + 1, at, actor_kind, actor_id, act, subject_kind, subject_id, detail, previous_hash, hash from audit_log",
    "update audit_heads set seq = 0",
  ]) {
    await expect(
      db.companyRaw(company.id, (tx) => tx.unsafe(statement)),
      statement,
    ).rejects.toMatchObject({ code: "42501" });
  }
});
