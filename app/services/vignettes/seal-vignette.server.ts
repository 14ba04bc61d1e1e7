import { createHash } from "node:crypto";
import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import { vinTailOf } from "#app/adapters/code/code-fields.ts";
import { signCode } from "#app/adapters/code/sign-code.server.ts";
import { renderVignette } from "#app/adapters/pdf/vignette-pdf.server.ts";
import { crc32 } from "#app/adapters/zip/crc32.server.ts";
import type { House } from "#app/services/house.ts";
import { vignettes } from "#db/schema/index.ts";
import type { OpenedKey } from "./signing-key.server.ts";
import type { Vignette } from "./vignette-access.server.ts";
import { documentOf, sealVersion } from "./vignette-record.ts";

/** What is kept of the bytes of a document, instead of the bytes. */
export interface Seal {
  id: string;
  version: string;
  bytes: number;
  crc32: number;
  sha256: string;
}

export interface Sealed extends Seal {
  kid: string;
  /** Base64. */
  code: string;
}

function sealOf(row: Vignette, baseUrl: string): Seal {
  const pdf = renderVignette(documentOf(row, baseUrl));
  return {
    id: row.id,
    version: sealVersion(baseUrl),
    bytes: pdf.length,
    crc32: crc32(pdf),
    sha256: createHash("sha256").update(pdf).digest("hex"),
  };
}

/** Signs the code of an ordered vignette and seals its document. */
export function sealIssue(
  row: Vignette,
  { key, issuedAt, baseUrl }: { key: OpenedKey; issuedAt: Date; baseUrl: string },
): Sealed {
  const { serial, plate, vin, year, kind, expiresOn, specimen } = row;
  const code = signCode(key.privateKey, key.kid, {
    serial,
    plate,
    vinTail: vinTailOf(vin),
    year,
    kind,
    issuedAt,
    expiresOn,
    specimen,
  });
  const seal = sealOf({ ...row, code, issuedAt, keyId: key.kid, status: "issued" }, baseUrl);
  return { ...seal, kid: key.kid, code: Buffer.from(code).toString("base64") };
}

const resealBatch = 100;

/**
 * Seals again what was sealed under another template or address, before it leaves: the same record, the same code, new
 * bytes. Only while the old seal stands, so that two requests agree.
 */
export async function resealStale(
  { db, baseUrl }: Pick<House, "db" | "baseUrl">,
  companyId: string,
  of: { invoiceId: string } | { id: string },
): Promise<void> {
  const version = sealVersion(baseUrl);
  const wanted = "id" in of ? eq(vignettes.id, of.id) : eq(vignettes.invoiceId, of.invoiceId);
  const isStale = and(
    eq(vignettes.companyId, companyId),
    wanted,
    isNotNull(vignettes.code),
    ne(vignettes.templateVersion, version),
  );
  for (;;) {
    const stale = await db.company(companyId, (tx) => tx.select().from(vignettes).where(isStale).limit(resealBatch));
    if (!stale.length) return;
    const seals = stale.map((row) => sealOf(row, baseUrl));
    await db.company(companyId, (tx) =>
      tx.execute(sql`
        update vignettes v set template_version = s.version, bytes = s.bytes, crc32 = s.crc32, sha256 = s.sha256
          from json_to_recordset(${JSON.stringify(seals)}::json) as s(id uuid, version text, bytes int, crc32 bigint, sha256 text)
         where v.company_id = ${companyId} and v.id = s.id and v.template_version <> s.version`),
    );
  }
}
