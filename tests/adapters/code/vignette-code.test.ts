import { createHash, sign } from "node:crypto";
import { encode } from "cborg";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "#app/adapters/code/base64url.ts";
import { type CodeFields, vinTailOf } from "#app/adapters/code/code-fields.ts";
import { encodeSign1, signedBytes } from "#app/adapters/code/cose.ts";
import { type KeyListContent, type ListedKey, verifyKeyList } from "#app/adapters/code/key-list.ts";
import {
  generateSigningKey,
  openPrivateKey,
  type SigningKey,
  sealPrivateKey,
  signCode,
  signKeyList,
} from "#app/adapters/code/sign-code.server.ts";
import { decodeCode, encodeCodeUrl, verifyCode } from "#app/adapters/code/vignette-code.ts";

const secret = "a secret of at least thirty-two bytes, for tests";
const key = generateSigningKey(secret);
const nextKey = generateSigningKey(secret);
const strangerKey = generateSigningKey(secret);
const now = new Date("2026-11-21T12:00:00Z");

const fields: CodeFields = {
  serial: "2026-7KQXM-4TBZR-H9WPC",
  plate: "12345-115-16",
  vinTail: "468135",
  year: 2026,
  kind: "tourism",
  issuedAt: new Date("2026-11-20T23:30:00Z"),
  expiresOn: "2027-03-31",
  specimen: false,
};

const listed = ({ kid, publicKey }: SigningKey, change: Partial<ListedKey> = {}): ListedKey => ({
  kid,
  alg: "ES256",
  public_key: publicKey,
  not_before: "2026-01-01T00:00:00Z",
  not_after: "2027-12-31T00:00:00Z",
  status: "active",
  ...change,
});

const content: KeyListContent = {
  issued_at: "2026-11-21T06:00:00Z",
  keys: [listed(key), listed(nextKey, { status: "next" })],
  revoked: {},
};

const listOf = (change: Partial<KeyListContent> = {}) =>
  signKeyList({ ...content, ...change }, openPrivateKey(key.sealedPrivateKey, secret), key.kid);

const codeOf = (change: Partial<CodeFields> = {}, by = key) =>
  encodeCodeUrl(
    "https://ostoul.example",
    signCode(openPrivateKey(by.sealedPrivateKey, secret), by.kid, { ...fields, ...change }),
  );

const resultOf = async (code: string, list = listOf(), at = now) => (await verifyCode(code, list, at)).result;

const first16 = (serial: string) => createHash("sha256").update(serial).digest("hex").slice(0, 16);

describe("the address", () => {
  it("carries the code after the #, where no server sees it", () => {
    expect(codeOf()).toMatch(/^https:\/\/ostoul\.example\/v#[\w-]+$/);
  });

  it("fits version 12 of a QR code at level M", () => {
    expect(codeOf({ kind: "converted_utility" }).length).toBeLessThanOrEqual(287);
  });

  it("says what was signed, scanned whole or from the #", () => {
    expect(decodeCode(codeOf())?.fields).toEqual(fields);
    expect(decodeCode(codeOf().split("#")[1] ?? "")?.fields).toEqual(fields);
    const bare = { ...fields, plate: null, vinTail: null, specimen: true };
    expect(decodeCode(codeOf(bare))?.fields).toEqual(bare);
  });

  it("says the last six signs of a chassis number and no more", () => {
    expect(vinTailOf("VF1RJA00652468135")).toBe("468135");
    expect(vinTailOf(null)).toBeNull();
  });
});

describe("the verdict", () => {
  it("valid: either of the two live keys", async () => {
    expect(await verifyCode(codeOf(), listOf(), now)).toEqual({ result: "valid", fields });
    expect(await resultOf(codeOf({}, nextKey))).toBe("valid");
  });

  it.each([
    ["2026-11-22T06:00:00Z", "valid"],
    ["2026-11-22T06:00:01Z", "valid_old_list"],
  ])("at %s, with a list of the day before: %s", async (at, result) => {
    expect(await resultOf(codeOf(), listOf(), new Date(at))).toBe(result);
  });

  it.each([
    ["2027-03-31T22:59:59Z", "valid"],
    ["2027-03-31T23:00:00Z", "expired"],
  ])("at %s, when the last day ends at midnight in Algiers: %s", async (at, result) => {
    expect(await resultOf(codeOf(), listOf({ issued_at: at }), new Date(at))).toBe(result);
  });

  it("specimen: signed by a good key and yet no stamp", async () => {
    expect(await resultOf(codeOf({ specimen: true }))).toBe("specimen");
  });

  it("revoked: by the digest of the serial, in the list of its year", async () => {
    const digest = first16(fields.serial);
    expect(await resultOf(codeOf(), listOf({ revoked: { "2026": [digest] } }))).toBe("revoked");
    expect(await resultOf(codeOf(), listOf({ revoked: { "2025": [digest] } }))).toBe("valid");
    const specimen = await verifyCode(codeOf({ specimen: true }), listOf({ revoked: { "2026": [digest] } }), now);
    expect(specimen).toMatchObject({ result: "revoked", fields: { specimen: true } });
  });

  it("unknown_key: a key that is not on the list, or was stolen", async () => {
    expect(await resultOf(codeOf({}, strangerKey))).toBe("unknown_key");
    const stolen = listOf({ keys: [listed(key, { status: "compromised" }), listed(nextKey)] });
    expect(await resultOf(codeOf(), stolen)).toBe("unknown_key");
    expect(await resultOf(codeOf({}, nextKey), stolen)).toBe("valid");
  });

  it("forged: a stranger who uses the name of a good key", async () => {
    expect(await resultOf(codeOf({}, { ...strangerKey, kid: key.kid }))).toBe("forged");
  });

  it("tries every key of the same name", async () => {
    const colliding = { ...strangerKey, kid: key.kid };
    expect(await resultOf(codeOf({}, colliding), listOf({ keys: [listed(key), listed(colliding)] }))).toBe("valid");
  });

  it.each([
    ["before the key began", { not_before: "2026-11-21T00:00:00Z" }],
    ["after the key ended", { not_after: "2026-11-20T00:00:00Z" }],
  ])("forged: issued %s", async (_, change) => {
    expect(await resultOf(codeOf(), listOf({ keys: [listed(key, change)] }))).toBe("forged");
  });

  it("still valid when its key was retired after it signed", async () => {
    const retired = listed(key, { status: "retired", not_after: "2026-11-21T00:00:00Z" });
    expect(await resultOf(codeOf(), listOf({ keys: [retired, listed(nextKey)] }))).toBe("valid");
  });

  it("forged: any byte changed", async () => {
    const bytes = fromBase64url(codeOf().split("#")[1] ?? "") ?? new Uint8Array();
    const list = listOf();
    expect(bytes.length).toBeGreaterThan(150);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      // A byte of the key's own name makes it the name of a key nobody knows.
      expect(["forged", "unknown_key"]).toContain(await resultOf(toBase64url(changed), list));
    }
  });

  it.each([
    "",
    "#",
    "hello",
    "AAAA",
    "https://ostoul.example/v#",
    "0oRDoQEmoA==",
    "é",
  ])("forged: %s", async (scanned) => {
    expect(await resultOf(scanned)).toBe("forged");
  });

  it("forged: an algorithm of the code's own choice, even over a good signature", async () => {
    const payload = decodeCode(codeOf())?.message.payload ?? new Uint8Array();
    const privateKey = openPrivateKey(key.sealedPrivateKey, secret);
    const resultWith = (algorithm: number | string) => {
      const header = encode(
        new Map<number, unknown>([
          [1, algorithm],
          [4, new TextEncoder().encode(key.kid)],
        ]),
      );
      const signature = sign("sha256", signedBytes(header, payload), { key: privateKey, dsaEncoding: "ieee-p1363" });
      return resultOf(
        toBase64url(encodeSign1({ protectedHeader: header, payload, signature: new Uint8Array(signature) })),
      );
    };
    expect(await resultWith(-7)).toBe("valid");
    for (const algorithm of [-8, -35, 5, 0, "none"]) expect(await resultWith(algorithm)).toBe("forged");
  });
});

/** The same text with its first sign exchanged. */
const exchanged = (text: string) => (text.startsWith("A") ? "B" : "A") + text.slice(1);

describe("the list of keys", () => {
  const pinned = [{ kid: key.kid, public_key: key.publicKey }];
  const list = listOf({ revoked: { "2026": [first16("a"), first16("b")] } });

  it("is accepted as it was signed, whatever the order of its members", async () => {
    expect(await verifyKeyList(list, pinned)).toBe(true);
    const { signature, revoked, keys, issued_at } = list;
    expect(await verifyKeyList({ signature, revoked, keys, issued_at }, pinned)).toBe(true);
    expect(await verifyKeyList(JSON.parse(JSON.stringify(list)), pinned)).toBe(true);
  });

  it.each([
    ["a revocation taken out", { ...list, revoked: { "2026": [first16("a")] } }],
    ["a key put in", { ...list, keys: [...list.keys, listed(strangerKey)] }],
    ["a key's status", { ...list, keys: [listed(key, { status: "retired" }), ...list.keys.slice(1)] }],
    ["its date", { ...list, issued_at: "2026-11-22T06:00:00Z" }],
    ["its signer", { ...list, signature: { ...list.signature, kid: nextKey.kid } }],
    ["its signature", { ...list, signature: { ...list.signature, value: exchanged(list.signature.value) } }],
  ])("is refused with another thing: %s", async (_, altered) => {
    expect(await verifyKeyList(altered, pinned)).toBe(false);
  });

  it("is refused when a key signs that the verifier was not delivered with", async () => {
    const forged = signKeyList(content, openPrivateKey(strangerKey.sealedPrivateKey, secret), strangerKey.kid);
    expect(await verifyKeyList(forged, pinned)).toBe(false);
    expect(await verifyKeyList(forged, [])).toBe(false);
  });
});

describe("the private key at rest", () => {
  it("opens with its secret and signs as before", () => {
    const opened = openPrivateKey(key.sealedPrivateKey, secret);
    const again = openPrivateKey(
      sealPrivateKey(opened, "another secret of at least thirty-two bytes"),
      "another secret of at least thirty-two bytes",
    );
    expect(again.export({ format: "jwk" })).toEqual(opened.export({ format: "jwk" }));
  });

  it("never shows itself: each sealing is another, and none holds the key", () => {
    const opened = openPrivateKey(key.sealedPrivateKey, secret);
    const scalar = Buffer.from(opened.export({ format: "jwk" }).d ?? "", "base64url");
    expect(scalar).toHaveLength(32);
    const sealings = [sealPrivateKey(opened, secret), sealPrivateKey(opened, secret)].map((bytes) =>
      Buffer.from(bytes),
    );
    for (const sealed of sealings) expect(sealed.includes(scalar)).toBe(false);
    expect(sealings[0]?.equals(sealings[1] ?? Buffer.of())).toBe(false);
  });

  it("refuses another secret, a changed byte, another form", () => {
    const changed = Uint8Array.from(key.sealedPrivateKey);
    changed[60] = (changed[60] ?? 0) ^ 1;
    expect(() => openPrivateKey(key.sealedPrivateKey, `${secret}.`)).toThrow();
    expect(() => openPrivateKey(changed, secret)).toThrow();
    expect(() => openPrivateKey(Uint8Array.of(9, ...key.sealedPrivateKey.subarray(1)), secret)).toThrow("unknown form");
  });
});
