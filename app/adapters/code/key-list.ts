import { fromBase64url } from "./base64url.ts";

/** A P-256 public key as a JWK, without anything else. */
export interface PublicKey {
  kty: "EC";
  crv: "P-256";
  x: string;
  y: string;
}

export type KeyStatus = "active" | "next" | "retired" | "compromised";

export interface ListedKey {
  kid: string;
  alg: "ES256";
  public_key: PublicKey;
  not_before: string;
  not_after: string;
  status: KeyStatus;
}

/** `/.well-known/vignette-keys.json` before it is signed. */
export interface KeyListContent {
  issued_at: string;
  keys: ListedKey[];
  /** By stamp year, sorted: the first 16 hexadecimal digits of the SHA-256 of each revoked serial. */
  revoked: Record<string, string[]>;
}

export interface KeyList extends KeyListContent {
  signature: { kid: string; alg: "ES256"; value: string };
}

/** A key that the verifier was delivered with: the only ones that may sign a list. */
export interface PinnedKey {
  kid: string;
  public_key: PublicKey;
}

/**
 * JSON with the members of every object sorted by name, no white space: what a list's signature covers, as UTF-8, after
 * its member `signature` is taken away. Lists hold only strings, so that nothing else of RFC 8785 is needed.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(",")}}`;
}

export function signedListBytes(list: KeyListContent): Uint8Array<ArrayBuffer> {
  const { issued_at, keys, revoked } = list;
  return new TextEncoder().encode(canonicalJson({ issued_at, keys, revoked }));
}

/** The algorithm is said here and nowhere else: neither a code nor a list can choose another (ASVS 9.1.2). */
export async function verifyEs256(
  key: PublicKey,
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array,
): Promise<boolean> {
  const { kty, crv, x, y } = key;
  try {
    const imported = await crypto.subtle.importKey(
      "jwk",
      { kty, crv, x, y },
      { name: "ECDSA", namedCurve: "P-256" },
      false,
      ["verify"],
    );
    return await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, imported, new Uint8Array(signature), bytes);
  } catch {
    return false;
  }
}

/** True for a list signed, as it stands, by a key the verifier was delivered with. */
export async function verifyKeyList(list: KeyList, pinned: readonly PinnedKey[]): Promise<boolean> {
  const signature = fromBase64url(list.signature.value);
  if (!signature || list.signature.alg !== "ES256") return false;
  for (const key of pinned) {
    if (key.kid !== list.signature.kid) continue;
    if (await verifyEs256(key.public_key, signedListBytes(list), signature)) return true;
  }
  return false;
}

export async function revocationDigest(serial: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(serial));
  return Array.from(new Uint8Array(digest).subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
