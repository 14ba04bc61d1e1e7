import path from "node:path";
import type { Locator, Page } from "playwright-core";

/**
 * The job as a person does it. Nothing here depends on the language of the page, nor on scripts: each step presses what
 * is there and waits for what comes.
 */
export const sampleFile = (name: string): string => path.resolve("tests/fixtures/spreadsheets", name);

export const submitOf = (page: Page, form: string): Locator => page.locator(`${form} button[type=submit]`).first();

/** Sends a file and waits until it was read. Answers the address of the upload. */
export async function uploadFile(page: Page, file: string): Promise<string> {
  await page.goto("/uploads");
  await page.setInputFiles("input[type=file][name=file]", file);
  await submitOf(page, "form[enctype='multipart/form-data']").click();
  await page.waitForURL(/\/uploads\/[0-9a-f-]{36}/);
  await page.locator("a[href*='gate=rows']").first().waitFor();
  return new URL(page.url()).pathname;
}

/** The second gate: a bad row, by its line in the file. */
export const badRow = (page: Page, line: number): Locator =>
  page.locator(`[role=grid] tr:has(input[name=row][value="${line}"])`);

/** Leaves the rows that are still bad aside, knowingly, and waits until the vehicles are there. */
export async function commitRows(page: Page, upload: string): Promise<void> {
  await page.goto(`${upload}?gate=rows`);
  const skips = page.locator("input[name=invalidRows]");
  if (await skips.count()) await skips.check({ force: true });
  await submitOf(page, "form[action*='/commit']").click();
  await page.locator("a[href^='/quotes/new?import=']").waitFor();
}

/** Asks what the vignettes of everything cost and waits for the answer. Answers the address of the quote. */
export async function askQuote(page: Page, year: number): Promise<string> {
  await page.goto("/quotes/new");
  await page.selectOption("select[name=year]", String(year));
  await submitOf(page, "form:has(select[name=year])").click();
  await page.waitForURL(/\/quotes\/[0-9a-f-]{36}$/);
  await page.locator("a[href$='/accept']").waitFor();
  return new URL(page.url()).pathname;
}

/** Orders what was quoted; answers the number of the invoice. */
export async function orderQuote(page: Page, quote: string, poNumber: string): Promise<string> {
  await page.goto(quote);
  await page.locator("a[href$='/accept']").click();
  await page.fill("input[name=po_number]", poNumber);
  await submitOf(page, "form:has(input[name=po_number])").click();
  const named = page
    .locator("main")
    .getByText(/FA-\d{4}-\d{6}/)
    .first();
  await named.waitFor();
  return /FA-\d{4}-\d{6}/.exec(await named.innerText())?.[0] ?? "";
}

/** Opens an invoice from the list; answers its address. */
export async function openInvoice(page: Page, number: string): Promise<string> {
  await page.goto("/invoices");
  await page.locator("main").getByRole("link", { name: number }).click();
  await page.waitForURL(/\/invoices\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** From an invoice to the page of the card. */
export async function startCardPayment(page: Page, invoice: string): Promise<void> {
  await page.goto(`${invoice}/pay`);
  await page.locator("input[name=method][value=card]").check({ force: true });
  await submitOf(page, "form:has(input[name=method])").click();
  await page.waitForURL(/\/sandbox\/checkout\//);
}

export async function payWithCard(page: Page, card: string): Promise<void> {
  await page.fill("input[name=card]", card);
  await submitOf(page, "form:has(input[name=card])").click();
}

/** What a reader sees: without marks of direction, white space as one space. */
export const seen = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** All that the page itself says. */
export const mainText = async (page: Page): Promise<string> => seen(await page.locator("main").innerText());
