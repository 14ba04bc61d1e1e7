import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { editRows, fillOf, openBook, rowsSheet } from "#tests/factories/workbooks.ts";
import { startApplication } from "./application.ts";
import { launchBrowser, newVisitor, signIn } from "./browser.ts";
import { mainText, sampleFile, seen, submitOf, uploadFile } from "./person.ts";
import { commitImport, type Import, importFile, programOf } from "./program.ts";

launchBrowser();

test("a bad Arabic list is corrected in Excel and comes back clean", { timeout: 180_000 }, async () => {
  const { url, folder } = await startApplication();
  const { page } = await newVisitor({ url, locale: "ar" });
  await signIn(page, "fleet@amel.example");
  const upload = await uploadFile(page, sampleFile("ustul-wahran.csv"));
  await page.goto(`${upload}?gate=rows&show=invalid`);
  const link = page.locator(`main a[href='${upload}/errors.xlsx']`).last();
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("ustul-wahran-أخطاء.xlsx");

  const taken = path.join(folder, "taken.xlsx");
  await download.saveAs(taken);
  const sheet = rowsSheet(await openBook(fs.readFileSync(taken)));
  const red: string[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => void (fillOf(cell) === "FFC7CE" && red.push(cell.address))));
  // A plate of two readings, a chassis number with a letter, an unknown energy, and a vehicle that is there already.
  expect(red).toEqual(["B32", "C33", "G34", "B35", "C35"]);
  const corrected = path.join(folder, "مصحح.xlsx");
  fs.writeFileSync(
    corrected,
    await editRows(fs.readFileSync(taken), (rows) => {
      rows.getCell("B32").value = "00016-115-31";
      rows.getCell("C33").value = "UU1HSDCN0J0614791";
      rows.getCell("G34").value = "مازوت";
      rows.getRow(35).values = [];
    }),
  );

  await page.locator("main form[enctype='multipart/form-data'] input[type=file]").setInputFiles(corrected);
  await submitOf(page, "main form[enctype='multipart/form-data']").click();
  await page.locator("h1", { hasText: "مصحح.xlsx" }).waitFor();
  await page.locator("form[action*='/commit']").waitFor();
  expect(new URL(page.url()).pathname).toBe(upload);
  expect(await page.locator("input[name=invalidRows]").count()).toBe(0);
  await submitOf(page, "form[action*='/commit']").click();
  await page.locator("a[href^='/quotes/new?import=']").waitFor();

  // The list as it was is known to be there; the workbook says on its page that its import is over.
  const again = await uploadFile(page, taken);
  expect(again).not.toBe(upload);
  expect(await mainText(page)).toContain(seen("انتهى استيراد هذا المصنّف"));
  expect(await page.locator(`main a[href='${upload}']`).count()).toBe(1);
});

test("a program corrects through the same workbook", { timeout: 120_000 }, async () => {
  const application = await startApplication();
  const program = programOf(application);
  const list =
    "Immatriculation;Genre;Énergie;Puissance fiscale;Année de mise en circulation\n10001-115-16;voiture;kérosène;7;2015\n";
  const imported = await importFile(program, { name: "parc.csv", bytes: Buffer.from(list) });
  expect(imported.counts).toMatchObject({ rows: 1, invalid: 1 });
  const answer = await program.call("GET", `/imports/${imported.id}/errors.xlsx`);
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual([
    200,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    expect.stringContaining("parc-erreurs.xlsx"),
  ]);
  const bytes = await editRows(Buffer.from(await answer.arrayBuffer()), (sheet) => {
    sheet.getCell("C2").value = "diesel";
  });
  const received = await program.call("POST", "/imports", { file: bytes, headers: { "X-Filename": "parc.xlsx" } });
  expect([received.status, ((await received.json()) as Import).id]).toEqual([202, imported.id]);
  const clean = await program.settled<Import>(`/imports/${imported.id}`, ["review", "failed"]);
  expect(clean).toMatchObject({ counts: { rows: 1, ready: 1, invalid: 0 }, file: { format: "xlsx" }, corrects: null });
  await commitImport(program, imported.id);
  const late = await program.call("POST", "/imports", { file: bytes, headers: { "X-Filename": "parc.xlsx" } });
  const next = (await late.json()) as Import;
  expect(next.id).not.toBe(imported.id);
  expect(await program.settled<Import>(`/imports/${next.id}`, ["review"])).toMatchObject({
    corrects: imported.id,
    counts: { new: 0, changed: 0, unchanged: 1 },
  });
  const stranger = await program.call("GET", "/imports/00000000-0000-4000-8000-000000000001/errors.xlsx");
  expect(stranger.status).toBe(404);
});
