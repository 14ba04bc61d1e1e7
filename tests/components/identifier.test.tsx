import { expect, test } from "vitest";
import { Identifier, Sentence } from "#app/components/ui/identifier.tsx";
import { draw } from "#tests/components/draw.tsx";

const whole = (text: string) => `<bdi dir="ltr" class="tabular-nums whitespace-nowrap">${text}</bdi>`;

test.each([
  ["الفاتورة FA-2026-000012 تنتظر الدفع", ["FA-2026-000012"]],
  ["12345-115-16 et 2026-SJWNJ-7KG7D-URPAA.", ["12345-115-16", "2026-SJWNJ-7KG7D-URPAA"]],
  ["« BC-2026-7 » (décret 05-468)", ["BC-2026-7", "05-468"]],
  ["Windows-1252, UTF-16", ["Windows-1252", "UTF-16"]],
])("the identifiers of %j stay whole, and nothing else changes", (text, found) => {
  const expected = found.reduce((drawn, each) => drawn.replace(each, whole(each)), text);
  expect(draw(<Sentence>{text}</Sentence>, "ar")).toBe(expected);
});

test.each([
  "Envoyée par e-mail, au rendez-vous",
  "21 novembre 2026",
  "100 - 200",
  "parc.csv",
  "véhicule-2b",
])("%j has none", (text) => {
  expect(draw(<Sentence>{text}</Sentence>, "fr")).toBe(text);
});

test("a reference of the customer keeps its own direction, and one wider than a phone may break", () => {
  expect(draw(<Identifier>سند 12</Identifier>, "fr")).toContain('dir="auto"');
  expect(draw(<Identifier>{"BC".repeat(30)}</Identifier>, "fr")).not.toContain("nowrap");
});
