/**
 * What a customer writes on his transfer: seven characters and a check character, `K7M2-QXPA`. Letters and digits that
 * nobody confuses (no 0, O, 1, I, L). Their count is a prime, so that a weighted sum notices every single wrong
 * character and every two that changed places.
 */
const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const length = 7;

function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, character, index) => total + alphabet.indexOf(character) * (index + 2), 0);
  return alphabet.charAt(sum % alphabet.length);
}

/** From random bytes; a byte that would favour some characters is passed over. */
export function makeTransferReference(randomBytes: (count: number) => Uint8Array): string {
  const fair = 256 - (256 % alphabet.length);
  let body = "";
  while (body.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < fair && body.length < length) body += alphabet.charAt(byte % alphabet.length);
    }
  }
  return `${body.slice(0, 4)}-${body.slice(4)}${checkCharacter(body)}`;
}

/** The reference as a bank statement or a hand wrote it; undefined when it is none. */
export function readTransferReference(text: string): string | undefined {
  const bare = text.toUpperCase().replace(/[\s\-./]/g, "");
  if (bare.length !== length + 1 || [...bare].some((character) => !alphabet.includes(character))) return undefined;
  if (checkCharacter(bare.slice(0, length)) !== bare.slice(length)) return undefined;
  return `${bare.slice(0, 4)}-${bare.slice(4)}`;
}
