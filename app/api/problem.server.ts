import type { ZodError } from "zod";
import type { Locale } from "#app/domain/locale.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import type { Refusal } from "#app/services/refusal.ts";

interface FieldError {
  pointer: string;
  code: string;
  message: string;
}

const titles: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
};

/** RFC 9457, with the stable code programs decide by and the sentence people read. */
export function problemBody(
  status: number,
  code: string,
  locale: Locale,
  params: Refusal["params"] = {},
  errors?: FieldError[],
) {
  return {
    type: `https://ostoul.example/problems/${code.replaceAll("_", "-")}`,
    title: titles[status] ?? "Error",
    status,
    detail: refusalSentence({ code, params }, locale),
    code,
    ...(errors && { errors }),
  };
}

export function problem(
  status: number,
  code: string,
  locale: Locale,
  options: { params?: Refusal["params"]; errors?: FieldError[]; headers?: Record<string, string> } = {},
): Response {
  return new Response(JSON.stringify(problemBody(status, code, locale, options.params, options.errors)), {
    status,
    headers: {
      "Content-Type": "application/problem+json; charset=utf-8",
      "Cache-Control": "no-store",
      ...options.headers,
    },
  });
}

/** What zod found, field by field, as JSON pointers. */
export const fieldErrors = (error: ZodError): FieldError[] =>
  error.issues.slice(0, 50).map((issue) => ({
    pointer: `/${issue.path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`,
    code: issue.code,
    message: issue.message,
  }));
