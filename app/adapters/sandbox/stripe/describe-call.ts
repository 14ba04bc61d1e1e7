import { newerFields } from "./newer-fields.ts";
import openapi from "./openapi.json";
import type { Schema } from "./read-params.ts";

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: Schema;
}

interface Operation {
  parameters: Parameter[];
  requestBody: { content: Record<string, { schema: Schema } | undefined> } | null;
}

const paths = openapi.paths as unknown as Record<string, Partial<Record<string, Operation>>>;

function querySchema(parameters: Parameter[]): Schema {
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  return {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema])),
    required: inQuery.filter(({ required }) => required).map(({ name }) => name),
  };
}

/** What Stripe's published description says a call takes, with what changed since it was published. */
export function describeCall(method: "GET" | "POST", path: string): Schema {
  const operation = paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${method} ${path} is not in the description`);
  const body = operation.requestBody?.content["application/x-www-form-urlencoded"]?.schema;
  const schema = method === "GET" ? querySchema(operation.parameters) : (body ?? { type: "object" as const });
  const { added = {}, removed = [], optional = [] } = newerFields[`${method} ${path}`] ?? {};
  const properties = Object.fromEntries(
    Object.entries({ ...schema.properties, ...added }).filter(([name]) => !removed.includes(name)),
  );
  return { ...schema, properties, required: schema.required?.filter((name) => !optional.includes(name)) };
}
