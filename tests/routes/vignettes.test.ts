import { createHash } from "node:crypto";
import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, describe, expect, test } from "vitest";
import { verifyKeyList } from "#app/adapters/code/key-list.ts";
import { verifyCode } from "#app/adapters/code/vignette-code.ts";
import { listOf } from "#app/api/shapes.ts";
import { deliveryObject, vignetteObject } from "#app/api/vignettes.ts";
import { loader as getKeys } from "#app/routes/[.]well-known.vignette-keys[.]json.ts";
import { loader as list } from "#app/routes/api.v1.invoices.$id.vignettes.ts";
import { loader as getCsv } from "#app/routes/api.v1.invoices.$id.vignettes[.]csv.ts";
import { loader as getPrint } from "#app/routes/api.v1.invoices.$id.vignettes[.]pdf.ts";
import { loader as getZip } from "#app/routes/api.v1.invoices.$id.vignettes[.]zip.ts";
import { loader as getOne } from "#app/routes/api.v1.vignettes.$serial._index.ts";
import { action as send } from "#app/routes/api.v1.vignettes.$serial.send.ts";
import { loader as getPdf } from "#app/routes/api.v1.vignettes.$serial[.]pdf.ts";
import { loader as verifyPage } from "#app/routes/v.tsx";
import { queueDeliveries } from "#app/services/delivery/queue-deliveries.server.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { ensureSigningKeys } from "#app/services/vignettes/ensure-signing-keys.server.ts";
import { issueVignettes } from "#app/services/vignettes/issue-vignettes.server.ts";
import { createApiKey, createCompany, createMember } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { fleetInvoice, payPastTheWalls } from "#tests/factories/payments.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);
await ensureSigningKeys(house);
const context = { house, address: "10.0.0.1", session: null, actor: null } as unknown as AppLoadContext;

let key: string;
let strangersKey: string;
let invoiceId: string;

beforeAll(async () => {
  const company = await createCompany(owner);
  const boss = await createMember(owner, company, "owner");
  ({ key } = await createApiKey(owner, company));
  ({ key: strangersKey } = await createApiKey(owner, await createCompany(owner)));
  invoiceId = await fleetInvoice(house, owner, boss);
  await payPastTheWalls(owner, invoiceId);
  await issueVignettes(house, { companyId: boss.companyId, invoiceId });
  await queueDeliveries(house, { companyId: boss.companyId, invoiceId });
});

type Loader = (args: LoaderFunctionArgs) => Promise<Response>;
const get = (
  loader: Loader,
  params: Record<string, string>,
  { query = "", headers = {} as Record<string, string>, bearer = key } = {},
) =>
  loader({
    request: new Request(`http://localhost/api/v1/call${query}`, {
      headers: { Authorization: `Bearer ${bearer}`, "Accept-Language": "en", ...headers },
    }),
    params,
    context,
  });

const serials = async () =>
  (await owner`select serial from vignettes where invoice_id = ${invoiceId} order by line_position`).map(
    (row) => row.serial,
  );

test("the vignettes of an invoice come page by page, in the order of its lines", async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = `?limit=4${cursor ? `&cursor=${cursor}` : ""}`;
    const page = listOf(vignetteObject).parse(await (await get(list, { id: invoiceId }, { query })).json());
    expect(page.items.length).toBeLessThanOrEqual(4);
    seen.push(...page.items.map(({ serial }) => serial));
    cursor = page.next_cursor;
  } while (cursor);
  expect(seen).toEqual(await serials());
});

test("one vignette says what it is and where its mail stands", async () => {
  const [serial] = await serials();
  const vignette = vignetteObject.parse(await (await get(getOne, { serial })).json());
  expect(vignette).toMatchObject({
    serial,
    status: "issued",
    specimen: true,
    year: 2026,
    official_number: null,
    delivery: { status: "queued" },
  });
  expect(vignette.delivery.email).toMatch(/@parc\.example$/);
});

test("its document is the one whose hash it told", async () => {
  const [serial] = await serials();
  const response = await get(getPdf, { serial });
  const bytes = Buffer.from(await response.arrayBuffer());
  const { sha256 } = vignetteObject.parse(await (await get(getOne, { serial })).json());
  expect(response.headers.get("Content-Type")).toBe("application/pdf");
  expect(response.headers.get("Content-Disposition")).toMatch(
    /^attachment; filename="[\w.-]+\.pdf"; filename\*=UTF-8''/,
  );
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
});

test("the archive says its length and tag, and gives the range asked", async () => {
  const whole = await get(getZip, { id: invoiceId });
  expect(whole.headers.get("Accept-Ranges")).toBe("bytes");
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(bytes.length).toBe(Number(whole.headers.get("Content-Length")));
  const range = { Range: "bytes=100-199", "If-Range": whole.headers.get("ETag") ?? "" };
  const part = await get(getZip, { id: invoiceId }, { headers: range });
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100, 200));
  expect((await get(getZip, { id: invoiceId }, { query: "?by=colour" })).status).toBe(422);
});

test("print file and index are files", async () => {
  const print = Buffer.from(await (await get(getPrint, { id: invoiceId })).arrayBuffer());
  expect(print.subarray(0, 5).toString()).toBe("%PDF-");
  const csv = await get(getCsv, { id: invoiceId });
  expect(csv.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  expect((await csv.text()).trimEnd().split("\r\n")).toHaveLength(11);
});

test("a program sends one to an address", async () => {
  const [serial = ""] = await serials();
  const post = (body: unknown) =>
    send({
      request: new Request("http://localhost/api/v1/call", {
        method: "POST",
        headers: { Authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
      }),
      params: { serial },
      context,
    });
  const sent = await post({ email: "new.driver@parc.example" });
  expect(sent.status).toBe(202);
  expect(deliveryObject.parse(await sent.json())).toEqual({
    serial,
    status: "queued",
    email: "new.driver@parc.example",
  });
  expect((await post({ email: "nobody" })).status).toBe(422);
});

test("another company's key finds none of it", async () => {
  const [serial = ""] = await serials();
  const calls = [
    ...[list, getZip, getPrint, getCsv].map((loader) => get(loader, { id: invoiceId }, { bearer: strangersKey })),
    ...[getOne, getPdf].map((loader) => get(loader, { serial }, { bearer: strangersKey })),
  ];
  for (const response of await Promise.all(calls)) {
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "not_found" });
  }
});

describe("without a key", () => {
  test("anyone gets the signed list of keys", async () => {
    const response = await get(getKeys, {});
    const keys = await response.json();
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(keys.keys.map((each: { status: string; alg: string }) => [each.status, each.alg]).sort()).toEqual([
      ["active", "ES256"],
      ["next", "ES256"],
    ]);
    expect(keys.keys.every((each: { public_key: object }) => !("d" in each.public_key))).toBe(true);
    const [row] = await owner`select code from vignettes where invoice_id = ${invoiceId} limit 1`;
    expect(await verifyCode(Buffer.from(row?.code).toString("base64url"), keys, house.clock.now())).toMatchObject({
      result: "specimen",
    });
  });

  test("a list altered by one revocation is not believed", async () => {
    const keys = await (await get(getKeys, {})).json();
    const { pinned } = await page("");
    expect(await verifyKeyList(keys, pinned)).toBe(true);
    expect(await verifyKeyList({ ...keys, revoked: { "2026": ["0000000000000000"] } }, pinned)).toBe(false);
  });

  const page = (query: string) =>
    verifyPage({
      request: new Request(`http://localhost/v${query}`, { headers: { "Accept-Language": "fr" } }),
      params: {},
      context,
    });

  test("the page answers for a typed serial", async () => {
    const [serial] = await serials();
    expect(await page(`?serial=${serial}`)).toMatchObject({ found: { serial, result: "specimen" }, refusal: null });
    const { found, refusal } = await page("?serial=12345");
    expect(found).toBeNull();
    expect(refusal).toContain("numéro de série");
  });
});
