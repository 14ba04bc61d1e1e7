import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import type postgres from "postgres";
import { expect } from "vitest";
import { decodeCode } from "#app/adapters/code/vignette-code.ts";
import { codesIn, linesOf, rasterOf, run } from "#tests/adapters/pdf/tools.ts";
import { type Application, until } from "./application.ts";

/** Downloads the ZIP from the page of the invoice; answers its documents. */
export async function downloadBatch(page: Page, invoice: string, folder: string): Promise<Buffer[]> {
  await page.goto(invoice);
  await page.getByRole("progressbar").first().waitFor();
  await page.reload();
  const link = page.locator("main a[href$='/vignettes.zip']");
  await link.waitFor({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  fs.mkdirSync(folder, { recursive: true });
  await download.saveAs(path.join(folder, "batch.zip"));
  run("unzip", ["-q", path.join(folder, "batch.zip"), "-d", folder]);
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".pdf"))
    .map((name) => fs.readFileSync(path.join(folder, name)));
}

/** One vehicle's stamp: what it is as the fleet knows it, what it cost as the invoice billed it, and how it was issued. */
interface Stamp {
  serial: string;
  sha256: string;
  year: number;
  plate: string | null;
  vin: string | null;
  kind: string;
  make: string | null;
  model: string | null;
  firstUse: number | null;
  amountMinor: string;
  increaseMinor: string;
  issuedAt: Date;
  expiresOn: string;
  driverEmail: string | null;
}

/** Of an invoice, straight from the database of the application. */
export const stampsOf = (owner: postgres.Sql, invoiceId: string): Promise<Stamp[]> =>
  owner<Stamp[]>`
    select v.serial, v.sha256, i.year, f.plate, f.vin, f.kind, f.make, f.model, f.first_circulation_year as "firstUse",
           l.amount_minor as "amountMinor", l.increase_minor as "increaseMinor", v.issued_at as "issuedAt",
           v.expires_on::text as "expiresOn", f.driver_email as "driverEmail"
      from invoices i
      join invoice_lines l on l.invoice_id = i.id
      join vehicles f on f.id = l.vehicle_id
      join vignettes v on v.invoice_id = i.id and v.line_position = l.position
     where i.id = ${invoiceId}`;

/** Centimes as the document prints them: `20 000,00`. */
const printed = (minor: bigint) =>
  `${String(minor / 100n).replace(/\B(?=(\d{3})+$)/g, " ")},${String(minor % 100n).padStart(2, "0")}`;

/** Whole lines of the page, so that 1 000,00 is not found in 21 000,00, nor a model in a longer one. */
function linesAbout({ plate, vin, make, model, firstUse, serial, year, ...stamp }: Stamp): string[] {
  const [amount, increase] = [BigInt(stamp.amountMinor), BigInt(stamp.increaseMinor)];
  return [
    `${year} قسيمة السيارات الضريبة السنوية على المركبات`,
    `${vin ?? "—"} ${firstUse ?? "—"}`,
    [make, model].filter(Boolean).join(" ") || "—",
    [amount, increase, amount + increase].map(printed).join(" "),
    serial,
    ...(plate ? [`Registration ${plate} رقم التسجيل`] : []),
  ];
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Every document belongs to one stamp, its text and its code say what that one is; answers one of the codes. */
export function compareDocuments(documents: Buffer[], stamps: Stamp[]): string {
  const byHash = new Map(stamps.map((stamp) => [stamp.sha256, stamp]));
  expect(documents.map(sha256).sort()).toEqual([...byHash.keys()].sort());
  const codes = documents.map((document) => {
    const stamp = byHash.get(sha256(document));
    if (!stamp) throw new Error("A document of no stamp");
    const lines = linesOf(document);
    expect(linesAbout(stamp).filter((line) => !lines.includes(line))).toEqual([]);
    const [code = ""] = codesIn(rasterOf(document, 200));
    expect(decodeCode(code)?.fields).toEqual({
      serial: stamp.serial,
      plate: stamp.plate,
      vinTail: stamp.vin?.slice(11) ?? null,
      year: stamp.year,
      kind: stamp.kind,
      issuedAt: new Date(Math.floor(stamp.issuedAt.getTime() / 1000) * 1000),
      expiresOn: stamp.expiresOn,
      specimen: true,
    });
    return code;
  });
  return codes[0] ?? "";
}

/** Each driver has his own and no one else's. */
export async function compareMails({ url }: Application, stamps: Stamp[]): Promise<void> {
  const mails = await until("one mail for each driver", async () => {
    const found = (await (await fetch(`${url}/sandbox/mailbox.json`)).json()) as {
      to: string;
      attachments: { sha256: string; filename: string }[];
    }[];
    return found.length >= stamps.length ? found : undefined;
  });
  const received = mails.map(({ to, attachments }) => [to, attachments.map((attachment) => attachment.sha256)]);
  const expected = stamps.map(({ driverEmail, sha256: own }) => [driverEmail, [own]]);
  expect(received.sort()).toEqual(expected.sort());
}
