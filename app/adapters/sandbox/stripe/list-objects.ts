import type Stripe from "stripe";
import { ApiProblem, missing } from "./api-problem.ts";
import { type KeptSession, shown } from "./checkout-session.server.ts";
import type { Params } from "./read-params.ts";
import type { Store } from "./store.server.ts";
import type { StripeObject } from "./stripe-objects.ts";

type Shown = StripeObject | Stripe.Event;
type Fields = Record<string, unknown>;

export const visible = (object: StripeObject): StripeObject =>
  object.object === "checkout.session" ? shown(object as KeptSession) : object;

const prefixOf: Record<string, StripeObject["object"]> = {
  "/v1/checkout/sessions": "checkout.session",
  "/v1/payment_intents": "payment_intent",
  "/v1/charges": "charge",
  "/v1/refunds": "refund",
  "/v1/balance_transactions": "balance_transaction",
};

function inTime(created: number, wanted: Params[string] | undefined): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted !== "object") return created === wanted;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = wanted as Record<string, number>;
  return created > gt && created >= gte && created < lt && created <= lte;
}

const plainFilters = ["payment_intent", "charge", "type", "status", "source", "currency"] as const;

function matches(object: Shown, params: Params): boolean {
  const fields = object as unknown as Fields;
  const types = params.types as string[] | undefined;
  return (
    inTime(object.created, params.created) &&
    plainFilters.every((name) => params[name] === undefined || fields[name] === params[name]) &&
    (types === undefined || types.includes(String(fields.type)))
  );
}

function positionOf(all: Shown[], id: Params[string] | undefined, param: string): number | undefined {
  if (id === undefined) return undefined;
  const index = all.findIndex((each) => each.id === id);
  if (index < 0) throw missing("object", String(id), param);
  return index;
}

/** Newest first, with Stripe's cursors. */
export function listObjects(store: Store, url: string, params: Params) {
  const kind = prefixOf[url];
  const source: Shown[] =
    url === "/v1/events"
      ? [...store.events.values()]
      : [...store.objects.values()].filter((each) => each.object === kind);
  const all = source.reverse().filter((each) => matches(each, params));
  const limit = Number(params.limit ?? 10);
  if (limit < 1 || limit > 100) throw new ApiProblem(400, "limit must be between 1 and 100", { param: "limit" });
  const after = positionOf(all, params.starting_after, "starting_after");
  const before = positionOf(all, params.ending_before, "ending_before");
  const start = after === undefined ? Math.max(0, (before ?? 0) - (before === undefined ? 0 : limit)) : after + 1;
  const end = before ?? start + limit;
  const data = all.slice(start, Math.min(end, start + limit)).map((each) => ("data" in each ? each : visible(each)));
  const hasMore = before === undefined ? start + limit < all.length : start > 0;
  return { object: "list", url, has_more: hasMore, data };
}

type Lookup = (id: string) => StripeObject | undefined;

const notExpandable = (path: string) =>
  new ApiProblem(400, `This property cannot be expanded (${path}).`, { param: "expand" });

function expandPath(find: Lookup, target: unknown, [name = "", ...rest]: string[], whole: string): void {
  if (Array.isArray(target)) {
    for (const each of target) expandPath(find, each, [name, ...rest], whole);
    return;
  }
  if (target === null || typeof target !== "object" || !(name in target)) throw notExpandable(whole);
  const fields = target as Fields;
  const value = fields[name];
  const referred = typeof value === "string" ? find(value) : undefined;
  if (typeof value === "string" && !referred) throw notExpandable(whole);
  if (referred) fields[name] = structuredClone(visible(referred));
  if (rest.length && fields[name] !== null) expandPath(find, fields[name], rest, whole);
}

/** Puts whole objects where ids stand, along paths such as `payment_intent.latest_charge`; four levels at most. */
export function expand<T>(answer: T, paths: Params[string] | undefined, find: Lookup): T {
  const expanded = structuredClone(answer);
  for (const path of (paths as string[] | undefined) ?? []) {
    const names = path.split(".");
    if (names.length > 4) throw new ApiProblem(400, "You cannot expand more than 4 levels.", { param: "expand" });
    expandPath(find, expanded, names, path);
  }
  return expanded;
}
