import type { DateOrder } from "#app/domain/column-answers.ts";
import type { Day } from "#app/domain/day.ts";
import type { Energy, Kind } from "#app/domain/vehicle.ts";
import { cleanCell, isBlank } from "./clean-cell.ts";
import { readEmail, readPhone } from "./read-contact.ts";
import { type FirstCirculation, readFirstCirculation } from "./read-first-circulation.ts";
import { readEnergy, readKind } from "./read-kind-energy.ts";
import { readFiscalPower, readSeats, readWeight } from "./read-numbers.ts";
import { rememberReadings } from "./remember-readings.ts";
import { accepted, nothing, refused, type ValueReading } from "./value-reading.ts";

/** Longer than any name on a card; a longer text has come into the wrong column. */
const longestText = 200;
const spreadsheetError = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|VALEUR!|NOM\?|NOMBRE!|NUL!)$/i;

export interface ReadingContext {
  today: Day;
  /** What is known of the whole column of dates. */
  dateOrder?: DateOrder | undefined;
}

/** Reads a cell by a rule for its clean text: blank is nothing, damaged is said. */
export function readCell<T>(raw: string, read: (clean: string) => ValueReading<T>): ValueReading<T> {
  const clean = cleanCell(raw);
  if (isBlank(clean)) return nothing;
  if (clean.includes("\ufffd")) return refused("damaged_text");
  if (clean.startsWith("#") && spreadsheetError.test(clean)) return refused("cell_error");
  return read(clean);
}

const readText = (clean: string): ValueReading<string> =>
  clean.length > longestText ? refused("text_too_long") : accepted(clean);

interface Values {
  kind: Kind;
  energy: Energy;
  body: string;
  make: string;
  model: string;
  depot: string;
  cost_centre: string;
  fiscal_power: number;
  seats: number;
  gross_weight: number;
  first_circulation: FirstCirculation;
  fleet_number: string;
  driver_name: string;
  driver_email: string;
  driver_phone: string;
}

/** How the cells are read whose value depends on no other cell; a text that comes again is read once. */
export type FieldReaders = { [F in keyof Values]: (raw: string) => ValueReading<Values[F]> };

export function fieldReaders({ today, dateOrder }: ReadingContext): FieldReaders {
  const remembering = <T>(read: (clean: string) => ValueReading<T>) => rememberReadings((raw) => readCell(raw, read));
  const text = () => remembering(readText);
  const names = (raw: string) => readCell(raw, readText);
  return {
    kind: remembering((clean) => readKind(clean)),
    energy: remembering(readEnergy),
    body: text(),
    make: text(),
    model: text(),
    depot: text(),
    cost_centre: text(),
    fiscal_power: remembering(readFiscalPower),
    seats: remembering(readSeats),
    gross_weight: remembering(readWeight),
    first_circulation: remembering((clean) => readFirstCirculation(clean, today, dateOrder)),
    fleet_number: names,
    driver_name: names,
    driver_email: (raw: string) => readCell(raw, readEmail),
    driver_phone: (raw: string) => readCell(raw, readPhone),
  };
}
