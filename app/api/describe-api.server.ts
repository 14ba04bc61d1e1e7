import { z } from "zod";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { problem } from "./shapes.ts";

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" }) as Json;
  return rest;
};

const parametersOf = (path: string, operation: Operation): Json[] => {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const query = operation.query ? schemaOf(operation.query, "input") : { properties: {} };
  const inQuery = Object.entries((query.properties ?? {}) as Json).map(([name, schema]) => ({
    name,
    in: "query",
    schema,
  }));
  return [...inPath, ...inQuery];
};

const bodyOf = (operation: Operation): Json | undefined => {
  if (operation.rawBody) {
    const content = Object.fromEntries(
      operation.rawBody.map((type) => [type, { schema: { type: "string", format: "binary" } }]),
    );
    return { required: true, content };
  }
  return (
    operation.body && { required: true, content: { "application/json": { schema: schemaOf(operation.body, "input") } } }
  );
};

const answerContent = ({ answer }: Operation): Json =>
  typeof answer === "string"
    ? { [answer]: { schema: { type: "string", format: "binary" } } }
    : { "application/json": { schema: schemaOf(answer, "output") } };

function describeOperation(path: string, method: string, operation: Operation): Json {
  const idempotency = { name: "Idempotency-Key", in: "header", schema: { type: "string", maxLength: 255 } };
  return {
    operationId: `${method}${path.replace(/[^A-Za-z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: operation.summary,
    "x-permission": operation.permission,
    parameters: [...parametersOf(path, operation), ...(method === "post" ? [idempotency] : [])],
    ...(bodyOf(operation) && { requestBody: bodyOf(operation) }),
    responses: {
      [operation.status ?? 200]: { description: "done", content: answerContent(operation) },
      default: {
        description: "a refusal or a fault (RFC 9457)",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

/** OpenAPI 3.1, made from the schemas that validate requests. */
export function describeApi(baseUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, operation] of Object.entries<Operation>(operations)) {
    const [method = "", path = ""] = name.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(path, method.toLowerCase(), operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Ostoul",
      version: "1",
      description: "Vehicle tax stamps for whole fleets. Money is whole centimes; days are those of Algiers.",
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
      schemas: { Problem: schemaOf(problem, "output") },
    },
  };
}
