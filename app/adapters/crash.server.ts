/** Every step after which a process may die. Tests and drills name one; nothing may be lost or done twice by it. */
export const crashPoints = [
  "after-intent",
  "after-checkout",
  "after-provider-event",
  "after-payment",
  "after-order",
  "after-batch",
  "after-issue",
  "after-deliveries",
  "before-mail",
  "after-mail",
] as const;
export type CrashPoint = (typeof crashPoints)[number];

const die = () => process.kill(process.pid, "SIGKILL");

let armed: { point: CrashPoint; effect: () => void } | undefined;

/** Arms one point, or none; without an effect the process is killed as `kill -9` does. */
export function armCrash(point: CrashPoint | null, effect: () => void = die): void {
  armed = point ? { point, effect } : undefined;
}

/** Does nothing unless this point was armed: by a test, or by OSTOUL_CRASH_AT at the start of a demonstration. */
export function crash(point: CrashPoint): void {
  if (armed?.point === point) armed.effect();
}
