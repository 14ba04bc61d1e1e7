import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type * as Axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { startApplication } from "./application.ts";
import { launchBrowser, newVisitor, signIn } from "./browser.ts";
import { makeScreens, type Screen, strangers } from "./screens.ts";

declare global {
  interface Window {
    axe: typeof Axe;
  }
}

launchBrowser();

const application = await startApplication();
const screens = await makeScreens(application);

const widths = [1440, 360];

/** Waits until React has taken the page over. */
const taken = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.documentElement).some((key) => key.startsWith("__reactFiber")));

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  fs.mkdirSync(folder, { recursive: true });
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
  });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds, one line each: the rule and the elements. */
const violations = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { violations: found } = await window.axe.run(document, { resultTypes: ["violations"] });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
  });

const overflow = (page: Page) => page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);

async function look(page: Page, locale: string, { name, isDark }: Screen): Promise<string[]> {
  const found: string[] = [];
  const say = (place: string, faults: string[]) => found.push(...faults.map((fault) => `${name} ${place}: ${fault}`));
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    if ((await overflow(page)) > 0) say(`${width}`, [`${await overflow(page)} px too wide`]);
    say(`${width}`, await violations(page));
    await picture(page, `${name}-${locale}-${width}`);
    if (!isDark) continue;
    await page.emulateMedia({ colorScheme: "dark" });
    say(`${width} dark`, await violations(page));
    await picture(page, `${name}-${locale}-${width}-dark`);
    await page.emulateMedia({ colorScheme: "light" });
  }
  return found;
}

/** Presses Tab from the top of the page until the element has the focus; answers what is wrong. */
async function reach(page: Page, { name, primary }: Screen): Promise<string[]> {
  if (!primary) return [];
  const most = 200;
  for (let count = 0; count < most; count++) {
    await page.keyboard.press("Tab");
    const state = await page.evaluate((selector) => {
      const active = document.activeElement;
      if (!active?.matches(selector)) return "elsewhere";
      const { outlineStyle, outlineWidth } = getComputedStyle(active);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 ? "seen" : "unseen";
    }, primary);
    if (state === "seen") return [];
    if (state === "unseen") return [`${name}: the focus on ${primary} cannot be seen`];
  }
  return [`${name}: ${primary} is not reached by ${most} Tabs`];
}

function listen(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    // Chromium tells each answer of 404 there; the page that is not found is one.
    if (message.type() === "error" && !message.text().includes("404")) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(String(error)));
  return said;
}

describe.each([
  ["ar", "rtl"],
  ["fr", "ltr"],
] as const)("every screen in %s", (locale, direction) => {
  let page: Page;
  let context: BrowserContext;
  let said: string[];

  beforeAll(async () => {
    ({ page, context } = await newVisitor({ url: application.url, locale }));
    said = listen(page);
    await context.addInitScript({ path: axe });
    // Colours are judged where they end, not on their way from light to dark.
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const screen of strangers) {
      await page.goto(screen.path);
      await taken(page);
      expect(await look(page, locale, screen)).toEqual([]);
    }
    await signIn(page, "owner@amel.example");
    return () => context.close();
  }, 60_000);

  test("is accessible, fits, is worked by keyboard, speaks its language, says no error", {
    timeout: 240_000,
  }, async () => {
    const faults: string[] = [];
    for (const screen of screens) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(screen.path);
      await taken(page);
      faults.push(...(await reach(page, screen)));
      const root = await page.evaluate(() => [
        document.documentElement.lang,
        document.documentElement.dir,
        document.title,
      ]);
      if (root[0] !== locale || root[1] !== direction || !root[2]) faults.push(`${screen.name}: ${root.join(" ")}`);
      faults.push(...(await look(page, locale, screen)));
      faults.push(...said.splice(0).map((line) => `${screen.name}: ${line}`));
    }
    expect(faults).toEqual([]);
  });
});
