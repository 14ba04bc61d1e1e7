/** Digits and capitals that are not taken for one another on paper: no 0 and O, no 1 and I. 32, so 5 bits each. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** 14 signs are 70 bits that nobody can guess (invariant V4 asks for 64). */
const randomLength = 14;

const form = new RegExp(`^(\\d{4})-([${alphabet}]{5})-([${alphabet}]{5})-([${alphabet}]{5})$`);

/** Luhn over 32 signs, begun with the year: a wrong sign is always seen, two neighbours exchanged nearly always. */
function checkSign(year: number, signs: string): string {
  let sum = year;
  [...signs].forEach((sign, index) => {
    const doubled = alphabet.indexOf(sign) * (index % 2 === 1 ? 2 : 1);
    sum += Math.floor(doubled / 32) + (doubled % 32);
  });
  return alphabet.charAt((32 - (sum % 32)) % 32);
}

/** `2026-7KQXM-4TBZR-H9WPC`. `random` gives that many unguessable bytes. */
export function makeSerial(year: number, random: (count: number) => Uint8Array): string {
  const signs = Array.from(random(randomLength), (byte) => alphabet.charAt(byte & 31)).join("");
  const body = signs + checkSign(year, signs);
  return [year, body.slice(0, 5), body.slice(5, 10), body.slice(10)].join("-");
}

/** What a person typed, in the form of a serial; undefined when it cannot be one. */
export function readSerial(typed: string): string | undefined {
  const signs = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  const serial = [signs.slice(0, 4), signs.slice(4, 9), signs.slice(9, 14), signs.slice(14)].join("-");
  const parts = form.exec(serial);
  if (!parts) return undefined;
  const body = parts.slice(2).join("");
  return checkSign(Number(parts[1]), body.slice(0, -1)) === body.slice(-1) ? serial : undefined;
}
