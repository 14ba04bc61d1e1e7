import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scryptSync,
  sign,
} from "node:crypto";
import { type CodeFields, encodeFields } from "./code-fields.ts";
import { encodeSign1, protectedHeader, signedBytes } from "./cose.ts";
import { type KeyList, type KeyListContent, type PublicKey, signedListBytes } from "./key-list.ts";

export interface SigningKey {
  /** First 8 signs of the key's thumbprint (RFC 7638): short, for it stands in every code. */
  kid: string;
  publicKey: PublicKey;
  sealedPrivateKey: Uint8Array;
}

const sealVersion = 1;
const saltLength = 16;
const ivLength = 12;
const tagLength = 16;

const sealingKey = (secret: string, salt: Uint8Array) => scryptSync(secret, salt, 32, { N: 16384, r: 8, p: 1 });

/** AES-256-GCM under scrypt of the secret: version, salt, nonce, tag, then the key as encrypted PKCS 8. */
export function sealPrivateKey(privateKey: KeyObject, secret: string): Uint8Array {
  const salt = randomBytes(saltLength);
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(secret, salt), iv);
  const sealed = Buffer.concat([cipher.update(privateKey.export({ type: "pkcs8", format: "der" })), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(sealVersion), salt, iv, cipher.getAuthTag(), sealed]));
}

/** Throws when the secret is another or a byte was changed. Costs some 50 ms: a process opens a key once. */
export function openPrivateKey(sealed: Uint8Array, secret: string): KeyObject {
  if (sealed[0] !== sealVersion) throw new Error("The sealed signing key has an unknown form");
  const ivStart = 1 + saltLength;
  const tagStart = ivStart + ivLength;
  const keyStart = tagStart + tagLength;
  const decipher = createDecipheriv(
    "aes-256-gcm",
    sealingKey(secret, sealed.subarray(1, ivStart)),
    sealed.subarray(ivStart, tagStart),
    { authTagLength: tagLength },
  );
  decipher.setAuthTag(sealed.subarray(tagStart, keyStart));
  const der = Buffer.concat([decipher.update(sealed.subarray(keyStart)), decipher.final()]);
  return createPrivateKey({ key: der, type: "pkcs8", format: "der" });
}

function publicKeyOf(key: KeyObject): PublicKey {
  const { x, y } = key.export({ format: "jwk" });
  if (!x || !y) throw new Error("The key is not on a curve");
  return { kty: "EC", crv: "P-256", x, y };
}

export function generateSigningKey(secret: string): SigningKey {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicKey = publicKeyOf(pair.publicKey);
  const { crv, kty, x, y } = publicKey;
  const thumbprint = createHash("sha256").update(JSON.stringify({ crv, kty, x, y })).digest("base64url");
  return { kid: thumbprint.slice(0, 8), publicKey, sealedPrivateKey: sealPrivateKey(pair.privateKey, secret) };
}

const signEs256 = (privateKey: KeyObject, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }));

/** Every signature is another: the result is kept with the vignette, so that its document repeats byte for byte. */
export function signCode(privateKey: KeyObject, kid: string, fields: CodeFields): Uint8Array {
  const header = protectedHeader(kid);
  const payload = encodeFields(fields);
  const signature = signEs256(privateKey, signedBytes(header, payload));
  return encodeSign1({ protectedHeader: header, payload, signature });
}

export function signKeyList(content: KeyListContent, privateKey: KeyObject, kid: string): KeyList {
  const value = Buffer.from(signEs256(privateKey, signedListBytes(content))).toString("base64url");
  return { ...content, signature: { kid, alg: "ES256", value } };
}
