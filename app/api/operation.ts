import type { z } from "zod";
import type { Permission } from "#app/domain/roles.ts";

/**
 * One call of the public API: what validates it is what describes it in openapi.json.
 * Keys read `GET /quotes/{id}`, without the /api/v1 before.
 */
export interface Operation {
  permission: Permission;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is the file itself or a multipart form; the handler reads the request. */
  rawBody?: readonly string[];
  /** A schema, or the media type of a file. */
  answer: z.ZodType | string;
  status?: 200 | 201 | 202 | 204;
}

export type Operations = Record<`${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`, Operation>;
