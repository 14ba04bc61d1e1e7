import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { receivingAccount } from "#app/services/payments/receiving-account.ts";
import { makeTransferReference, readTransferReference } from "#app/services/payments/transfer-reference.ts";

const references = Array.from({ length: 200 }, () => makeTransferReference(randomBytes));

test("a reference has no letter or digit that is taken for another", () => {
  for (const reference of references) expect(reference).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
});

test.each([
  ["as printed", (reference: string) => reference],
  ["in small letters", (reference: string) => reference.toLowerCase()],
  ["without the hyphen", (reference: string) => reference.replace("-", "")],
  ["with spaces", (reference: string) => ` ${reference.replace("-", " ")} `],
])("is read %s", (_, write) => {
  for (const reference of references) expect(readTransferReference(write(reference))).toBe(reference);
});

test("every wrong character and every exchange of neighbours is noticed", () => {
  for (const reference of references.slice(0, 20)) {
    const signs = [...reference.replace("-", "")];
    signs.forEach((sign, index) => {
      for (const other of "ABCDEFGHJKMNPQRSTUVWXYZ23456789") {
        if (other !== sign) expect(readTransferReference(signs.with(index, other).join(""))).toBeUndefined();
      }
      const next = signs[index + 1];
      if (next !== undefined && next !== sign)
        expect(
          readTransferReference(
            signs
              .with(index, next)
              .with(index + 1, sign)
              .join(""),
          ),
        ).toBeUndefined();
    });
  }
});

test("the account's key follows the instruction of the central bank: branch, account and key modulo 97 are 0", () => {
  expect(receivingAccount.rib).toMatch(/^\d{20}$/);
  expect(BigInt(receivingAccount.rib.slice(3)) % 97n).toBe(0n);
});
