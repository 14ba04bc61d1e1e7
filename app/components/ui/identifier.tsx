import type { ReactNode } from "react";
import { classNames } from "#app/components/ui/class-names.ts";

/** Longer than any number we give; a customer's own reference may be wider than a phone and then breaks. */
const longestWhole = 24;
const rightToLeftLetter = /[\u0590-\u08ff]/;

/** The number of an invoice, a vignette, an order or a chassis: left to right, and never broken at its hyphens. */
export function Identifier({ children, className }: { children: string; className?: string }) {
  const whole = children.length > longestWhole ? "[overflow-wrap:anywhere]" : "whitespace-nowrap";
  return (
    <bdi
      dir={rightToLeftLetter.test(children) ? "auto" : "ltr"}
      className={classNames("tabular-nums", whole, className)}
    >
      {children}
    </bdi>
  );
}

/** Letters and digits joined by hyphens, with at least one digit: FA-2026-000012, 12345-115-16. */
const identifier = /((?<![\p{L}\p{N}-])(?=[A-Za-z0-9-]*\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+(?![\p{L}\p{N}-]))/u;

/** A text in which every identifier stays whole; whatever is no text stays as it is. */
export function Sentence({ children }: { children: ReactNode }) {
  if (typeof children !== "string") return children;
  // Splitting by a group puts what it matched at the odd places.
  const parts = children.split(identifier).map((part, place) => ({ part, place }));
  return parts.map(({ part, place }) => (place % 2 ? <Identifier key={place}>{part}</Identifier> : part));
}
