/** What is wrong with a number, or what must be asked; `plates.md` section 10 holds the sentences. */
export const plateErrors = [
  "empty",
  "no_digits",
  "letters",
  "precision_lost",
  "looks_like_vin",
  "looks_like_date",
  "several_plates",
  "too_short",
  "too_long",
  "group_count",
  "wilaya_missing",
  "serial_missing",
  "category_missing",
  "middle_group_length",
  "category_zero",
  "year_impossible",
  "wilaya_unknown",
  "wilaya_name_conflict",
  "serial_zero",
  "serial_too_long",
] as const;
export type PlateError = (typeof plateErrors)[number];

export const plateQuestions = [
  "ambiguous_order",
  "ambiguous_order_public_works",
  "confirm_reversed_run",
  "country_or_wilaya_name",
] as const;
export type PlateQuestion = (typeof plateQuestions)[number];

export const plateSeries = ["public_works", "provisional", "series_00", "diplomatic_suspected"] as const;
export type PlateSeries = (typeof plateSeries)[number];

export const plateNotices = [
  "marks_removed",
  "digits_converted",
  "label_removed",
  "number_cell",
  "no_separators",
  "thousands_grouping",
  "separator_missing",
  "middle_joined",
  "four_digit_year",
  "serial_joined",
  "reversed_order",
  "wilaya_zero_restored",
  "wilaya_from_name",
  "wilaya_name_agrees",
  "decided_by_wilaya_name",
  "decided_by_card_data",
  "decided_by_column",
  "wilaya_new",
  "year_code_22",
  "year_code_33",
  "category_not_subject",
  "category_undetermined",
] as const;
export type PlateNotice = (typeof plateNotices)[number];
