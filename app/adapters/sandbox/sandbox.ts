import type { Mailbox } from "./mailbox.server.ts";
import type { StripeSandbox } from "./stripe/start-stripe-sandbox.server.ts";

/** The doubles of the outside world that a demonstration runs with, each in the place of a service that is not named. */
export interface Sandbox {
  stripe: Pick<StripeSandbox, "page" | "pay" | "cancel"> | undefined;
  mailbox: Pick<Mailbox, "list" | "attachment"> | undefined;
}

/** Money and mail of a real installation must never end in a double. */
export function assertDemonstration(mode: "production" | "demonstration"): void {
  if (mode === "production") throw new Error("the sandbox does not start in production mode");
}
