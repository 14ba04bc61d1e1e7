/** An error in the shape and with the words Stripe answers. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: { type?: string; code?: string; param?: string } = {},
  ) {
    super(message);
  }

  body() {
    return { error: { type: "invalid_request_error", message: this.message, ...this.details } };
  }
}

export const missing = (noun: string, id: string, param = "id") =>
  new ApiProblem(404, `No such ${noun}: '${id}'`, { code: "resource_missing", param });
