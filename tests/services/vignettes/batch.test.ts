import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { answerArchive, readRange } from "#app/file-answer.server.ts";
import type { Actor } from "#app/services/actor.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { indexOfInvoice, printFileOfInvoice } from "#app/services/vignettes/batch-files.server.ts";
import { indexLines } from "#app/services/vignettes/batch-index.ts";
import { type ZipOfInvoice, zipOfInvoice } from "#app/services/vignettes/batch-zip.server.ts";
import { ensureSigningKeys } from "#app/services/vignettes/ensure-signing-keys.server.ts";
import { issueVignettes } from "#app/services/vignettes/issue-vignettes.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { drivenFleet, fleetInvoice, payPastTheWalls, underOtherPlates } from "#tests/factories/payments.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);
await ensureSigningKeys(house);

let boss: Actor;
let invoiceId: string;
let rows: { serial: string; plate: string; sha256: string; amount_minor: string; depot: string }[];

beforeAll(async () => {
  boss = await createMember(owner, await createCompany(owner), "owner");
  const fleet = underOtherPlates(drivenFleet).map((facts, index) => ({
    ...facts,
    depot: index < 4 ? "مستودع الرويبة" : "../=Oran",
  }));
  invoiceId = await fleetInvoice(house, owner, boss, fleet);
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const archive = async (actor = boss, by?: "depot" | "driver"): Promise<ZipOfInvoice> => {
  const zip = await zipOfInvoice(house, actor, { invoiceId, by });
  if (isRefusal(zip)) throw new Error(zip.code);
  return zip;
};
const get = async (zip: ZipOfInvoice, headers: Record<string, string> = {}) =>
  answerArchive(new Request("http://localhost/", { headers }), zip);
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

/** What another program finds in the archive. */
async function unzip(zip: ZipOfInvoice): Promise<Map<string, Buffer>> {
  const folder = fs.mkdtempSync(path.join(house.folder, "unzip-"));
  const file = path.join(folder, "batch.zip");
  fs.writeFileSync(file, await bytesOf(await get(zip)));
  const utf8 = { env: { ...process.env, LC_ALL: "C.UTF-8" } };
  execFileSync("unzip", ["-tq", file], utf8);
  execFileSync("unzip", ["-q", file, "-d", path.join(folder, "out")], utf8);
  const names = fs
    .readdirSync(path.join(folder, "out"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => {
      const full = path.join(entry.parentPath, entry.name);
      return [path.relative(path.join(folder, "out"), full), fs.readFileSync(full)];
    }),
  );
}

test("nothing leaves until every line is issued", async () => {
  expect(await zipOfInvoice(house, boss, { invoiceId })).toMatchObject({ code: "not_ready", status: 409 });
  await payPastTheWalls(owner, invoiceId);
  expect(await zipOfInvoice(house, boss, { invoiceId })).toMatchObject({ code: "not_ready" });
  await issueVignettes(house, { companyId: boss.companyId, invoiceId });
  expect(await zipOfInvoice(house, boss, { invoiceId })).toMatchObject({ size: expect.any(Number) });
  rows =
    await owner`select serial, plate, sha256, amount_minor, depot from vignettes where invoice_id = ${invoiceId} order by line_position`;
});

test("the archive holds exactly the invoice's vignettes, byte for byte, and an index of them", async () => {
  const files = await unzip(await archive());
  expect([...files.keys()].sort()).toEqual(
    [...rows.map((row) => `${row.plate}_${row.serial}.pdf`), "index.csv"].sort(),
  );
  for (const row of rows) expect(sha256(files.get(`${row.plate}_${row.serial}.pdf`) ?? Buffer.of())).toBe(row.sha256);
  const index = files.get("index.csv")?.toString("utf8") ?? "";
  const [head, ...lines] = index.trimEnd().split("\r\n");
  expect(head).toBe("\uFEFFserial,plate,vin,year,amount,file,sha256");
  expect(lines).toEqual(
    rows.map((row) => {
      const dinars = `${row.amount_minor.slice(0, -2)}.${row.amount_minor.slice(-2)}`;
      return `${row.serial},${row.plate},,2026,${dinars},${row.plate}_${row.serial}.pdf,${row.sha256}`;
    }),
  );
});

test("text and code of each document say what its row says", async () => {
  const files = await unzip(await archive());
  const folder = fs.mkdtempSync(path.join(house.folder, "read-"));
  for (const row of rows.slice(0, 3)) {
    const file = path.join(folder, "vignette.pdf");
    fs.writeFileSync(file, files.get(`${row.plate}_${row.serial}.pdf`) ?? "");
    const text = execFileSync("pdftotext", ["-layout", file, "-"]).toString("utf8");
    expect(text).toContain(row.serial);
    expect(text).toContain("2026");
    execFileSync("pdftoppm", ["-r", "150", "-png", "-singlefile", file, path.join(folder, "page")]);
    const code = execFileSync("zbarimg", ["--nodbus", "-q", "--raw", path.join(folder, "page.png")])
      .toString("utf8")
      .trim();
    expect(code).toMatch(/^http:\/\/localhost:3000\/v#/);
    expect(Buffer.from(code.slice(code.indexOf("#") + 1), "base64url").includes(Buffer.from(row.serial))).toBe(true);
  }
});

test("cut by depot or by driver, names of folders are made safe", async () => {
  const byDepot = [...(await unzip(await archive(boss, "depot"))).keys()].map((name) => name.split("/")[0]);
  expect(new Set(byDepot)).toEqual(new Set(["index.csv", "مستودع الرويبة", "-=Oran"]));
  const byDriver = [...(await unzip(await archive(boss, "driver"))).keys()];
  expect(byDriver.filter((name) => name.startsWith("Conducteur 0/"))).toHaveLength(2);
});

describe("an interrupted download", () => {
  test("goes on from any byte to the same archive", async () => {
    const zip = await archive();
    const whole = await bytesOf(await get(zip));
    expect(whole).toHaveLength(zip.size);
    for (const at of [1, 31, 5000, Math.floor(zip.size / 2), zip.size - 1]) {
      const again = await archive();
      const response = await get(again, { Range: `bytes=${at}-`, "If-Range": zip.etag });
      expect(response.status).toBe(206);
      expect(response.headers.get("Content-Range")).toBe(`bytes ${at}-${zip.size - 1}/${zip.size}`);
      expect(response.headers.get("Content-Length")).toBe(String(zip.size - at));
      expect(sha256(Buffer.concat([whole.subarray(0, at), await bytesOf(response)]))).toBe(sha256(whole));
    }
  });

  test("begins again when the archive is another", async () => {
    const zip = await archive();
    const other = await archive(boss, "depot");
    expect(other.etag).not.toBe(zip.etag);
    const response = await get(other, { Range: "bytes=10-", "If-Range": zip.etag });
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Length")).toBe(String(other.size));
    await response.body?.cancel();
  });

  test("asks for nothing that exists", async () => {
    const zip = await archive();
    const response = await get(zip, { Range: `bytes=${zip.size}-` });
    expect([response.status, response.headers.get("Content-Range")]).toEqual([416, `bytes */${zip.size}`]);
  });

  test.each([
    ["bytes=0-0", { start: 0, end: 1 }],
    ["bytes=5-", { start: 5, end: 100 }],
    ["bytes=5-500", { start: 5, end: 100 }],
    ["bytes=-10", { start: 90, end: 100 }],
    ["bytes=-500", { start: 0, end: 100 }],
    ["bytes=-0", "none"],
    ["bytes=100-", "none"],
    ["bytes=9-5", undefined],
    ["bytes=0-1,5-6", undefined],
    ["lines=1-2", undefined],
    ["bytes=-", undefined],
    [null, undefined],
  ] as const)("reads the range %s of a hundred bytes", (header, range) => {
    expect(readRange(header, 100)).toEqual(range);
  });
});

test("the print file has a page a vignette, the index its lines", async () => {
  const print = await printFileOfInvoice(house, boss, { invoiceId });
  if (isRefusal(print)) throw new Error(print.code);
  const chunks: Uint8Array[] = [];
  for await (const chunk of print.content) chunks.push(chunk);
  const file = path.join(house.folder, "print.pdf");
  fs.writeFileSync(file, Buffer.concat(chunks));
  expect(execFileSync("pdfinfo", [file]).toString()).toMatch(/Pages:\s+10\n/);
  const index = await indexOfInvoice(house, boss, { invoiceId });
  if (isRefusal(index)) throw new Error(index.code);
  let lines = 0;
  for await (const _ of index.content) lines++;
  expect(lines).toBe(11);
});

test.each([
  "=1+1",
  "+1",
  "-1",
  "@sum",
  "\tx",
  "\rx",
])("a cell that begins like a formula (%j) is text in the index", (plate) => {
  const entry = {
    id: "",
    name: "x.pdf",
    serial: "s",
    plate,
    vin: null,
    year: 2026,
    amountMinor: 100n,
    bytes: 1,
    crc32: 0,
    sha256: "h",
  };
  const [, line = ""] = [...indexLines([entry])];
  expect(line).toMatch(/^s,"?'/);
});

test("a manager of one depot downloads its vignettes only, a driver his own, an auditor none", async () => {
  const company = { id: boss.companyId, name: "" };
  const manager = await createMember(owner, company, "fleet_manager", {
    scope: { kind: "depots", values: ["مستودع الرويبة"] },
  });
  const his = rows.filter((row) => row.depot === "مستودع الرويبة").map((row) => `${row.plate}_${row.serial}.pdf`);
  expect([...(await unzip(await archive(manager))).keys()].sort()).toEqual([...his, "index.csv"].sort());
  const driver = await createMember(owner, company, "driver", { email: "driver-0@parc.example" });
  expect((await unzip(await archive(driver))).size).toBe(3);
  const auditor = await createMember(owner, company, "auditor");
  await expect(zipOfInvoice(house, auditor, { invoiceId })).rejects.toThrow("not allowed");
});

test("another company finds no archive", async () => {
  const stranger = await createMember(owner, await createCompany(owner), "owner");
  for (const open of [zipOfInvoice, printFileOfInvoice, indexOfInvoice])
    await expect(open(house, stranger, { invoiceId })).rejects.toThrow("not found");
});

test("each download is in the audit log, with who and what", async () => {
  const acts = () =>
    owner`select actor_id, detail from audit_log where company_id = ${boss.companyId} and act = 'vignettes.downloaded' order by seq`;
  const before = (await acts()).length;
  await zipOfInvoice(house, boss, { invoiceId, by: "depot", range: "bytes=5-" });
  const after = await acts();
  expect(after).toHaveLength(before + 1);
  expect(after.at(-1)).toEqual({
    actor_id: boss.id,
    detail: { form: "zip", count: 10, by: "depot", range: "bytes=5-" },
  });
});
