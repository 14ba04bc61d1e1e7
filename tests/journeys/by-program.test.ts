import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { startApplication, until } from "./application.ts";
import {
  commitImport,
  type Invoice,
  importFile,
  payAndIssue,
  priceFleet,
  programOf,
  type Vignette,
} from "./program.ts";
import { isLate, smallFleet } from "./small-fleet.ts";

const bytes = Buffer.from(smallFleet.text, "utf8");

test("the whole job by program, from the file to the drivers' mailboxes", { timeout: 180_000 }, async () => {
  const application = await startApplication();
  const program = programOf(application);
  const { read, call } = program;

  const imported = await importFile(program, { name: smallFleet.fileName, bytes });
  expect(imported).toMatchObject({
    status: "review",
    error: null,
    counts: { rows: 13, ready: 13, invalid: 0, duplicate: 0, new: 13, changed: 0, unchanged: 0 },
  });
  expect(imported.file).toMatchObject({
    name: smallFleet.fileName,
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    format: "csv",
    delimiter: ";",
    header_row: 1,
  });
  await commitImport(program, imported.id);

  const again = await importFile(program, { name: "again.csv", bytes: Buffer.from(smallFleet.text) });
  expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 13 });

  const inTime = await priceFleet(program, { year: 2026, vehicles: "all", as_of: "2026-04-15" });
  expect(inTime.simulation).toBe(true);
  expect(inTime.totals.total).toEqual({ amount: smallFleet.inTheWindowMinor, currency: "DZD" });
  const simulated = await call("POST", `/quotes/${inTime.id}/accept`, { body: {} });
  expect([simulated.status, ((await simulated.json()) as { code: string }).code]).toEqual([409, "quote_is_simulation"]);

  const quote = await priceFleet(program, { year: 2026, vehicles: "all" });
  expect(quote.counts).toMatchObject(smallFleet.outcomes);
  expect(quote.totals.total?.amount).toBe(isLate(new Date()) ? smallFleet.lateMinor : smallFleet.inTheWindowMinor);

  const accepting = { body: { po_number: "BC-2026-7" }, headers: { "Idempotency-Key": "accept-once" } };
  const invoice = await read<Invoice>("POST", `/quotes/${quote.id}/accept`, accepting);
  expect(await read<Invoice>("POST", `/quotes/${quote.id}/accept`, accepting)).toEqual(invoice);
  const reused = await call("POST", `/quotes/${quote.id}/accept`, { ...accepting, body: { po_number: "other" } });
  expect([reused.status, ((await reused.json()) as { code: string }).code]).toEqual([409, "idempotency_key_reused"]);
  expect(invoice.number).toMatch(/^FA-\d{4}-\d{6}$/);

  const early = await call("GET", `/invoices/${invoice.id}/vignettes.zip`);
  expect([early.status, ((await early.json()) as { code: string }).code]).toEqual([409, "not_ready"]);
  const paid = await payAndIssue(program, invoice.id);
  expect(paid.vignettes).toMatchObject({ expected: 10, issued: 10 });

  const list = () => read<{ items: Vignette[] }>("GET", `/invoices/${invoice.id}/vignettes`);
  const { items: vignettes } = await list();
  expect(vignettes).toHaveLength(10);
  const zip = await call("GET", `/invoices/${invoice.id}/vignettes.zip`);
  const content = Buffer.from(await zip.arrayBuffer());
  expect(Number(zip.headers.get("content-length"))).toBe(content.length);
  const folder = path.join(application.folder, "unzipped");
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "all.zip"), content);
  execFileSync("unzip", ["-q", "all.zip"], { cwd: folder, env: { ...process.env, LC_ALL: "C.UTF-8" } });
  const hashes = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".pdf"))
    .map((name) =>
      createHash("sha256")
        .update(fs.readFileSync(path.join(folder, name)))
        .digest("hex"),
    );
  expect(hashes.sort()).toEqual(vignettes.map(({ sha256 }) => sha256).sort());

  const mails = await until("one mail for each driver", async () => {
    const found = (await (await fetch(`${application.url}/sandbox/mailbox.json`)).json()) as {
      to: string;
      attachments: { sha256: string }[];
    }[];
    return found.length >= Object.keys(smallFleet.drivers).length ? found : undefined;
  });
  expect(Object.fromEntries(mails.map(({ to, attachments }) => [to, attachments.length]))).toEqual(smallFleet.drivers);
  // Sending begins after issuing ended: only now does each vignette name its driver.
  const { items: sent } = await list();
  for (const { to, attachments } of mails) {
    const own = sent.filter(({ delivery }) => delivery.email === to).map(({ sha256 }) => sha256);
    expect(attachments.map(({ sha256 }) => sha256).sort(), to).toEqual(own.sort());
  }

  const pdf = Buffer.from(await (await call("GET", `/invoices/${invoice.id}/invoice.pdf`)).arrayBuffer());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const described = (await (await fetch(`${application.url}/api/v1/openapi.json`)).json()) as {
    openapi: string;
    paths: Record<string, unknown>;
  };
  expect(described.openapi).toBe("3.1.0");
  expect(Object.keys(described.paths)).toEqual(
    expect.arrayContaining(["/imports", "/quotes/{id}/accept", "/invoices/{id}/vignettes.zip", "/vignettes/{serial}"]),
  );
});
