import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { type CodeFields, vinTailOf } from "#app/adapters/code/code-fields.ts";
import { decodeCode } from "#app/adapters/code/vignette-code.ts";
import { codesIn, rasterOf, run, textOf } from "#tests/adapters/pdf/tools.ts";
import { type Application, until } from "./application.ts";
import type { Vignette } from "./program.ts";

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

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Text and code of each document against the record; answers one of the codes. */
export function compareDocuments(documents: Buffer[], records: Vignette[]): string {
  const byHash = new Map(records.map((record) => [record.sha256, record]));
  expect(documents.map(sha256).sort()).toEqual([...byHash.keys()].sort());
  const codes = documents.map((document) => {
    const record = byHash.get(sha256(document));
    if (!record) throw new Error("A document of no record");
    const text = textOf(document);
    for (const printed of [record.serial, record.plate, String(record.year)]) expect(text).toContain(printed);
    const [code = ""] = codesIn(rasterOf(document, 200));
    expect(decodeCode(code)?.fields).toMatchObject({
      serial: record.serial,
      plate: record.plate,
      vinTail: vinTailOf(record.vin),
      year: record.year,
      specimen: true,
    } satisfies Partial<CodeFields>);
    return code;
  });
  return codes[0] ?? "";
}

/** Each driver has his own and no one else's. */
export async function compareMails({ url }: Application, records: Vignette[]): Promise<void> {
  const mails = await until("one mail for each driver", async () => {
    const found = (await (await fetch(`${url}/sandbox/mailbox.json`)).json()) as {
      to: string;
      attachments: { sha256: string; filename: string }[];
    }[];
    return found.length >= records.length ? found : undefined;
  });
  const received = mails.map(({ to, attachments }) => [to, attachments.map((attachment) => attachment.sha256)]);
  const expected = records.map(({ delivery, sha256: own }) => [delivery.email, [own]]);
  expect(received.sort()).toEqual(expected.sort());
}
