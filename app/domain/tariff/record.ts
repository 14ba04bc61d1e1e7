export type Certainty = "high" | "medium" | "low" | "unknown";

/** A tariff as it is stored and exchanged (JSON): dinars, tonnes, and the sources of every line. */
export interface TariffRecord {
  meta: {
    id: string;
    published_at: string;
    schedules: readonly ScheduleRecord[];
    new_vehicle_days: number;
  };
  rows: readonly TariffRowRecord[];
  statuses: readonly StatusRecord[];
  penalties: readonly PenaltyRecord[];
  periods: readonly WindowRecord[];
}

export interface ScheduleRecord {
  id: string;
  stamp_years: readonly [number | null, number | null];
  confirmed_years: readonly [number, number];
}

export interface TariffRowRecord {
  id: string;
  schedule: string;
  /** A table, or a table with `_unknown_year`. */
  category: string;
  unit: "fiscal_hp_cv" | "ptc_tonnes" | "seats" | "none";
  min: number | null;
  min_inclusive: boolean | null;
  max: number | null;
  max_inclusive: boolean | null;
  age_min_years: number | null;
  age_max_years: number | null;
  amount_dzd: number | null;
  legal_basis: string;
  certainty: Certainty;
}

export interface StatusRecord {
  code: string;
  effect: "exempt" | "not_subject";
  ar: string;
  fr: string;
  en: string;
  stamp_year_from: number | null;
  stamp_year_to: number | null;
  legal_basis: string;
}

export interface PenaltyRecord {
  code: string;
  rate_basis_points?: number;
  legal: string;
  legal_basis?: string;
}

export interface WindowRecord {
  year: number | null;
  /** `YYYY-MM-DD` or `MM-DD`, with `THH:MM` where the hour is known; clocks of Algiers. */
  start: string;
  end: string;
  decision: string | null;
  source: string;
  certainty: Certainty;
}
