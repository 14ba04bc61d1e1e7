/** Dinars with a point and two decimals, for programs and spreadsheets: `4500.00`. */
export const formatPlainAmount = (minor: bigint): string => `${minor / 100n}.${String(minor % 100n).padStart(2, "0")}`;
