import type { Locale } from "#app/domain/locale.ts";

/** A calendar day, `YYYY-MM-DD`. Days compare as text. */
export type Day = string;

/** Algeria keeps UTC+1 all year, without summer time, since 1981. */
const algiersOffset = "+01:00";
const algiersOffsetMs = 3_600_000;
const dayMs = 86_400_000;

const startInUtc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

const dayInUtc = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10);

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** True for a day of the calendar: 2026-02-30 is none. By arithmetic, because pricing asks it of every vehicle. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const month = Number(value.slice(5, 7));
  const date = Number(value.slice(8));
  const length = month === 2 && isLeap(yearOf(value)) ? 29 : (monthLengths[month - 1] ?? 0);
  return date >= 1 && date <= length;
}

export const dayInAlgiers = (instant: Date): Day => dayInUtc(instant.getTime() + algiersOffsetMs);

export const timeInAlgiers = (instant: Date): string =>
  new Date(instant.getTime() + algiersOffsetMs).toISOString().slice(11, 16);

/** The instant at which clocks in Algiers show this time, `HH:MM`. */
export const instantInAlgiers = (day: Day, time = "00:00"): Date => new Date(`${day}T${time}:00${algiersOffset}`);

export const addDays = (day: Day, count: number): Day => dayInUtc(startInUtc(day) + count * dayMs);

/** Whole days from one day to another; negative when the second comes first. */
export const daysBetween = (from: Day, to: Day): number => (startInUtc(to) - startInUtc(from)) / dayMs;

export const compareDays = (one: Day, other: Day): number => (one < other ? -1 : one > other ? 1 : 0);

export const laterDay = (one: Day, other: Day): Day => (one < other ? other : one);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Months as Algeria names them; Arabic follows the French calendar names, not those of the Levant or of Egypt. */
const months: Record<Locale, readonly string[]> = {
  ar: "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split(" "),
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};

/** `15 أفريل 2026`, `15 avril 2026` (and `1er mars 2026`), `15 April 2026`. */
export function formatDay(day: Day, locale: Locale): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const number = String(Number(date));
  const ordinal = locale === "fr" && number === "1" ? "1er" : number;
  return `${ordinal} ${months[locale][Number(month) - 1] ?? month} ${year}`;
}

const atTime: Record<Locale, string> = { ar: " على الساعة ", fr: " à ", en: ", " };

/** Day and time of an instant, read on a clock in Algiers. */
export const formatInstant = (instant: Date, locale: Locale): string =>
  `${formatDay(dayInAlgiers(instant), locale)}${atTime[locale]}${timeInAlgiers(instant)}`;
