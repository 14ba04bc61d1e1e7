/** Not there, or another company's: the two cannot be told apart. Answered with 404, once, by access.server.ts. */
export class NotFound extends Error {
  constructor(readonly what: string) {
    super(`${what} not found`);
  }
}

/** The role does not hold the permission. Answered with 403. */
export class NotAllowed extends Error {
  constructor(readonly permission: string) {
    super(`${permission} is not allowed`);
  }
}

/**
 * A refusal the user can act on. Verbs return it; its `code` is stable, its sentence is made for its reader from
 * `errors.<code>` of the locales with `params`.
 */
export interface Refusal {
  refused: true;
  code: string;
  params: Record<string, string | number>;
  /** HTTP status of the public API. */
  status: 400 | 402 | 409 | 413 | 415 | 422 | 429;
}

export const refuse = (code: string, params: Refusal["params"] = {}, status: Refusal["status"] = 409): Refusal => ({
  refused: true,
  code,
  params,
  status,
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === "object" && value !== null && (value as Refusal).refused === true;
