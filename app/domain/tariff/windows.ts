import { addDays, type Day, dayInAlgiers, instantInAlgiers, laterDay, yearOf } from "#app/domain/day.ts";
import { type TariffVersion, windowInstant } from "#app/domain/tariff/version.ts";

export interface PaymentWindow {
  year: number;
  from: Date;
  to: Date;
  /** Day of `to` in Algiers; the whole of it counts as on time. */
  lastDay: Day;
  /** False: only the default of the law (1 to 31 March) is known for this year; say so wherever it is shown. */
  confirmed: boolean;
  decision: string | null;
}

/** The window of a stamp year; a decision replaces the default of art. 301. */
export function windowOf(year: number, version: TariffVersion): PaymentWindow {
  const own = version.windows.find((window) => window.year === year);
  const row = own ?? version.windows.find((window) => window.year === null);
  if (row === undefined) throw new Error(`Tariff ${version.id} has no default window`);
  const to = windowInstant(year, row.toOn, row.toTime);
  return {
    year,
    from: windowInstant(year, row.fromOn, row.fromTime),
    to,
    lastDay: dayInAlgiers(to),
    confirmed: own !== undefined,
    decision: row.decision,
  };
}

export interface NewVehicleDays {
  /** Earliest reading of the law: 30 days after the day of putting in circulation, which is not counted (V12). */
  buyBy: Day;
  /** Last day without increase: the later of `buyBy` and the last day of the window (V13). */
  lateAfter: Day;
}

export function newVehicleDays(firstCirculationOn: Day, version: TariffVersion): NewVehicleDays {
  const window = windowOf(yearOf(firstCirculationOn), version);
  return newVehicleDaysIn(window, firstCirculationOn, version.rates.newVehicleDays);
}

export function newVehicleDaysIn(window: PaymentWindow, firstCirculationOn: Day, dayCount: number): NewVehicleDays {
  const buyBy = addDays(firstCirculationOn, dayCount);
  return { buyBy, lateAfter: laterDay(buyBy, window.lastDay) };
}

/** The instant the increase starts: the hour the window closes, or the end of the new vehicle's last day. */
export const increaseStartsAt = (window: PaymentWindow, lateAfter: Day): Date =>
  lateAfter === window.lastDay ? window.to : instantInAlgiers(addDays(lateAfter, 1));
