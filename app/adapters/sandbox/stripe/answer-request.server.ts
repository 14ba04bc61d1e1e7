import { createHash } from "node:crypto";
import { ApiProblem } from "./api-problem.ts";
import { type CallResult, findCall } from "./calls.server.ts";
import { describeCall } from "./describe-call.ts";
import type { RequestFault, StripeFaults } from "./faults.ts";
import { expand } from "./list-objects.ts";
import { readForm } from "./read-form.ts";
import { readParams } from "./read-params.ts";
import { type Effect, newId, type SavedAnswer, type Store } from "./store.server.ts";

export interface ApiRequest {
  method: string;
  path: string;
  /** Body of a POST, query of a GET. */
  form: string;
  authorization: string;
  idempotencyKey: string | null;
}

export type ApiAnswer =
  | { kind: "answer"; status: number; body: unknown; headers: Record<string, string> }
  | { kind: "silence" | "reset" | "torn"; body?: unknown };

export interface Api {
  store: Store;
  faults: StripeFaults;
  secretKey: string;
  now(): Date;
  /** Closes sessions whose time is over. */
  expireDue(): void;
  pageOf(sessionId: string): string;
  /** After a call that may have made some. */
  onEvents(): void;
}

const nothing: Effect = { objects: [], events: [] };
const serverError = new ApiProblem(500, "An unknown error occurred", { type: "api_error" });

/** Faults that strike before anything is looked at, and are kept under no key. */
const refusals: Partial<Record<RequestFault, ApiProblem>> = {
  unavailable: new ApiProblem(503, "Stripe is unavailable", { type: "api_error" }),
  conflict: new ApiProblem(409, "Another request with this idempotency key is still in progress.", {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
  }),
  rate_limited: new ApiProblem(429, "Too many requests", { code: "rate_limit" }),
};

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): ApiAnswer => ({
  kind: "answer",
  status,
  body,
  headers: { "request-id": newId("req", 14), ...headers },
});

function run(api: Api, request: ApiRequest): Required<CallResult> {
  const found = findCall(request.method, request.path);
  if (!found) throw new ApiProblem(404, `Unrecognized request URL (${request.method}: ${request.path}).`);
  const { call, id } = found;
  const params = readParams(readForm(request.form), describeCall(call.method, call.path));
  const { answer: plain, effect = nothing } = call.work({ ...api, now: api.now(), id, params });
  const find = (wanted: string) => effect.objects.find((each) => each.id === wanted) ?? api.store.objects.get(wanted);
  return { answer: expand(plain, params.expand, find), effect };
}

const fingerprintOf = ({ method, path, form }: ApiRequest) =>
  createHash("sha256").update(`${method} ${path}\n${form}`).digest("hex");

/** The same key and call: the kept answer, a 500 included. The same key and another call: an error. */
function replay(saved: SavedAnswer, request: ApiRequest): ApiAnswer {
  if (saved.fingerprint !== fingerprintOf(request))
    throw new ApiProblem(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Key: ${saved.key}`,
      { type: "idempotency_error" },
    );
  const headers = { "idempotent-replayed": "true", "stripe-should-retry": "false" };
  return answer(saved.status, saved.body, headers);
}

/** Runs the call, and writes its effect together with the answer under its key. */
function runAndKeep(api: Api, request: ApiRequest, fault: RequestFault | null): ApiAnswer {
  const fails = fault === "error_before" || fault === "error_after";
  const result = fault === "error_before" ? { answer: null, effect: nothing } : run(api, request);
  const status = fails ? serverError.status : 200;
  const body = fails ? serverError.body() : result.answer;
  if (request.method === "POST") {
    const key = request.idempotencyKey;
    api.store.commit(result.effect, key ? { key, fingerprint: fingerprintOf(request), status, body } : undefined);
    api.onEvents();
  }
  return answer(status, body);
}

function decide(api: Api, request: ApiRequest, fault: RequestFault | null): ApiAnswer {
  if (request.authorization !== `Bearer ${api.secretKey}`)
    throw new ApiProblem(401, "Invalid API Key provided", { code: "api_key_invalid" });
  if (fault === "timeout_before") return { kind: "silence" };
  if (fault === "reset_before") return { kind: "reset" };
  const refused = fault && refusals[fault];
  if (refused) throw refused;
  api.expireDue();
  const saved = request.idempotencyKey ? api.store.answers.get(request.idempotencyKey) : undefined;
  const answered = saved && request.method === "POST" ? replay(saved, request) : runAndKeep(api, request, fault);
  if (fault === "timeout_after") return { kind: "silence" };
  if (fault === "reset_after") return { kind: "reset" };
  if (fault === "wrong_json" && answered.kind === "answer") return { kind: "torn", body: answered.body };
  return answered;
}

/** One request of the API, from the words of the wire to its answer, noted in the journal. */
export function answerRequest(api: Api, request: ApiRequest): ApiAnswer {
  const fault = api.faults.takeRequestFault(request.method, request.path);
  let answered: ApiAnswer;
  try {
    answered = decide(api, request, fault);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    // Refused before it began: nothing is kept under the key.
    answered = answer(error.status, error.body(), error.status === 429 ? { "stripe-should-retry": "true" } : {});
  }
  const { method, path, form, idempotencyKey } = request;
  const status = answered.kind === "answer" ? answered.status : null;
  api.store.note({
    id: newId("req", 14),
    at: api.now().toISOString(),
    method,
    path,
    form,
    idempotencyKey,
    status,
    fault,
  });
  return answered;
}
