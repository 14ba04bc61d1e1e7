import { ApiProblem } from "./api-problem.ts";

export type FormValue = string | FormValue[] | { [name: string]: FormValue };
export type Form = { [name: string]: FormValue };

/** Without a prototype: a field named `__proto__` is a field like another. */
const emptyForm = (): Form => Object.create(null);

/** `line_items[0][price_data][currency]` -> its four names; `expand[]` -> `expand`, "". */
function namesOf(key: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(key);
  if (!match)
    throw new ApiProblem(400, `Invalid request parameter name: ${key}`, { code: "parameter_invalid", param: key });
  return [match[1] ?? "", ...[...(match[2] ?? "").matchAll(/\[([^[\]]*)\]/g)].map((name) => name[1] ?? "")];
}

function place(form: Form, [first = "", ...rest]: string[], value: string): void {
  const name = first === "" ? String(Object.keys(form).length) : first;
  if (!rest.length) {
    form[name] = value;
    return;
  }
  const inner = form[name];
  const next = typeof inner === "object" && !Array.isArray(inner) ? inner : emptyForm();
  form[name] = next;
  place(next, rest, value);
}

const isList = (names: string[]) => names.length > 0 && names.every((name, index) => name === String(index));

function withLists(value: FormValue): FormValue {
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (isList(names)) return names.map((name) => withLists(value[name] ?? ""));
  const form = emptyForm();
  for (const name of names) form[name] = withLists(value[name] ?? "");
  return form;
}

/** `application/x-www-form-urlencoded` with bracketed names, as Stripe reads bodies and queries. */
export function readForm(encoded: string): Form {
  const form = emptyForm();
  for (const [key, value] of new URLSearchParams(encoded)) place(form, namesOf(key), value);
  // The outermost level is named fields even where every name is a number.
  for (const name of Object.keys(form)) form[name] = withLists(form[name] ?? "");
  return form;
}
