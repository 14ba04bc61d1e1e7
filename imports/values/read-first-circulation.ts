import type { DateOrder } from "#app/domain/column-answers.ts";
import type { Day } from "#app/domain/day.ts";
import { foldLetters } from "#app/domain/plate/fold-letters.ts";
import { accepted, noticed, questioned, refused, type ValueReading } from "./value-reading.ts";

export interface FirstCirculation {
  year: number;
  /** Null when only the year or the month is known. */
  on: Day | null;
}
type Reading = ValueReading<FirstCirculation>;

const monthNames = [
  "janvier january jan janv جانفي يناير",
  "fevrier february feb fev fevr فيفري فبراير",
  "mars march mar مارس",
  "avril april apr avr افريل ابريل",
  "mai may ماي مايو",
  "juin june jun جوان يونيو",
  "juillet july jul juil جويليه يوليو",
  "aout august aug اوت اغسطس",
  "septembre september sep sept سبتمبر",
  "octobre october oct اكتوبر",
  "novembre november nov نوفمبر",
  "decembre december dec ديسمبر",
].map((names) => names.split(" "));

const unknownWords = new Set(
  ["0", "33", "122", "133", "inconnue", "inconnu", "unknown", "غير معروفة", "غير معروف", "؟", "?"].map(foldLetters),
);

const iso = (year: number, month: number, day: number): Day =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

interface Calendar {
  today: Day;
  /** What a person said of the column, or its other dates; undefined: nobody knows. */
  order: DateOrder | undefined;
}

const dayMonthYear = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{4}/;

/** Whether the dates of a column settle that the day comes first: one over 12 stands before a month, none behind. */
export function areDayFirst(values: readonly string[]): boolean {
  const parts = values.map((value) => dayMonthYear.exec(value.trim())).filter((found) => found !== null);
  return parts.some(([, day]) => Number(day) > 12) && parts.every(([, , month]) => Number(month) <= 12);
}

function judgeYear(year: number, on: Day | null, today: Day): Reading {
  if (year === 1900) return refused("placeholder_date");
  if (year > Number(today.slice(0, 4)) || (on !== null && on > today)) return refused("in_the_future");
  if (year < 1900) return refused("date_unreadable");
  return year < 1962 ? questioned({ year, on }, "year_before_1962") : accepted({ year, on });
}

function judgeDay(year: number, month: number, day: number, today: Day): Reading {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return refused("date_impossible");
  return judgeYear(year, iso(year, month, day), today);
}

/** Day first, as in Algeria; a month over 12 says that the file is month first. A doubtful date is said, unless the column settles it. */
function readFigures(first: number, second: number, year: number, { today, order }: Calendar): Reading {
  const [day, month] = order === "month_first" ? [second, first] : [first, second];
  if (month > 12 && day <= 12) return refused("month_over_12", iso(year, day, month));
  const reading = judgeDay(year, month, day, today);
  if (reading.code || day > 12 || day === month || order) return reading;
  return noticed(reading.value, "day_month_order");
}

const fullYear = (twoDigits: number, today: Day) =>
  2000 + twoDigits - (twoDigits > Number(today.slice(2, 4)) ? 100 : 0);

/** A year typed into a cell that shows dates becomes a day of 1905: 2015 is the 2015th day of the calendar of Excel. */
const yearTypedAsDay = (day: Day) => {
  const serial = Math.round(Date.parse(day) / 86_400_000) + 25_569;
  return serial >= 1962 && serial <= 2100 ? String(serial) : null;
};

const shapes: [RegExp, (parts: number[], calendar: Calendar) => Reading][] = [
  [/^(\d{4})(?:[.,]0{1,2})?$/, ([year = 0], { today }) => judgeYear(year, null, today)],
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/,
    ([year = 0, month = 0, day = 0], { today }) => {
      const typed = year === 1905 ? yearTypedAsDay(iso(year, month, day)) : null;
      return typed ? refused("placeholder_date", typed) : judgeDay(year, month, day, today);
    },
  ],
  [
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: .*)?$/,
    ([day = 0, month = 0, year = 0], calendar) => readFigures(day, month, year, calendar),
  ],
  [
    /^(\d{1,2})[-/.](\d{4})$/,
    ([month = 0, year = 0], { today }) => (month > 12 ? refused("date_impossible") : judgeYear(year, null, today)),
  ],
  [
    /^(\d{4})[-/.](\d{1,2})$/,
    ([year = 0, month = 0], { today }) => (month > 12 ? refused("date_impossible") : judgeYear(year, null, today)),
  ],
  [
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$/,
    ([day = 0, month = 0, year = 0], { today }) => refused("two_digit_year", iso(fullYear(year, today), month, day)),
  ],
  [/^'?(\d{2})$/, ([year = 0], { today }) => refused("two_digit_year", String(fullYear(year, today)))],
  [
    /^[1-9](\d{2})$/,
    ([year = 0], { today }) => refused("year_is_plate_group", year === 22 ? null : String(fullYear(year, today))),
  ],
  // Serial number of a spreadsheet: days since 30 December 1899.
  [
    /^(\d{5})$/,
    ([serial = 0], { today }) => {
      const day = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
      return serial < 20_000 || serial > 60_000 ? refused("date_unreadable") : judgeDayText(day, today);
    },
  ],
];

const judgeDayText = (day: Day, today: Day) => judgeYear(Number(day.slice(0, 4)), day, today);

function readMonthName(text: string, today: Day): Reading {
  const found = /^(?:(\d{1,2})(?:er)? )?(\p{L}+)\.? (\d{4})$/u.exec(text);
  const month = monthNames.findIndex((names) => names.includes(found?.[2] ?? "")) + 1;
  if (!found || month === 0) return refused("date_unreadable");
  const year = Number(found[3]);
  return found[1] ? judgeDay(year, month, Number(found[1]), today) : judgeYear(year, null, today);
}

export function readFirstCirculation(clean: string, today: Day, order?: DateOrder): Reading {
  const text = foldLetters(clean).replace(/^(\d) (\d{3})$/, "$1$2");
  if (unknownWords.has(text)) return noticed<FirstCirculation>(null, "year_unknown");
  for (const [shape, judge] of shapes) {
    const found = shape.exec(text.toUpperCase());
    if (found) return judge(found.slice(1).map(Number), { today, order });
  }
  return readMonthName(text, today);
}
