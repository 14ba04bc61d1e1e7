import { expect, test } from "vitest";
import { startApplication } from "./application.ts";
import { launchBrowser, newVisitor, signIn } from "./browser.ts";
import {
  askQuote,
  badRow,
  commitRows,
  openInvoice,
  orderQuote,
  payWithCard,
  sampleFile,
  seen,
  startCardPayment,
  submitOf,
  uploadFile,
} from "./person.ts";
import { sampleFleet } from "./sample-fleet.ts";

launchBrowser();

test("the whole job with plain forms, in a browser that runs no scripts", { timeout: 180_000 }, async () => {
  const { url } = await startApplication();
  const visitor = { url, locale: "ar", width: 360, javaScript: false } as const;
  const { page: manager } = await newVisitor(visitor);
  await signIn(manager, "fleet@amel.example");

  const upload = await uploadFile(manager, sampleFile("ustul-wahran.csv"));
  await manager.goto(`${upload}?gate=file`);
  await manager.selectOption("select[name='column:0']", "none");
  await submitOf(manager, "form[action*='/mapping']").click();
  await manager.locator("a[href*='gate=rows']").first().waitFor();
  await manager.goto(`${upload}?gate=file`);
  expect(await manager.inputValue("select[name='column:0']")).toBe("none");

  await manager.goto(`${upload}?gate=rows&show=invalid`);
  await manager.locator("nav a[href*='show=invalid'][href*='cause='][href$='vin']").click();
  await badRow(manager, 33).locator("input[name='value:vin']").fill("UU1HSDCN0J0614791");
  await submitOf(manager, "form#row-33").click();
  await manager.waitForURL(/gate=rows/);
  expect(await badRow(manager, 33).count()).toBe(0);
  await submitOf(manager, "form[action*='/undo-correction']").click();
  await manager.waitForURL(/gate=rows/);
  await manager.goto(`${upload}?gate=rows&show=invalid`);
  await manager.locator("nav a[href*='show=invalid'][href*='cause='][href$='vin']").click();
  await submitOf(manager, "form:has(input[name=remedy][value=suggestion])").click();
  await manager.waitForURL(/gate=rows/);
  expect(await badRow(manager, 33).count()).toBe(0);
  await commitRows(manager, upload);

  const quote = await askQuote(manager, 2026);
  const number = await orderQuote(manager, quote, "BC-2026-18");

  const { page: finance } = await newVisitor(visitor);
  await signIn(finance, "finance@amel.example");
  const invoice = await openInvoice(finance, number);
  await startCardPayment(finance, invoice);
  await payWithCard(finance, "4000 0000 0000 0002");
  await finance.locator("input[name=card][aria-invalid=true]").waitFor();
  await payWithCard(finance, "4242 4242 4242 4242");
  // The page asks again by itself until the money is there and every vignette is issued.
  await finance.locator("main a[href$='/vignettes.zip']").waitFor({ timeout: 60_000 });
  await finance.goto(invoice);
  expect(await finance.locator("main a[href$='/receipt.pdf']").count()).toBe(1);
  await finance.goto("/vignettes");
  expect(await finance.locator("tbody tr").count()).toBe(sampleFleet.dueCount);

  const serial = seen(await finance.locator("tbody a[href$='.pdf']").first().getAttribute("href").then(String));
  await finance.goto(`/v?serial=${/\/vignettes\/(.+)\.pdf/.exec(serial)?.[1]}`);
  expect(seen(await finance.locator("main").innerText())).toContain("عيّنة");

  await manager.goto("/vehicles");
  await manager.locator("tbody a[href^='/vehicles/']").first().click();
  await manager.locator("main a[href$='/archive']").click();
  await submitOf(manager, "main form").click();
  await manager.waitForURL(/\/vehicles\/[0-9a-f-]+$/);
  expect(await manager.locator("main a[href$='/archive']").count()).toBe(0);
  await manager.goto(quote);
  const reason = manager.locator("main details").first();
  expect(await reason.locator("div").isVisible()).toBe(false);
  await reason.locator("summary").click();
  expect(await reason.locator("div").isVisible()).toBe(true);
});
