import { type ActionFunctionArgs, type LoaderFunctionArgs, redirectDocument } from "@remix-run/node";
import { resolveLocale } from "#app/locale.server.ts";
import type { Locale } from "./domain/locale.ts";
import type { Permission } from "./domain/roles.ts";
import { type Actor, actorCan } from "./services/actor.ts";
import type { House } from "./services/house.ts";
import { NotAllowed, NotFound } from "./services/refusal.ts";
import { isUnstorable } from "./unstorable-value.server.ts";

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** What a public handler gets. */
export interface PublicRequest {
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
  context: Args["context"];
  house: House;
  locale: Locale;
}

/** What a handler of a company gets: the same, and who acts. */
export interface CompanyRequest extends PublicRequest {
  actor: Actor;
}

const publicRequest = ({ request, params, context }: Args): PublicRequest => ({
  request,
  params,
  context,
  url: new URL(request.url),
  house: context.house,
  locale: resolveLocale(request, context.session?.user.locale),
});

const plain = (status: number, code: string) => new Response(code, { status, statusText: code });

/** The one place where "not found" and "not allowed" become answers; anything else is a fault and rises. */
async function answer<T>({ context }: Args, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotFound) throw plain(404, "not_found");
    if (error instanceof NotAllowed) throw plain(403, "not_allowed");
    if (!isUnstorable(error)) throw error;
    context.house.log.warn({ err: error }, "a value that cannot be stored");
    throw plain(404, "not_found");
  }
}

/** Where to go on after signing in. A form's own address is often no page: its sender returns to the page he filled it on. */
function pageOf({ method, url, headers }: Request): string {
  if (method === "GET" || method === "HEAD") return new URL(url).pathname;
  const from = headers.get("Referer") ?? "";
  return URL.canParse(from) ? new URL(from).pathname : "/dashboard";
}

function companyHandler<T>(permission: Permission, work: (request: CompanyRequest) => Promise<T>) {
  const handler = (args: Args) =>
    answer(args, async () => {
      const { actor } = args.context;
      // Another document: without an account the language is the browser's.
      if (!actor) throw redirectDocument(`/sign-in?to=${encodeURIComponent(pageOf(args.request))}`);
      if (!actorCan(actor, permission)) throw new NotAllowed(permission);
      return work({ ...publicRequest(args), actor });
    });
  return Object.assign(handler, { permission });
}

function publicHandler<T>(work: (request: PublicRequest) => Promise<T>) {
  return Object.assign((args: Args) => answer(args, () => work(publicRequest(args))), {
    permission: "public" as const,
  });
}

/** Loader of a page of the company. The permission stays readable on the function: a test counts them. */
export const companyLoader = companyHandler;
/** Action of a page of the company: one intent each. */
export const companyAction = companyHandler;
/** Loader that anyone may call. */
export const publicLoader = publicHandler;
/** Action that anyone may call. */
export const publicAction = publicHandler;
