/** Where the present comes from. Verbs never read the system clock themselves. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export const fixedClock = (date: Date): Clock => ({ now: () => new Date(date) });
