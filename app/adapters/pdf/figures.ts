import { type Day, dayInAlgiers } from "#app/domain/day.ts";
import { formatCount, formatMoney } from "#app/domain/money.ts";

/** Where three languages share a page, figures have one notation: that of French in Algeria, `3 500,00`. */
export const amountFigures = (minor: bigint): string => formatMoney(minor, "fr", { symbol: false });

export const countFigures = (count: number): string => formatCount(count, "fr");

/** A day `2026-03-31` as `31/03/2026`: slashes keep the digits in order in every direction of text. */
export const dayFigures = (day: Day): string => day.split("-").reverse().join("/");

export const instantFigures = (instant: Date): string => dayFigures(dayInAlgiers(instant));

/** 1900 is `19 %`. */
export function rateFigures(basisPoints: number): string {
  const fraction = String(basisPoints % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${Math.floor(basisPoints / 100)}${fraction ? `,${fraction}` : ""}\u00a0%`;
}
