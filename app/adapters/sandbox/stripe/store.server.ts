import { randomInt } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import path from "node:path";
import type Stripe from "stripe";
import type { StripeObject } from "./stripe-objects.ts";

/** The answer kept under an idempotency key, errors included. */
export interface SavedAnswer {
  key: string;
  fingerprint: string;
  status: number;
  body: unknown;
}

/** What one call or one payment changed. It is one line of the journal: all of it happened, or none. */
export interface Effect {
  objects: StripeObject[];
  events: Stripe.Event[];
}

export interface RequestRecord {
  id: string;
  at: string;
  method: string;
  path: string;
  form: string;
  idempotencyKey: string | null;
  status: number | null;
  fault: string | null;
}

type Line =
  | { kind: "effect"; objects: StripeObject[]; events: Stripe.Event[]; answer: SavedAnswer | null }
  | { kind: "request"; request: RequestRecord }
  | { kind: "delivered"; event: string };

export interface Store {
  objects: ReadonlyMap<string, StripeObject>;
  events: ReadonlyMap<string, Stripe.Event>;
  answers: ReadonlyMap<string, SavedAnswer>;
  requests: readonly RequestRecord[];
  commit(effect: Effect, answer?: SavedAnswer): void;
  note(request: RequestRecord): void;
  delivered(event: string): void;
  close(): void;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
export const newId = (prefix: string, length = 24) =>
  `${prefix}_${Array.from({ length }, () => letters[randomInt(letters.length)]).join("")}`;

/** Reads the lines, and cuts off a last one that a killed process left torn. */
function readLines(file: string): Line[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  const end = bytes.lastIndexOf("\n") + 1;
  if (end < bytes.length) truncateSync(file, end);
  const text = bytes.subarray(0, end).toString("utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Everything the double knows, in memory and in an append-only journal from which it is read again at the next start. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, "journal.jsonl");
  const objects = new Map<string, StripeObject>();
  const events = new Map<string, Stripe.Event>();
  const answers = new Map<string, SavedAnswer>();
  const requests: RequestRecord[] = [];

  const apply = (line: Line) => {
    if (line.kind === "request") requests.push(line.request);
    else if (line.kind === "effect") {
      for (const object of line.objects) objects.set(object.id, object);
      for (const event of line.events) events.set(event.id, event);
      if (line.answer) answers.set(line.answer.key, line.answer);
    } else {
      const event = events.get(line.event);
      if (event) events.set(event.id, { ...event, pending_webhooks: 0 });
    }
  };
  for (const line of readLines(file)) apply(line);

  const descriptor = openSync(file, "a", 0o600);
  const write = (line: Line, durable: boolean) => {
    writeSync(descriptor, `${JSON.stringify(line)}\n`);
    if (durable) fsyncSync(descriptor);
    apply(line);
  };

  return {
    objects,
    events,
    answers,
    requests,
    commit: (effect, answer) => write({ kind: "effect", ...effect, answer: answer ?? null }, true),
    note: (request) => write({ kind: "request", request }, false),
    delivered: (event) => write({ kind: "delivered", event }, false),
    close: () => closeSync(descriptor),
  };
}
