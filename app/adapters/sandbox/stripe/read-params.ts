import { ApiProblem } from "./api-problem.ts";
import type { Form, FormValue } from "./read-form.ts";

/** The part of JSON Schema that Stripe's description uses for parameters. */
export interface Schema {
  type?: "object" | "array" | "string" | "integer" | "number" | "boolean";
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: string[];
  maxLength?: number;
  "x-stripeBypassValidation"?: boolean;
}

export type Param = string | number | boolean | Param[] | { [name: string]: Param };
export type Params = { [name: string]: Param };

const invalid = (message: string, code: string, param: string) => new ApiProblem(400, message, { code, param });

function readScalar(value: FormValue, schema: Schema, param: string): Param {
  if (typeof value !== "string") throw invalid(`Invalid ${schema.type ?? "string"}`, "parameter_invalid", param);
  if (schema.type === "integer") {
    if (!/^-?\d{1,15}$/.test(value)) throw invalid(`Invalid integer: ${value}`, "parameter_invalid_integer", param);
    return Number(value);
  }
  if (schema.type === "number") {
    if (!/^-?\d+(\.\d+)?$/.test(value)) throw invalid(`Invalid decimal: ${value}`, "parameter_invalid", param);
    return Number(value);
  }
  if (schema.type === "boolean") {
    if (value !== "true" && value !== "false") throw invalid(`Invalid boolean: ${value}`, "parameter_invalid", param);
    return value === "true";
  }
  return readText(value, schema, param);
}

function readText(value: string, schema: Schema, param: string): string {
  if (schema.enum && !schema["x-stripeBypassValidation"] && !schema.enum.includes(value))
    throw invalid(`Invalid ${param}: must be one of ${schema.enum.join(", ")}`, "parameter_invalid", param);
  if (schema.maxLength !== undefined && value.length > schema.maxLength)
    throw invalid(`Invalid string: must be at most ${schema.maxLength} characters`, "parameter_invalid", param);
  return value;
}

function readList(value: FormValue, schema: Schema, param: string): Param[] {
  if (!Array.isArray(value)) throw invalid("Invalid array", "parameter_invalid", param);
  return value.map((item, index) => readParam(item, schema.items ?? {}, `${param}[${index}]`));
}

function readFields(value: FormValue, schema: Schema, param: string): Params {
  if (typeof value !== "object" || Array.isArray(value)) throw invalid("Invalid object", "parameter_invalid", param);
  const { properties = {}, additionalProperties = schema.properties === undefined, required = [] } = schema;
  const nameIn = (name: string) => (param ? `${param}[${name}]` : name);
  for (const name of required) {
    if (value[name] === undefined || value[name] === "")
      throw invalid(`Missing required param: ${nameIn(name)}.`, "parameter_missing", nameIn(name));
  }
  const fields: Params = {};
  for (const [name, inner] of Object.entries(value)) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const innerSchema = known ?? (typeof additionalProperties === "object" ? additionalProperties : {});
    if (!known && !additionalProperties)
      throw invalid(`Received unknown parameter: ${nameIn(name)}`, "parameter_unknown", nameIn(name));
    fields[name] = readParam(inner, innerSchema, nameIn(name));
  }
  return fields;
}

function readAny(value: FormValue, schemas: Schema[], param: string): Param {
  let problem: unknown;
  for (const schema of schemas) {
    try {
      return readParam(value, schema, param);
    } catch (error) {
      problem ??= error;
    }
  }
  throw problem;
}

function readParam(value: FormValue, schema: Schema, param: string): Param {
  if (schema.anyOf) return readAny(value, schema.anyOf, param);
  if (schema.type === "object") return readFields(value, schema, param);
  if (schema.type === "array") return readList(value, schema, param);
  return readScalar(value, schema, param);
}

/** Checks what was sent against the description and gives it its types; throws the problem Stripe would answer. */
export const readParams = (form: Form, schema: Schema): Params => readFields(form, schema, "");
