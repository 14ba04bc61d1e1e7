import { createHash } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Operation } from "./api/operation.ts";
import { type OperationName, operations } from "./api/operations.ts";
import { fieldErrors, problem, problemBody } from "./api/problem.server.ts";
import type { Locale } from "./domain/locale.ts";
import { resolveLocale } from "./locale.server.ts";
import { findKeyActor } from "./services/accounts/api-keys.server.ts";
import {
  claimIdempotencyKey,
  releaseIdempotencyKey,
  storeIdempotentAnswer,
} from "./services/accounts/claim-idempotency-key.server.ts";
import { limitAttempts } from "./services/accounts/limit-attempts.server.ts";
import { type Actor, actorCan } from "./services/actor.ts";
import type { House } from "./services/house.ts";
import { isRefusal, NotAllowed, NotFound, type Refusal } from "./services/refusal.ts";
import { isUnstorable } from "./unstorable-value.server.ts";

export { decodeCursor, encodeCursor, listPage } from "./api/cursor.ts";

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Field<O, K extends string> = O extends Record<K, infer V> ? V : undefined;

export interface ApiRequest<N extends OperationName = OperationName> {
  request: Request;
  url: URL;
  house: House;
  actor: Actor;
  locale: Locale;
  params: Record<string, string>;
  query: Parsed<Field<(typeof operations)[N], "query">>;
  body: Parsed<Field<(typeof operations)[N], "body">>;
}

/** An object to send as JSON, a file, or a refusal. */
export type ApiAnswer = { body: unknown; status?: number } | Response | Refusal;
export type ApiHandler<N extends OperationName> = (request: ApiRequest<N>) => Promise<ApiAnswer>;

/** 1,200 calls a minute and key. */
const callsPerMinute = 1200;
/** A JSON body; files come raw. */
const maxBodyBytes = 256 * 1024;

const json = (status: number, body: unknown) =>
  new Response(status === 204 ? null : JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" },
  });

async function authenticate({ request, context }: Args, locale: Locale): Promise<Actor | Response> {
  const key = /^Bearer (\S+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  const actor = key && (await findKeyActor(context.house.db, context.house.clock, key));
  if (!actor) return problem(401, "unauthorized", locale, { headers: { "WWW-Authenticate": 'Bearer realm="ostoul"' } });
  const wait = await limitAttempts(context.house.db, `api:${actor.id}`, callsPerMinute, 60);
  if (wait) return problem(429, "too_many_requests", locale, { headers: { "Retry-After": String(wait) } });
  return { ...actor, locale };
}

async function readJson(request: Request): Promise<{ text: string; value: unknown } | undefined> {
  const text = await request.text();
  if (text.length > maxBodyBytes) return undefined;
  try {
    return { text, value: text === "" ? {} : JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function answerOf(
  answer: ApiAnswer,
  operation: Operation,
  locale: Locale,
): { status: number; body: unknown } | Response {
  if (answer instanceof Response) return answer;
  if (isRefusal(answer))
    return { status: answer.status, body: problemBody(answer.status, answer.code, locale, answer.params) };
  return { status: answer.status ?? operation.status ?? 200, body: answer.body };
}

const respond = ({ status, body }: { status: number; body: unknown }) => {
  const response = json(status, body);
  if (status >= 400) response.headers.set("Content-Type", "application/problem+json; charset=utf-8");
  return response;
};

interface KeyedCall {
  key: string;
  /** Method and path. */
  request: string;
  /** SHA-256 of the body; of a file once it has flowed by. */
  bodyHash: () => Promise<string>;
}

/** Does the work under its Idempotency-Key, where one is given. A fault frees the key; a refusal is an answer like any other. */
async function once(
  house: House,
  actor: Actor,
  locale: Locale,
  keyed: KeyedCall | null,
  work: () => Promise<{ status: number; body: unknown } | Response>,
): Promise<Response> {
  const send = (answer: { status: number; body: unknown } | Response) =>
    answer instanceof Response ? answer : respond(answer);
  if (!keyed) return send(await work());
  const claim = await claimIdempotencyKey(house.db, actor, keyed);
  if (claim && "refused" in claim) return problem(409, claim.code, locale);
  if (claim && (await keyed.bodyHash()) !== claim.bodyHash) return problem(409, "idempotency_key_reused", locale);
  if (claim) return respond({ status: claim.status, body: claim.response });
  try {
    const answer = await work();
    if (!(answer instanceof Response))
      await storeIdempotentAnswer(house.db, actor, keyed.key, {
        status: answer.status,
        response: answer.body,
        bodyHash: await keyed.bodyHash(),
      });
    else await releaseIdempotencyKey(house.db, actor, keyed.key);
    return send(answer);
  } catch (error) {
    await releaseIdempotencyKey(house.db, actor, keyed.key);
    throw error;
  }
}

/** The request with a body that is hashed as it flows by: a file is never held in memory for its key. */
function hashingRequest(request: Request): { request: Request; digest: () => string } {
  const hash = createHash("sha256");
  if (!request.body) return { request, digest: () => hash.digest("hex") };
  const flowing = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        hash.update(chunk);
        controller.enqueue(chunk);
      },
    }),
  );
  const init: RequestInit & { duplex: "half" } = {
    body: flowing,
    duplex: "half",
    headers: request.headers,
    method: request.method,
    signal: request.signal,
  };
  return { request: new Request(request.url, init), digest: () => hash.digest("hex") };
}

/** Reads a body to its end without keeping it; one that the work has taken has flowed by already. */
async function drain(request: Request): Promise<void> {
  if (request.body?.locked) return;
  const reader = request.body?.getReader();
  while (reader && !(await reader.read()).done);
}

/** Nobody knows which field it was: the database names none. */
const unstorable = { pointer: "", code: "value_not_storable", message: "A character or number that cannot be stored" };

/** As openapi.json describes the header. */
const maxKeyLength = 255;
const longKey = { pointer: "", code: "too_big", message: `Idempotency-Key has ${maxKeyLength} characters at most` };

async function handle<N extends OperationName>(name: N, work: ApiHandler<N>, args: Args): Promise<Response> {
  const { request, context } = args;
  const operation: Operation = operations[name];
  const locale = resolveLocale(request);
  const actor = await authenticate(args, locale);
  if (actor instanceof Response) return actor;
  try {
    if (!actorCan(actor, operation.permission)) throw new NotAllowed(operation.permission);
    const url = new URL(request.url);
    const query = operation.query?.safeParse(Object.fromEntries(url.searchParams));
    if (query && !query.success) return problem(422, "invalid_request", locale, { errors: fieldErrors(query.error) });
    const read =
      operation.rawBody || request.method === "GET" ? { text: "", value: undefined } : await readJson(request);
    if (!read) return problem(400, "invalid_json", locale);
    const body = operation.body?.safeParse(read.value);
    if (body && !body.success) return problem(422, "invalid_request", locale, { errors: fieldErrors(body.error) });
    const key = request.method === "POST" ? request.headers.get("Idempotency-Key") : null;
    if (key && key.length > maxKeyLength) return problem(422, "invalid_request", locale, { errors: [longKey] });
    const flowing = key && operation.rawBody ? hashingRequest(request) : undefined;
    const bodyHash = async () => {
      if (!flowing) return createHash("sha256").update(read.text).digest("hex");
      await drain(flowing.request);
      return flowing.digest();
    };
    const keyed = key ? { key, request: `POST ${url.pathname}`, bodyHash } : null;
    const input = {
      request: flowing?.request ?? request,
      url,
      house: context.house,
      actor,
      locale,
      params: args.params,
      query: query?.data,
      body: body?.data,
    } as ApiRequest<N>;
    return await once(context.house, actor, locale, keyed, async () => answerOf(await work(input), operation, locale));
  } catch (error) {
    if (error instanceof NotFound) return problem(404, "not_found", locale);
    if (error instanceof NotAllowed) return problem(403, "not_allowed", locale);
    if (isUnstorable(error)) return problem(422, "invalid_request", locale, { errors: [unstorable] });
    context.house.log.error({ err: error, operation: name }, "api fault");
    return problem(500, "fault", locale);
  }
}

/** Loader of a GET of the public API. */
export function apiLoader<N extends OperationName>(name: N, work: ApiHandler<N>) {
  const handler = (args: LoaderFunctionArgs) => handle(name, work, args);
  return Object.assign(handler, { permission: operations[name].permission, operations: [name] });
}

type ApiHandlers = { [N in OperationName]?: ApiHandler<N> };

/** Action of a path of the public API: one handler a method. */
export function apiAction<H extends ApiHandlers>(handlers: H) {
  const names = Object.keys(handlers) as OperationName[];
  const handler = (args: ActionFunctionArgs) => {
    const name = names.find((candidate) => candidate.startsWith(`${args.request.method} `));
    const work = name && (handlers[name] as ApiHandler<OperationName> | undefined);
    if (!name || !work) return Promise.resolve(problem(405, "method_not_allowed", resolveLocale(args.request)));
    return handle(name, work, args);
  };
  return Object.assign(handler, {
    permission: names.map((name) => operations[name].permission).join(" "),
    operations: names,
  });
}
