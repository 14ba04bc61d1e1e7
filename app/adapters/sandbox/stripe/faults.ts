import type { Captured } from "./pay-session.server.ts";

export const requestFaults = [
  "timeout_before", // no effect, no answer
  "timeout_after", // the effect, no answer
  "reset_before", // no effect, the connection is cut
  "reset_after", // the effect, the connection is cut
  "error_before", // no effect, 500 kept under the idempotency key
  "error_after", // the effect, 500 kept under the idempotency key
  "unavailable", // no effect, 503, nothing kept
  "conflict", // no effect, 409: the key is in use by another call
  "rate_limited", // no effect, 429
  "wrong_json", // the effect, an answer cut in the middle
] as const;
export type RequestFault = (typeof requestFaults)[number];

export interface FaultRule {
  fault: RequestFault;
  method?: "GET" | "POST";
  /** Beginning of the path. */
  path?: string;
  /** How many calls it meets; the package repeats a failed call twice. */
  times?: number;
}

/** What the double is told to do wrong. Set in code, by tests. */
export class StripeFaults {
  readonly #rules: Required<FaultRule>[] = [];
  #captures: Partial<Captured>[] = [];
  /** Events that are never sent. */
  dropped = false;
  /** Events wait for `release`: late ones. */
  held = false;
  /** `release` sends the last one first. */
  reversed = false;
  /** How many times each event is delivered. */
  copies = 1;

  onRequest(rule: FaultRule): void {
    this.#rules.push({ method: "POST", path: "/v1/", times: 1, ...rule });
  }

  /** The next payment captures something else than what was asked. */
  captureNext(captured: Partial<Captured>): void {
    this.#captures.push(captured);
  }

  takeRequestFault(method: string, path: string): RequestFault | null {
    const rule = this.#rules.find((each) => each.times > 0 && each.method === method && path.startsWith(each.path));
    if (!rule) return null;
    rule.times -= 1;
    return rule.fault;
  }

  takeCaptured(): Partial<Captured> {
    return this.#captures.shift() ?? {};
  }

  clear(): void {
    this.#rules.length = 0;
    this.#captures = [];
    Object.assign(this, { dropped: false, held: false, reversed: false, copies: 1 });
  }
}
