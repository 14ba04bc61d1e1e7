import { expect, test } from "vitest";
import { startApplication } from "./application.ts";
import { launchBrowser, newVisitor, signIn } from "./browser.ts";
import { commitRows, mainText, sampleFile, submitOf, uploadFile } from "./person.ts";
import { programOf } from "./program.ts";

launchBrowser();

const application = await startApplication();

interface Fleet {
  items: { id: string; plate: string }[];
}

test.each([
  { scripts: "scripts", javaScript: true, locale: "fr", width: 1440, file: "parc-algiers.csv" },
  { scripts: "no scripts", javaScript: false, locale: "ar", width: 360, file: "ustul-wahran.csv" },
] as const)("a file added by mistake is taken back and read again, with $scripts", { timeout: 120_000 }, async ({
  javaScript,
  locale,
  width,
  file,
}) => {
  const { page, context } = await newVisitor({ url: application.url, locale, width, javaScript });
  await signIn(page, "fleet@amel.example");
  const upload = await uploadFile(page, sampleFile(file));
  await commitRows(page, upload);

  // One vehicle is sold meanwhile: it cannot be taken back, and the page says so before and after.
  const { read } = programOf(application);
  const [sold] = (await read<Fleet>("GET", "/vehicles?limit=1")).items;
  await read("DELETE", `/vehicles/${sold?.id}`);
  await page.goto(upload);
  await page.locator("main a[href$='/undo']").click();
  await submitOf(page, "main form[method=post]").waitFor();
  expect(await mainText(page)).toContain({ fr: "Il avait déjà quitté le parc", ar: "كانت قد غادرت الحظيرة" }[locale]);
  await submitOf(page, "main form[method=post]").click();

  const again = submitOf(page, "form[action$='/again']");
  await again.waitFor();
  expect(await page.locator(`main a[href='/vehicles/${sold?.id}']`).count()).toBe(1);
  expect(await page.locator("main a[href$='/undo']").count()).toBe(0);
  expect((await read<Fleet>("GET", "/vehicles")).items).toEqual([]);

  await again.click();
  await page.waitForURL((address) => /\/uploads\/[0-9a-f-]{36}$/.test(address.pathname) && address.pathname !== upload);
  await page.locator("a[href*='gate=rows']").first().waitFor();
  await commitRows(page, new URL(page.url()).pathname);
  const { items } = await read<Fleet>("GET", "/vehicles?limit=1000");
  expect(items.map(({ plate }) => plate)).toContain(sold?.plate);

  // The fleet is left empty for the next language.
  await page.goto(new URL(page.url()).pathname);
  await page.locator("main a[href$='/undo']").click();
  await submitOf(page, "main form[method=post]").click();
  await again.waitFor();
  await context.close();
});
