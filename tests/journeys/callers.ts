import { randomUUID } from "node:crypto";
import { type Role, roles } from "#app/domain/roles.ts";
import type { Column, Door, Entry } from "#tests/routes/permission-table.ts";
import type { Application } from "./application.ts";

/** Someone at the door: with a cookie, with a key, or with nothing. */
export interface Caller {
  name: string;
  column?: Column;
  headers: Record<string, string>;
}

export const withCookie = (name: string, cookie: string, column?: Column): Caller => ({
  name,
  headers: { Cookie: cookie },
  ...(column && { column }),
});
export const withKey = (name: string, key: string): Caller => ({
  name,
  column: "api_key",
  headers: { Authorization: `Bearer ${key}` },
});
export const anonymous: Caller = { name: "anonymous", headers: {} };

/** The eight roles of a company and its key, as one door sees them. */
export const callersOf = (door: Door, { cookies, key }: { cookies: Record<Role, string>; key: string }, prefix = "") =>
  door === "api"
    ? [withKey(`${prefix}api_key`, key)]
    : roles.map((role) => withCookie(`${prefix}${role}`, cookies[role], role));

export interface Answer {
  status: number;
  type: string;
  location: string | null;
  /** Bytes as Latin-1, so that a document can be searched like a page. */
  body: string;
  headers: Headers;
}

const filled = (text: string, object: string | undefined, id: string) =>
  object ? text.replaceAll(`{${object}}`, id) : text;

function bodyOf(
  { form, json, file, object }: Entry,
  id: string,
): { body?: string | URLSearchParams; headers: Record<string, string> } {
  if (json !== undefined)
    return { body: filled(JSON.stringify(json), object, id), headers: { "Content-Type": "application/json" } };
  if (file) {
    const headers = { "Content-Type": "application/octet-stream", "X-Filename": encodeURIComponent(file.name) };
    // No two files are the same: each is an upload of its own.
    return { body: `${file.text};${randomUUID()}`, headers };
  }
  if (!form) return { headers: {} };
  const fields = Object.entries(form).map(([name, value]): [string, string] => [name, filled(value, object, id)]);
  return { body: new URLSearchParams(fields), headers: {} };
}

const routeAlone = (entry: Entry, path: string) => {
  const [bare = "", search] = path.split("?");
  const query = new URLSearchParams(search);
  query.set("_routes", entry.route);
  return `${bare}.data?${query}`;
};

export interface CallOptions {
  /** The object of the entry. */
  id?: string;
  /** As the browser's own navigation asks: the data of this route alone. */
  asData?: boolean;
}

/** One call of an entry. */
export async function call(
  { url }: Pick<Application, "url">,
  entry: Entry,
  caller: Caller,
  options: CallOptions = {},
): Promise<Answer> {
  const path = filled(entry.path, entry.object, encodeURIComponent(options.id ?? ""));
  const { body, headers } = bodyOf(entry, options.id ?? "");
  const response = await fetch(url + (options.asData ? routeAlone(entry, path) : path), {
    method: entry.method,
    headers: { "Sec-Fetch-Site": "same-origin", "Accept-Language": "fr", ...headers, ...caller.headers },
    ...(body !== undefined && { body }),
    redirect: "manual",
  });
  return {
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    location: response.headers.get("location"),
    body: Buffer.from(await response.arrayBuffer()).toString("latin1"),
    headers: response.headers,
  };
}

/** The status that a person sees: single fetch wraps a redirect into 202. */
export function seenStatus({ status, body }: Answer): number {
  return status === 202 && body.includes("SingleFetchRedirect") ? 302 : status;
}

/** An answer without what differs from one call to the next: its nonce, and the id that was asked for. */
export const comparable = ({ status, type, body }: Answer, id: string) => ({
  status,
  type,
  body: body
    .replaceAll(/nonce="[^"]*"|"nonce":"[^"]*"/g, "nonce")
    .replaceAll(/"nonce","[^"]*"/g, "nonce")
    .replaceAll(id, "ID"),
});
