/** Before ; : ? ! » % and after «; between a number and its unit; between art., n° and their number. */
const joints =
  / (?=[;:?!»%])|(?<=«) |(?<=\d) (?=(?:kg|t|tonnes?|CV|DA|Mo|ko|octets|min|ans?|places?|jours?)(?!\p{L}))|(?<=\bart\.|[nN]°) (?=\d)/gu;

/** French sets spaces that never break where a line must not; texts are written with ordinary ones. */
export const withFrenchSpaces = (text: string): string => text.replace(joints, "\u00A0");
