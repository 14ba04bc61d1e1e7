import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { startApplication } from "./application.ts";
import { launchBrowser, newVisitor, signIn } from "./browser.ts";

launchBrowser();

const application = await startApplication();

/** A browser whose settings alone say its language: nobody pressed one in it. */
const undecided = (locale: "ar" | "fr") => newVisitor({ url: application.url, locale, hasChosen: false });

/** What the document says it is in, and what is read on it. */
const seenOn = async (page: Page, heading: string) => {
  await page.getByRole("heading", { name: heading, exact: true, level: 1 }).waitFor();
  return page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);
};

test("an account without a language keeps that of the page it signed in on", async () => {
  const { page } = await undecided("ar");
  await signIn(page, "owner@amel.example");
  expect(await seenOn(page, "وضعية الحظيرة")).toBe("ar rtl");
  await page.reload();
  expect(await seenOn(page, "وضعية الحظيرة")).toBe("ar rtl");
  await page.goto("/invoices");
  expect(await seenOn(page, "الفواتير")).toBe("ar rtl");

  const { page: elsewhere } = await undecided("fr");
  await signIn(elsewhere, "owner@amel.example");
  expect(await seenOn(elsewhere, "وضعية الحظيرة")).toBe("ar rtl");
});

test("an account that chose French is French at once, whatever the page; whoever left has the page of his browser", async () => {
  const { page: first } = await undecided("ar");
  await signIn(first, "finance@amel.example");
  await first.locator("form[action='/locale'] button[value=fr]:visible").click();
  expect(await seenOn(first, "Situation du parc")).toBe("fr ltr");

  const { page, context } = await undecided("ar");
  await page.goto("/sign-in");
  expect(await seenOn(page, "تسجيل الدخول")).toBe("ar rtl");
  await signIn(page, "finance@amel.example");
  expect(await seenOn(page, "Situation du parc")).toBe("fr ltr");
  await page.locator("form[action='/sign-out'] button:visible").click();
  expect(await seenOn(page, "تسجيل الدخول")).toBe("ar rtl");

  await signIn(page, "finance@amel.example");
  await seenOn(page, "Situation du parc");
  await context.clearCookies();
  await page.locator("nav a[href='/invoices']:visible").first().click();
  expect(await seenOn(page, "تسجيل الدخول")).toBe("ar rtl");
});
