import { decode, encode } from "cborg";

/*
 * COSE_Sign1 (RFC 9052, 4.2), tagged: protected header, unprotected header, payload, signature.
 * The protected header is `{1: -7, 4: kid}`: ES256 and the key's name.
 */

const sign1Tag = 0xd2;
const algorithmLabel = 1;
const keyIdLabel = 4;
const es256 = -7;

export interface Sign1 {
  kid: string;
  protectedHeader: Uint8Array;
  payload: Uint8Array;
  signature: Uint8Array;
}

export function protectedHeader(kid: string): Uint8Array {
  return encode(
    new Map<number, number | Uint8Array>([
      [algorithmLabel, es256],
      [keyIdLabel, new TextEncoder().encode(kid)],
    ]),
  );
}

/** What is signed (RFC 9052, 4.4). */
export function signedBytes(header: Uint8Array, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encode(["Signature1", header, new Uint8Array(0), payload]));
}

export function encodeSign1({ protectedHeader: header, payload, signature }: Omit<Sign1, "kid">): Uint8Array {
  const message = encode([header, new Map(), payload, signature]);
  const tagged = new Uint8Array(message.length + 1);
  tagged[0] = sign1Tag;
  tagged.set(message, 1);
  return tagged;
}

/** Strict: one way only to write anything, so that two different codes never say the same. */
export function decodeStrictly(bytes: Uint8Array): unknown {
  return decode(bytes, { useMaps: true, strict: true, rejectDuplicateMapKeys: true, allowIndefinite: false });
}

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

/** Undefined for anything that is not a COSE_Sign1 as this file writes it. Another algorithm is not one. */
export function decodeSign1(bytes: Uint8Array): Sign1 | undefined {
  if (bytes[0] !== sign1Tag) return undefined;
  try {
    const message = decodeStrictly(bytes.subarray(1));
    if (!Array.isArray(message) || message.length !== 4) return undefined;
    const [header, unprotected, payload, signature]: unknown[] = message;
    if (!isBytes(header) || !isBytes(payload) || !isBytes(signature) || signature.length !== 64) return undefined;
    if (!(unprotected instanceof Map) || unprotected.size > 0) return undefined;
    const entries = decodeStrictly(header);
    if (!(entries instanceof Map) || entries.size !== 2 || entries.get(algorithmLabel) !== es256) return undefined;
    const kid: unknown = entries.get(keyIdLabel);
    if (!isBytes(kid)) return undefined;
    return { kid: new TextDecoder().decode(kid), protectedHeader: header, payload, signature };
  } catch {
    return undefined;
  }
}
