import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { textOf } from "#tests/adapters/pdf/tools.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";
import { type Application, startApplication, until } from "./application.ts";
import { launchBrowser, newVisitor, signIn } from "./browser.ts";
import { verifyAtRoadside } from "./check-at-roadside.ts";
import { compareDocuments, compareMails, downloadBatch, stampsOf } from "./check-documents.ts";
import { type PageWords, pageWords } from "./page-words.ts";
import {
  askQuote,
  badRow,
  commitRows,
  mainText,
  openInvoice,
  orderQuote,
  payWithCard,
  sampleFile,
  seen,
  startCardPayment,
  submitOf,
  uploadFile,
} from "./person.ts";
import { commitImport, importFile, type Program, programOf } from "./program.ts";
import { sampleFleet } from "./sample-fleet.ts";
import { isLate } from "./small-fleet.ts";

launchBrowser();

/** The first gate: what was understood is shown, and a person overrules it and takes that back. */
async function checkColumns(page: Page, upload: string, words: PageWords): Promise<void> {
  await page.goto(`${upload}?gate=file`);
  expect(await page.inputValue("select[name=encoding]")).toBe(words.encoding);
  expect(await page.inputValue("select[name=delimiter]")).toBe(";");
  expect(await page.inputValue("input[name=headerRow]")).toBe(words.headerRow);
  const model = `select[name='column:${words.modelColumn}']`;
  expect(await page.inputValue(model)).toBe("model");
  for (const meaning of ["none", "model"]) {
    await page.selectOption(model, meaning);
    await submitOf(page, "form[action*='/mapping']").click();
    await page.waitForURL(/gate=rows/);
    await page.locator("a[href*='gate=file']").first().click();
    await page.locator(model).waitFor();
    expect(await page.inputValue(model)).toBe(meaning);
  }
}

/** The second gate: each bad row with its reason; one is corrected by taking what is proposed. */
async function correctOneRow(page: Page, upload: string, { badLines, badEnergy }: PageWords): Promise<void> {
  await page.goto(`${upload}?gate=rows&show=invalid`);
  const causes = page.locator("nav a[href*='show=invalid'][href*='cause=']");
  expect(await causes.count()).toBe(3);
  const reasons: string[] = [];
  for (const [field, line] of Object.entries(badLines)) {
    await page.goto(`${upload}?gate=rows&show=invalid`);
    await page.locator(`nav a[href*='show=invalid'][href*='${field}'][href*='cause=']`).click();
    await badRow(page, line).waitFor();
    reasons.push(seen(await badRow(page, line).innerText()));
  }
  expect(reasons).toEqual([
    expect.stringContaining("16-115-31"),
    expect.stringContaining("UU1HSDCNOJ0614791"),
    expect.stringContaining(badEnergy),
  ]);
  await page.locator("nav a[href*='show=invalid'][href*='vin'][href*='cause=']").click();
  await badRow(page, badLines.vin).locator("input[name='value:vin']").fill("UU1HSDCN0J0614791");
  await submitOf(page, `form#row-${badLines.vin}`).click();
  await badRow(page, badLines.vin).waitFor({ state: "detached" });
}

/** A refusal while bad rows stand, until they are left aside knowingly. */
async function commitKnowingly(page: Page, upload: string): Promise<void> {
  await page.goto(`${upload}?gate=rows`);
  await submitOf(page, "form[action*='/commit']").click();
  await page.locator("main [role=alert]").waitFor();
  await commitRows(page, upload);
}

const firstPlate = async (page: Page) => seen(await page.locator("tbody tr").first().locator("td").first().innerText());

/** Sorted and filtered by the server: the address says how, and the answer has only those rows. */
async function readFleet(page: Page): Promise<void> {
  await page.goto("/vehicles");
  expect(await page.locator("tbody tr").count()).toBe(31);
  expect(await firstPlate(page)).toBe("00091-709-30");
  await page.locator("thead a").first().click();
  await until("the fleet the other way round", async () => (await firstPlate(page)) === "11284-117-16");
  await page.selectOption("select[name=depot]", "Hassi Messaoud");
  await submitOf(page, "form[role=search]").click();
  await until("one depot alone", async () => (await page.locator("tbody tr").count()) === 6);
  await page.goto("/vehicles?q=06215");
  expect(await page.locator("tbody tr").count()).toBe(1);
}

/** Amounts as read off the law tables by hand, and why, in the language of the page. */
async function readQuote(page: Page, words: PageWords): Promise<void> {
  const late = isLate(new Date());
  const dinars = dinarsWith(words.groups);
  for (const [plate, { stamp }] of Object.entries(sampleFleet.due)) {
    const line = seen(await page.locator("tbody tr", { hasText: plate }).innerText());
    expect(line, plate).toContain(`${dinars(stamp)} `);
    expect(line, plate).toContain(late ? `${dinars(stamp / 2)} ` : `${dinars(0)} `);
    if (late) expect(line, plate).toContain(words.late);
  }
  const sentenceOf = async (plate: string) => seen(await page.locator("tbody tr", { hasText: plate }).innerText());
  expect(await sentenceOf("01639-122-30")).toContain(words.price);
  expect(await sentenceOf("00387-125-31")).toContain(words.exempt);
  expect(await sentenceOf("00256-914-30")).toContain(words.notSubject);
  expect(await mainText(page)).toContain(dinars(late ? sampleFleet.late : sampleFleet.inTheWindow));
}

/** Groups of three, a comma, two digits: between groups Arabic has a point, French a space. */
const dinarsWith = (separator: string) => (whole: number) =>
  `${String(whole).replace(/\B(?=(\d{3})+$)/g, separator)},00`;

/** Whoever pays meanwhile is named to the second; what the first pays settles. */
async function payOnce(application: Application, locale: "ar" | "fr", finance: Page, invoice: string): Promise<void> {
  const { page: second, context } = await newVisitor({ url: application.url, locale });
  await signIn(second, "owner@amel.example");
  await second.goto(`${invoice}/pay`);
  await startCardPayment(finance, invoice);
  await submitOf(second, "form:has(input[name=method])").click();
  await second.locator("main").getByText("Samira Cherif").first().waitFor();
  expect(await mainText(second)).toContain(pageWords[locale].held);
  await context.close();
  await payWithCard(finance, "4000 0000 0000 0002");
  await finance.locator("input[name=card][aria-invalid=true]").waitFor();
  await payWithCard(finance, "4242 4242 4242 4242");
  await finance.waitForURL(/\/invoices\//);
  await finance.reload();
  await finance.locator("main a[href$='/receipt.pdf']").waitFor();
}

/** The same file again: nothing new, nothing changed. */
async function uploadAgain(page: Page, words: PageWords, program: Program): Promise<void> {
  const before = await program.read<{ items: unknown[] }>("GET", "/vehicles?limit=1000");
  const upload = await uploadFile(page, sampleFile(words.file));
  const { counts } = await program.read<{ counts: Record<string, number> }>("GET", `/imports/${path.basename(upload)}`);
  expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 30, invalid: 3, duplicate: 1 });
  await commitRows(page, upload);
  expect(await mainText(page)).toContain(words.unchanged);
  expect(await program.read("GET", "/vehicles?limit=1000")).toEqual(before);
}

/** Pages come from the server too: a second one, once there is more than a page. */
async function turnPage(page: Page, program: Program): Promise<void> {
  const trailers = Array.from({ length: 40 }, (_, index) => `${String(60001 + index)}-818-16;remorque;2018`);
  const text = ["Immatriculation;Genre;Annee de mise en circulation", ...trailers].join("\r\n");
  const { id } = await importFile(program, { name: "remorques.csv", bytes: Buffer.from(text) });
  await commitImport(program, id);
  await page.goto("/vehicles");
  expect(await page.locator("tbody tr").count()).toBe(50);
  await page.locator("main nav a[href*='page=2']").click();
  await until("the second page", async () => (await page.locator("tbody tr").count()) === 21);
}

test.each(["fr", "ar"] as const)("the whole job in a browser, in %s", { timeout: 240_000 }, async (locale) => {
  const words = pageWords[locale];
  const { url: databaseUrl, owner } = await cloneDatabase();
  const application = await startApplication({ databaseUrl });
  const program = programOf(application);
  const { page: manager } = await newVisitor({ url: application.url, locale });
  await signIn(manager, "fleet@amel.example");
  const upload = await uploadFile(manager, sampleFile(words.file));
  await checkColumns(manager, upload, words);
  await correctOneRow(manager, upload, words);
  await commitKnowingly(manager, upload);
  await readFleet(manager);
  const quote = await askQuote(manager, 2026);
  await readQuote(manager, words);
  const number = await orderQuote(manager, quote, "BC-2026-17");

  const { page: finance } = await newVisitor({ url: application.url, locale });
  await signIn(finance, "finance@amel.example");
  const invoice = await openInvoice(finance, number);
  const [pdf] = await Promise.all([
    finance.waitForEvent("download"),
    finance.locator("main a[href$='/invoice.pdf']").click(),
  ]);
  const printed = textOf(fs.readFileSync(await pdf.path()));
  const total = isLate(new Date()) ? sampleFleet.late : sampleFleet.inTheWindow;
  expect(printed).toContain(number);
  expect(printed).toContain("BC-2026-17");
  expect(printed.replace(/[\s.]/g, "")).toContain(`${total},00`);
  await payOnce(application, locale, finance, invoice);

  const documents = await downloadBatch(finance, invoice, path.join(application.folder, "batch"));
  expect(documents).toHaveLength(sampleFleet.dueCount);
  const stamps = await stampsOf(owner, path.basename(invoice));
  await compareMails(application, stamps);
  const code = compareDocuments(documents, stamps);
  await verifyAtRoadside(application, locale, code);
  await uploadAgain(manager, words, program);
  await turnPage(manager, program);
});
