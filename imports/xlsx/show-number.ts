/** Days from the calendar's start to 1 January 1970; the calendar of 1900 counts a 29 February that never was. */
function unixDay(serial: number, date1904: boolean): number {
  if (date1904) return serial - 24_107;
  return serial < 60 ? serial - 25_568 : serial - 25_569;
}

const lastSerial = 2_958_465;

/** Day of a serial number, with its time when it has one; null where the spreadsheet has no such day. */
export function dayOfSerial(serial: number, date1904: boolean): string | null {
  const ghost = !date1904 && serial >= 60 && serial < 61;
  if (!(serial >= (date1904 ? 0 : 1)) || serial > lastSerial || ghost) return null;
  const seconds = Math.round(unixDay(serial, date1904) * 86_400);
  const text = new Date(seconds * 1000).toISOString();
  return seconds % 86_400 === 0 ? text.slice(0, 10) : text.slice(0, 19);
}

/** Digits a spreadsheet keeps: beyond fifteen it has rounded, and the number is shown so that the loss is seen. */
const exactDigits = 1e15;

export function showNumber(raw: string): string {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (Math.abs(value) >= exactDigits) return value.toExponential().toUpperCase();
  // Binary fractions show as 3.5000000000000004: fifteen digits are what the person typed.
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}
