import { describe, expect, it } from "vitest";
import {
  addDays,
  compareDays,
  dayInAlgiers,
  daysBetween,
  formatDay,
  formatInstant,
  instantInAlgiers,
  isDay,
  laterDay,
  timeInAlgiers,
  yearOf,
} from "#app/domain/day.ts";
import type { Locale } from "#app/domain/locale.ts";

describe("isDay", () => {
  it.each(["2026-02-28", "2024-02-29", "2000-02-29", "2026-12-31", "2026-04-30", "1962-07-05"])("accepts %s", (day) => {
    expect(isDay(day)).toBe(true);
  });
  it.each([
    "2026-02-29",
    "1900-02-29",
    "2024-02-30",
    "2026-01-00",
    "2026-01-32",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "20260101",
    "2026-01-01T00:00",
    "",
    null,
    20260101,
  ])("refuses %s", (value) => {
    expect(isDay(value)).toBe(false);
  });
});

it("agrees with the calendar of the platform for every day of 1896 to 1905 and 1996 to 2005", () => {
  for (const [year, month, date] of [1896, 1996].flatMap((first) =>
    Array.from({ length: 10 * 12 * 33 }, (_, index) => [
      first + Math.floor(index / (12 * 33)),
      Math.floor(index / 33) % 12,
      index % 33,
    ]),
  ) as [number, number, number][]) {
    const text = `${year}-${String(month + 1).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
    expect(isDay(text), text).toBe(new Date(Date.UTC(year, month, date)).getUTCDate() === date && date > 0);
  }
});

describe("days in Algiers", () => {
  const instants: [string, string, string][] = [
    ["2026-05-31T22:59:59Z", "2026-05-31", "23:59"],
    ["2026-05-31T23:00:00Z", "2026-06-01", "00:00"],
    ["2026-07-15T23:30:00Z", "2026-07-16", "00:30"],
    ["2026-12-31T23:00:00Z", "2027-01-01", "00:00"],
    ["2026-03-01T12:00:00Z", "2026-03-01", "13:00"],
  ];
  it.each(instants)("%s is %s at %s", (instant, day, time) => {
    expect(dayInAlgiers(new Date(instant))).toBe(day);
    expect(timeInAlgiers(new Date(instant))).toBe(time);
  });

  it("gives the instant of a clock in Algiers, summer and winter", () => {
    expect(instantInAlgiers("2026-05-31", "16:00")).toEqual(new Date("2026-05-31T15:00:00Z"));
    expect(instantInAlgiers("2026-08-01")).toEqual(new Date("2026-07-31T23:00:00Z"));
  });
});

describe("counting days", () => {
  const cases: [string, number, string][] = [
    ["2026-01-10", 30, "2026-02-09"],
    ["2026-05-20", 30, "2026-06-19"],
    ["2026-09-01", 30, "2026-10-01"],
    ["2026-12-15", 30, "2027-01-14"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-03-01", -1, "2026-02-28"],
  ];
  it.each(cases)("%s and %s days is %s", (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(count);
  });

  it("orders days", () => {
    expect(["2026-06-01", "2025-12-31", "2026-05-31"].sort(compareDays)).toEqual([
      "2025-12-31",
      "2026-05-31",
      "2026-06-01",
    ]);
    expect(compareDays("2026-06-01", "2026-06-01")).toBe(0);
    expect(laterDay("2026-05-31", "2026-06-19")).toBe("2026-06-19");
    expect(laterDay("2026-06-19", "2026-05-31")).toBe("2026-06-19");
    expect(yearOf("2026-06-19")).toBe(2026);
  });
});

describe("formatting", () => {
  const days: [string, Locale, string][] = [
    ["2026-04-15", "fr", "15 avril 2026"],
    ["2026-03-01", "fr", "1er mars 2026"],
    ["2026-04-15", "ar", "15 أفريل 2026"],
    ["2026-01-09", "ar", "9 جانفي 2026"],
    ["2026-02-01", "ar", "1 فيفري 2026"],
    ["2026-07-05", "ar", "5 جويلية 2026"],
    ["2026-12-31", "ar", "31 ديسمبر 2026"],
    ["2026-05-31", "en", "31 May 2026"],
  ];
  it.each(days)("writes %s for %s", (day, locale, text) => {
    expect(formatDay(day, locale)).toBe(text);
  });

  const instants: [Locale, string][] = [
    ["fr", "31 mai 2026 à 16:00"],
    ["ar", "31 ماي 2026 على الساعة 16:00"],
    ["en", "31 May 2026, 16:00"],
  ];
  it.each(instants)("writes an instant for %s as clocks in Algiers show it", (locale, text) => {
    expect(formatInstant(new Date("2026-05-31T15:00:00Z"), locale)).toBe(text);
  });
});
