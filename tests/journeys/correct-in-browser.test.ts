import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { cloneDatabase } from "#tests/setup/clone.ts";
import { startApplication, until } from "./application.ts";
import { launchBrowser, newVisitor, signIn } from "./browser.ts";
import { badRow, mainText, seen, submitOf, uploadFile } from "./person.ts";

launchBrowser();

const headings = "رقم التسجيل;رقم الهيكل;صنف المركبة;الطاقة;القوة الجبائية;أول استعمال;المستودع";
const goodEnergy = "بنزين";
const [kerosene, coal] = ["كيروزين", "فحم"];

/** A fleet as an office sends it: ten readable rows, then what goes wrong in such files. Line n + 1 is its n-th vehicle. */
const vehicle = (at: number, { energy = goodEnergy, vin = "", power = "7", plate = "" } = {}) =>
  `${plate || `${String(at).padStart(5, "0")}-115-31`};${vin};سيارة سياحية;${energy};${power};2015;وهران`;
const rows = [
  ...Array.from({ length: 10 }, (_, place) => vehicle(place + 1)),
  vehicle(11, { energy: kerosene }),
  vehicle(12, { energy: kerosene }),
  vehicle(13, { energy: kerosene }),
  vehicle(14, { energy: coal }),
  vehicle(15, { vin: "UU1HSDCNOJ0614791" }),
  vehicle(16, { vin: "VF1BR0OO000000002" }),
  vehicle(17, { power: "90" }),
  vehicle(18, { plate: "12-16" }),
  vehicle(19, { vin: "VF1" }),
];

/** Opens the rows of the commonest cause of a field. */
async function openCause(page: Page, field: string): Promise<void> {
  const link = page.locator(`nav a[href*='show=invalid'][href*='cause='][href$='${field}']`).first();
  const address = new URL((await link.getAttribute("href")) ?? "", page.url()).href;
  await link.click();
  await page.waitForURL(address);
}
const editorOf = (page: Page, line: number) => badRow(page, line).locator("[data-editor]");
const invalidCount = async (page: Page) =>
  Number(seen(await page.locator("a[href$='show=invalid'] span").first().innerText()));
const countsDownTo = (page: Page, count: number) =>
  until(`${count} rows to correct`, async () => (await invalidCount(page)) === count);

/** Where the keyboard is: the line of the row, and whether in the cell or in its control. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const line = document.activeElement?.closest("tr")?.querySelector("td")?.textContent;
    return `${line} ${document.activeElement?.tagName.toLowerCase()}`;
  });

test("a bad Arabic file is corrected in the grid, by keyboard, and comes clean into the fleet", {
  timeout: 180_000,
}, async () => {
  const { owner, url: databaseUrl } = await cloneDatabase();
  const { url, folder } = await startApplication({ databaseUrl });
  const file = path.join(folder, "ustul.csv");
  fs.writeFileSync(file, ["\ufeff", headings, "\r\n", rows.join("\r\n")].join(""));
  const { page } = await newVisitor({ url, locale: "ar" });
  await signIn(page, "fleet@amel.example");
  const upload = await uploadFile(page, file);
  await page.goto(`${upload}?gate=rows`);
  expect(await invalidCount(page)).toBe(9);

  // One correction for the three rows that say the same; the fourth says something else and stays.
  await openCause(page, "energy");
  const kerosenes = page.locator(`form:has(input[name=of][value="${kerosene}"])`);
  await kerosenes.locator("select[name=to]").selectOption("diesel");
  await kerosenes.locator("button").click();
  await countsDownTo(page, 6);
  expect(await badRow(page, 15).count()).toBe(1);

  // A choice by keyboard: into the cell, down the list of the law, saved with Enter.
  await editorOf(page, 15).focus();
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("15 select");
  await page.locator("tr:has(input[name=row][value='15']) select").selectOption("lpg");
  await page.keyboard.press("Enter");
  await countsDownTo(page, 5);

  // What is proposed, taken with one key; the next row comes by itself.
  await openCause(page, "vin");
  await editorOf(page, 16).focus();
  await page.keyboard.press("Control+Enter");
  await countsDownTo(page, 4);
  expect(await focused(page)).toBe("17 td");
  await page.keyboard.press("Control+z");
  await countsDownTo(page, 5);
  await submitOf(page, "form:has(input[name=remedy][value=suggestion])").click();
  await countsDownTo(page, 3);

  // An unlikely value is confirmed as it stands.
  await openCause(page, "fiscal_power");
  await editorOf(page, 18).focus();
  await page.keyboard.press("Control+Enter");
  await countsDownTo(page, 2);

  // What is typed and not saved is there after another page and a reload; a wrong value keeps its row in sight.
  await openCause(page, "plate");
  await editorOf(page, 19).focus();
  await page.keyboard.type("00018-115");
  await openCause(page, "vin");
  await badRow(page, 20).waitFor();
  await page.reload();
  await openCause(page, "plate");
  const plate = badRow(page, 19).locator("input[name='value:plate']");
  await until("the draft", async () => (await plate.inputValue()) === "00018-115");
  await plate.focus();
  await page.keyboard.press("Escape");
  expect(await focused(page)).toBe("19 td");
  expect(await plate.inputValue()).toBe("12-16");
  await page.keyboard.type("18-115");
  await page.keyboard.press("Enter");
  await until("the remark", async () => seen(await badRow(page, 19).innerText()).includes("18-115"));
  expect(await invalidCount(page)).toBe(2);
  await plate.fill("00018-115-31");
  await page.keyboard.press("Enter");
  await countsDownTo(page, 1);

  await openCause(page, "vin");
  await editorOf(page, 20).focus();
  await page.keyboard.type("VF1BR000000000019");
  await page.keyboard.press("Enter");
  await countsDownTo(page, 0);

  await page.goto(`${upload}?gate=rows`);
  expect(await page.locator("input[name=invalidRows]").count()).toBe(0);
  await submitOf(page, "form[action*='/commit']").click();
  await page.locator("a[href^='/quotes/new?import=']").waitFor();
  expect(await mainText(page)).toContain("19");
  const fleet = await owner`
    select energy, count(*)::int, array_agg(vin order by vin) filter (where vin is not null) as vins
      from vehicles where upload_id = ${upload.split("/").at(-1) ?? ""} group by 1 order by 1`;
  expect(fleet).toEqual([
    { energy: "diesel", count: 3, vins: null },
    { energy: "lpg", count: 1, vins: null },
    { energy: "petrol", count: 15, vins: ["UU1HSDCN0J0614791", "VF1BR000000000002", "VF1BR000000000019"] },
  ]);
});
