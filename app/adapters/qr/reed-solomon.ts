/** Arithmetic of GF(256) with the polynomial of QR codes, x^8 + x^4 + x^3 + x^2 + 1. */
const powers = new Uint8Array(512);
const logarithms = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent++) {
  powers[exponent] = value;
  powers[exponent + 255] = value;
  logarithms[value] = exponent;
  value = value & 0x80 ? (value << 1) ^ 0x11d : value << 1;
}

const product = (one: number, other: number) =>
  one && other ? (powers[(logarithms[one] ?? 0) + (logarithms[other] ?? 0)] ?? 0) : 0;

/** (x - 1)(x - 2)(x - 4)…, highest power left out. */
function generator(degree: number): Uint8Array {
  const coefficients = new Uint8Array(degree);
  coefficients[degree - 1] = 1;
  for (let root = 0; root < degree; root++) {
    for (let at = 0; at < degree; at++) {
      coefficients[at] = product(coefficients[at] ?? 0, powers[root] ?? 0) ^ (coefficients[at + 1] ?? 0);
    }
  }
  return coefficients;
}

/** For every leading byte, what one step of the division takes away: no multiplication is left for the codes. */
export function divisionTable(degree: number): Uint8Array[] {
  const divisor = generator(degree);
  return Array.from({ length: 256 }, (_, factor) => divisor.map((coefficient) => product(coefficient, factor)));
}

export function remainder(data: Uint8Array, table: readonly Uint8Array[], degree: number): Uint8Array {
  const rest = new Uint8Array(degree);
  for (const byte of data) {
    const row = table[byte ^ (rest[0] ?? 0)];
    rest.copyWithin(0, 1);
    rest[degree - 1] = 0;
    if (row) for (let at = 0; at < degree; at++) rest[at] = (rest[at] ?? 0) ^ (row[at] ?? 0);
  }
  return rest;
}
