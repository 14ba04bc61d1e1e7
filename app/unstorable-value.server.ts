/**
 * Class 22 of PostgreSQL, as far as a caller's value alone is its cause: a number too large for its column, a day before
 * the calendar, a NUL in a text, half of a surrogate pair in JSON. Whoever sends it asks for nothing that can be there.
 */
const codes: readonly unknown[] = ["22003", "22007", "22008", "22021", "22P02", "22P05"];

export function isUnstorable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && codes.includes(cause.code)) return true;
  return false;
}
