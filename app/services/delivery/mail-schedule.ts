const minute = 60_000;
const hour = 60 * minute;

/**
 * Waits before each new attempt after a 4xx. Servers that greylist let a sender in after minutes (RFC 5321, 4.5.4.1 asks
 * for thirty); after three days nobody waits for a vignette any more.
 */
const waits = [
  minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  12 * hour,
  20 * hour,
  24 * hour,
];

/** When to try again after that many attempts; undefined when it is time to give up (E2: 72 hours). */
export function nextAttemptAt(createdAt: Date, attempts: number): Date | undefined {
  if (attempts > waits.length) return undefined;
  const waited = waits.slice(0, attempts).reduce((sum, wait) => sum + wait, 0);
  return new Date(createdAt.getTime() + waited);
}
