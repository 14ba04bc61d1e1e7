import { NotFound } from "#app/services/refusal.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isId = (text: string): boolean => uuid.test(text);

/** An id from an address. What cannot be one is not found, like one of another company. */
export function knownId(what: string, id: string | undefined): string {
  if (!id || !isId(id)) throw new NotFound(what);
  return id;
}
