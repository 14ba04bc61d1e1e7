import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { armCrash } from "#app/adapters/crash.server.ts";
import type { Actor } from "#app/services/actor.ts";
import { nextAttemptAt } from "#app/services/delivery/mail-schedule.ts";
import { queueDeliveries } from "#app/services/delivery/queue-deliveries.server.ts";
import { resendVignette } from "#app/services/delivery/resend-vignette.server.ts";
import { sendMail } from "#app/services/delivery/send-mail.server.ts";
import { sweepMails } from "#app/services/delivery/sweep-mails.server.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import { issueProgress } from "#app/services/vignettes/issue-progress.server.ts";
import { issueVignettes } from "#app/services/vignettes/issue-vignettes.server.ts";
import { listVignettes } from "#app/services/vignettes/list-vignettes.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { runJobs } from "#tests/factories/house.ts";
import {
  drivenFleet,
  fleetInvoice,
  makePayingHouse,
  payPastTheWalls,
  underOtherPlates,
} from "#tests/factories/payments.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const { house, mailbox } = await makePayingHouse(db);

let boss: Actor;
let invoiceId: string;
let suite = 0;

/** Each test has drivers of its own: the mailbox is one. */
const at = (name: string) => `${name}@fleet-${suite}.example`;
const received = async () => (await mailbox.list()).filter((message) => message.to.endsWith(`@fleet-${suite}.example`));

async function issueFor(addresses: (string | null)[]): Promise<void> {
  const fleet = underOtherPlates(drivenFleet.slice(0, addresses.length)).map((facts, index) => ({
    ...facts,
    driverName: `Conducteur ${index}`,
    driverEmail: addresses[index] ?? null,
  }));
  invoiceId = await fleetInvoice(house, owner, boss, fleet);
  await payPastTheWalls(owner, invoiceId);
  await issueVignettes(house, { companyId: boss.companyId, invoiceId });
}

beforeEach(async () => {
  suite++;
  boss = await createMember(owner, await createCompany(owner, { name: "Transports Djurdjura" }), "owner");
});
afterEach(() => armCrash(null));

const mails = () => owner`select * from mails where invoice_id = ${invoiceId} order by to_address, edition`;
const vignettesOf = (address: string) => owner`
  select v.* from vignettes v join vehicles w on w.id = v.vehicle_id where v.invoice_id = ${invoiceId} and lower(w.driver_email) = lower(${address})`;
const failures = async () =>
  (await owner`select data from events where company_id = ${boss.companyId} and type = 'delivery.failed'`).map(
    (row) => row.data.email,
  );
const queueAndRun = async () => {
  await queueDeliveries(house, { companyId: boss.companyId, invoiceId });
  await runJobs(house, url);
};

test("each driver finds his own vignettes in one mail, and no one else's", async () => {
  await issueFor([at("ali"), at("ali"), at("ines"), at("omar")]);
  await queueAndRun();
  const inbox = await received();
  expect(inbox.map((message) => message.to).sort()).toEqual([at("ali"), at("ines"), at("omar")]);
  for (const message of inbox) {
    const his = await vignettesOf(message.to);
    expect(message.attachments.map((file) => file.sha256).sort()).toEqual(his.map((row) => row.sha256).sort());
    for (const row of await owner`select serial, plate from vignettes where invoice_id = ${invoiceId}`) {
      const isHis = his.some((own) => own.serial === row.serial);
      expect(message.text.includes(row.serial)).toBe(isHis);
      expect(message.html.includes(row.plate)).toBe(isHis);
    }
    expect(message.html).toContain(`href="${house.baseUrl}/v#`);
  }
  expect((await mails()).map((mail) => mail.status)).toEqual(["sent", "sent", "sent"]);
});

test("two spellings of an address are one driver", async () => {
  await issueFor([at("ali"), at("ali").toUpperCase()]);
  await queueAndRun();
  expect(await mails()).toHaveLength(1);
});

test.each([
  ["ar", "rtl", "قسيمة مركبتك لسنة 2026", "تحية طيبة"],
  ["fr", "ltr", "Votre vignette automobile 2026", "Bonjour"],
  ["en", "ltr", "Your vehicle stamp 2026", "Hello"],
])("a mail in %s runs %s", async (locale, dir, subject, greeting) => {
  await owner`update companies set locale = ${locale} where id = ${boss.companyId}`;
  await issueFor([at("ali")]);
  await queueAndRun();
  const [message] = await received();
  expect(message?.subject).toBe(subject);
  expect(message?.html).toContain(`<html lang="${locale}" dir="${dir}">`);
  expect(message?.text).toContain(greeting);
});

test("a name of a driver is text in the mail, not a part of it", async () => {
  await issueFor([at("ali")]);
  await owner`update vehicles set driver_name = '<img src=x onerror=alert(1)>' where company_id = ${boss.companyId}`;
  await queueAndRun();
  const [message] = await received();
  expect(message?.html).toContain("&lt;img src=x");
  expect(message?.html).not.toContain("<img");
});

test("a driver of many vehicles gets one print file instead of a heap of attachments", async () => {
  const fleet = Array.from({ length: 3 }, () => underOtherPlates(drivenFleet)).flat();
  invoiceId = await fleetInvoice(
    house,
    owner,
    boss,
    fleet.map((facts) => ({ ...facts, driverEmail: at("depot") })),
  );
  await payPastTheWalls(owner, invoiceId);
  await issueVignettes(house, { companyId: boss.companyId, invoiceId });
  await queueAndRun();
  const [message] = await received();
  expect(message?.attachments.map((file) => file.filename)).toEqual(["vignettes.pdf"]);
});

test("queued twice and run twice, nobody gets a second mail", async () => {
  await issueFor([at("ali"), at("ines")]);
  await queueAndRun();
  const input = { companyId: boss.companyId, invoiceId };
  await Promise.all([queueDeliveries(house, input), queueDeliveries(house, input)]);
  for (const mail of await mails()) await sendMail(house, { companyId: boss.companyId, mailId: mail.id });
  await runJobs(house, url);
  expect(await received()).toHaveLength(2);
});

test("ten workers at one mail send it once", async () => {
  await issueFor([at("ali")]);
  await queueDeliveries(house, { companyId: boss.companyId, invoiceId });
  const [mail] = await mails();
  await Promise.all(Array.from({ length: 10 }, () => sendMail(house, { companyId: boss.companyId, mailId: mail?.id })));
  expect(await received()).toHaveLength(1);
});

test("a mail of another company is not sent", async () => {
  await issueFor([at("ali")]);
  await queueDeliveries(house, { companyId: boss.companyId, invoiceId });
  const stranger = await createCompany(owner);
  const [mail] = await mails();
  await sendMail(house, { companyId: stranger.id, mailId: mail?.id });
  expect(await received()).toHaveLength(0);
});

test("a vehicle without an address holds nobody up, and is a task", async () => {
  await issueFor([at("ali"), null]);
  await queueAndRun();
  expect(await received()).toHaveLength(1);
  expect(await issueProgress(house, boss, invoiceId)).toMatchObject({ withoutMail: 1, sent: 1, mails: { sent: 1 } });
  const waiting = await listVignettes(house, boss, {
    delivery: "attention",
    page: 1,
    pageSize: 10,
    sort: { column: "plate", isDescending: false },
  });
  expect(waiting.rows.map((row) => row.delivery.status)).toEqual(["none"]);
});

describe("a mail server that", () => {
  test("knows no such mailbox: the mail came back, is told, and the others go out", async () => {
    await issueFor([at("gone+550"), at("ines")]);
    await queueAndRun();
    expect((await mails()).map((mail) => [mail.status, mail.error?.slice(0, 3)])).toEqual([
      ["bounced", "550"],
      ["sent", undefined],
    ]);
    expect(await failures()).toEqual([at("gone+550")]);
    expect(await issueProgress(house, boss, invoiceId)).toMatchObject({ sent: 1, bounced: 1, mails: { bounced: 1 } });
  });

  test("asks for patience: the mail waits, and goes out with the next attempt under the same Message-ID", async () => {
    await issueFor([at("grey+450")]);
    await queueAndRun();
    const [waiting] = await mails();
    expect(waiting).toMatchObject({ status: "queued", attempts: 1, outcome_unknown: false });
    expect(await received()).toHaveLength(0);
    const [job] =
      await owner`select run_at > now() as later from graphile_worker.jobs where key = ${`send-mail:${waiting?.id}`}`;
    expect(job).toEqual({ later: true });
    await owner`update graphile_worker._private_jobs set run_at = now()`;
    await runJobs(house, url);
    expect((await received()).map((message) => message.messageId)).toEqual([waiting?.message_id]);
    expect((await mails())[0]).toMatchObject({ status: "sent", attempts: 2 });
  });

  test("is down for three days: then it came back", async () => {
    await issueFor([at("down+421")]);
    await queueAndRun();
    for (let attempt = 0; attempt < 20; attempt++) {
      await owner`update graphile_worker._private_jobs set run_at = now()`;
      await runJobs(house, url);
    }
    const [mail] = await mails();
    expect(mail).toMatchObject({ status: "bounced" });
    expect(await failures()).toEqual([at("down+421")]);
    const created = new Date("2026-04-15T00:00:00Z");
    const last = nextAttemptAt(created, (mail?.attempts ?? 0) - 1);
    expect((last?.getTime() ?? 0) - created.getTime()).toBeLessThanOrEqual(72 * 3_600_000);
  });

  test("hangs up behind DATA: nobody knows, it is counted, and never sent again by itself", async () => {
    await issueFor([at("lost+drop")]);
    await queueAndRun();
    expect((await mails())[0]).toMatchObject({ status: "queued", outcome_unknown: true, attempts: 1 });
    const later = { ...house, ...house.at(new Date(Date.now() + 80 * 3_600_000)) };
    await sweepMails(later);
    await runJobs(house, url);
    expect(await received()).toHaveLength(1);
    expect(await issueProgress(house, boss, invoiceId)).toMatchObject({ mails: { unknown: 1, queued: 0 } });
    const waiting = await listVignettes(house, boss, {
      delivery: "attention",
      page: 1,
      pageSize: 10,
      sort: { column: "plate", isDescending: false },
    });
    expect(waiting.rows.map((row) => row.delivery.isUnknown)).toEqual([true]);
  });
});

test.each([
  "before-mail",
  "after-mail",
] as const)("killed %s, a mail leaves at most once and is counted", async (point) => {
  await issueFor([at("ali")]);
  await queueDeliveries(house, { companyId: boss.companyId, invoiceId });
  const [mail] = await mails();
  armCrash(point, () => {
    throw new Error("killed");
  });
  const input = { companyId: boss.companyId, mailId: mail?.id };
  await expect(sendMail(house, input)).rejects.toThrow("killed");
  armCrash(null);
  await sendMail(house, input);
  await runJobs(house, url);
  expect(await received()).toHaveLength(point === "after-mail" ? 1 : 0);
  expect((await mails())[0]).toMatchObject({ status: "queued", outcome_unknown: true });
});

test("killed while queueing, the rest is queued by the next run", async () => {
  await issueFor([at("ali"), at("ines")]);
  armCrash("after-deliveries", () => {
    throw new Error("killed");
  });
  await expect(queueDeliveries(house, { companyId: boss.companyId, invoiceId })).rejects.toThrow("killed");
  armCrash(null);
  await queueAndRun();
  expect(await received()).toHaveLength(2);
});

test("a mail whose job was lost is found by the sweep; one that waits for its time is left alone", async () => {
  await issueFor([at("ali"), at("grey+421")]);
  await queueDeliveries(house, { companyId: boss.companyId, invoiceId });
  const grey = (await mails()).find((mail) => mail.to_address.startsWith("grey"));
  await sendMail(house, { companyId: boss.companyId, mailId: grey?.id });
  await owner`delete from graphile_worker._private_jobs`;
  await owner`update mails set created_at = created_at - interval '11 minutes' where to_address = ${at("ali")}`;
  await sweepMails(house);
  await runJobs(house, url);
  expect((await received()).map((message) => message.to)).toEqual([at("ali")]);
  expect((await mails()).find((mail) => mail.id === grey?.id)).toMatchObject({ attempts: 1 });
});

describe("sent again by a person", () => {
  let serial: string;
  beforeEach(async () => {
    await issueFor([at("ali"), null]);
    await queueAndRun();
    serial = (await vignettesOf(at("ali")))[0]?.serial;
  });

  test("it is a new edition with a Message-ID of its own", async () => {
    expect(await resendVignette(house, boss, { serial })).toEqual({ serial, email: at("ali"), status: "queued" });
    await runJobs(house, url);
    expect((await mails()).map((mail) => mail.edition)).toEqual([1, 2]);
    expect(new Set((await received()).map((message) => message.messageId)).size).toBe(2);
    const acts =
      await owner`select actor_id from audit_log where company_id = ${boss.companyId} and act = 'vignette.sent'`;
    expect(acts).toEqual([{ actor_id: boss.id }]);
  });

  test("to an address for a driver who had none", async () => {
    const [bare] = await owner`select serial from vignettes v where invoice_id = ${invoiceId} and serial <> ${serial}`;
    expect(await resendVignette(house, boss, { serial: bare?.serial })).toMatchObject({ code: "no_driver_address" });
    expect(await resendVignette(house, boss, { serial: bare?.serial, email: "a b@x" })).toMatchObject({
      code: "email_malformed",
    });
    expect(await resendVignette(house, boss, { serial: bare?.serial, email: at("new") })).toMatchObject({
      email: at("new"),
    });
    await runJobs(house, url);
    expect((await received()).map((message) => message.to).sort()).toEqual([at("ali"), at("new")]);
  });

  test("not by another company, another depot, or a role that may not", async () => {
    const stranger = await createMember(owner, await createCompany(owner), "owner");
    const elsewhere = await createMember(owner, { id: boss.companyId, name: "" }, "depot_clerk", {
      scope: { kind: "depots", values: ["Annaba"] },
    });
    for (const actor of [stranger, elsewhere])
      await expect(resendVignette(house, actor, { serial })).rejects.toThrow(NotFound);
    const finance = await createMember(owner, { id: boss.companyId, name: "" }, "finance");
    await expect(resendVignette(house, finance, { serial })).rejects.toThrow(NotAllowed);
  });
});
