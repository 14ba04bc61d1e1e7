import { dayInAlgiers } from "#app/domain/day.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { type CodeFields, decodeFields } from "./code-fields.ts";
import { decodeSign1, type Sign1, signedBytes } from "./cose.ts";
import { type KeyList, type ListedKey, revocationDigest, verifyEs256 } from "./key-list.ts";

export type CodeResult = "valid" | "valid_old_list" | "expired" | "revoked" | "forged" | "specimen" | "unknown_key";

/** A specimen keeps saying so in its fields when it is revoked or expired: a page shows both. */
export interface CodeVerdict {
  result: CodeResult;
  fields?: CodeFields;
}

export interface DecodedCode {
  message: Sign1;
  fields: CodeFields;
}

/** After the `#`, so that the code of a vehicle reaches no server's log. */
export const encodeCodeUrl = (baseUrl: string, cose: Uint8Array): string => `${baseUrl}/v#${toBase64url(cose)}`;

/** Accepts what was scanned: the whole address, or what follows its `#`. Nothing of it is to be believed yet. */
export function decodeCode(scanned: string): DecodedCode | undefined {
  const bytes = fromBase64url(scanned.slice(scanned.indexOf("#") + 1).trim());
  const message = bytes && decodeSign1(bytes);
  const fields = message && decodeFields(message.payload);
  return fields && { message, fields };
}

const listFreshMilliseconds = 24 * 3_600_000;

/** `keyList` was checked by `verifyKeyList` when it was received. */
export async function verifyCode(scanned: string, keyList: KeyList, now: Date): Promise<CodeVerdict> {
  const code = decodeCode(scanned);
  if (!code) return { result: "forged" };
  const { message, fields } = code;
  const named = keyList.keys.filter((key) => key.kid === message.kid && key.status !== "compromised");
  if (named.length === 0) return { result: "unknown_key" };
  if (!(await signedByOne(named, message, fields.issuedAt))) return { result: "forged" };
  return { result: await standing(fields, keyList, now), fields };
}

/** Names of keys may collide: each key of that name is tried. A key signs only while it is valid. */
async function signedByOne(keys: readonly ListedKey[], message: Sign1, issuedAt: Date): Promise<boolean> {
  const bytes = signedBytes(message.protectedHeader, message.payload);
  for (const key of keys) {
    if (issuedAt < new Date(key.not_before) || issuedAt > new Date(key.not_after)) continue;
    if (await verifyEs256(key.public_key, bytes, message.signature)) return true;
  }
  return false;
}

async function standing(fields: CodeFields, keyList: KeyList, now: Date): Promise<CodeResult> {
  if (keyList.revoked[String(fields.year)]?.includes(await revocationDigest(fields.serial))) return "revoked";
  if (fields.expiresOn < dayInAlgiers(now)) return "expired";
  if (fields.specimen) return "specimen";
  return now.getTime() - Date.parse(keyList.issued_at) > listFreshMilliseconds ? "valid_old_list" : "valid";
}
