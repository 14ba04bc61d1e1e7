/**
 * The fleet that the sample files hold, stamp year 2026, once the chassis number of one row is corrected. Dinars read
 * off the tables of Code du timbre art. 300 by hand; late, each costs half as much again (art. 305).
 */
export const sampleFleet = {
  /** A few of those that owe: age in 2026, measure, amount. */
  due: {
    // Table A: 8 years and 6 CV; 2 years and 6 CV; 3 years and 7 CV; 4 years and 12 CV; 12 years and 7 CV, LPG taxed again.
    "04519-118-16": { stamp: 1_000 },
    "00931-124-16": { stamp: 2_000 },
    "05177-123-16": { stamp: 3_000 },
    "01639-122-30": { stamp: 20_000 },
    "02940-114-31": { stamp: 1_500 },
    // Table B: 10 years and 1,950 kg; 7 years and 3,500 kg; 11 years and 7,500 kg.
    "03648-316-16": { stamp: 3_000 },
    "04102-319-31": { stamp: 5_000 },
    "01205-215-16": { stamp: 8_000 },
    // Table C: 9 years and 19 seats; 18 years and 55 seats.
    "00263-417-31": { stamp: 4_000 },
    "00174-408-19": { stamp: 6_000 },
  },
  /** Of 31 vehicles: one electric, a semi-trailer and a motorcycle owe nothing, a crane lorry waits for a decision. */
  dueCount: 27,
  inTheWindow: 124_000,
  late: 186_000,
};
