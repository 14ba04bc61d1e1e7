import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

/** Chromium without what it would fetch from outside. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser: Browser;

export function launchBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: flags });
  });
  afterAll(() => browser?.close());
}

export interface VisitorOptions {
  url: string;
  locale?: "ar" | "fr" | "en";
  /** False: the language is that of his browser, he never pressed another. */
  hasChosen?: boolean;
  width?: number;
  javaScript?: boolean;
}

/** A browser of one person, in his language. */
export async function newVisitor({
  url,
  locale = "fr",
  hasChosen = true,
  width = 1440,
  javaScript = true,
}: VisitorOptions): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    baseURL: url,
    locale: { ar: "ar-DZ", fr: "fr-DZ", en: "en-GB" }[locale],
    viewport: { width, height: width < 600 ? 800 : 900 },
    javaScriptEnabled: javaScript,
    acceptDownloads: true,
  });
  if (hasChosen) await context.addCookies([{ name: "locale", value: locale, url }]);
  const page = await context.newPage();
  return { page, context };
}

/** Signs a seeded member in. */
export async function signIn(page: Page, email: string, password = "ostoul-demo"): Promise<void> {
  await page.goto("/sign-in");
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", password);
  await page.click("form:has(input[name=password]) button[type=submit]");
  await page.waitForURL(/\/dashboard$/);
}
