import type { Locale } from "#app/domain/locale.ts";
import { type ActingRole, can, type Permission, reachOf } from "#app/domain/roles.ts";
import type { Scope } from "#app/domain/scope.ts";

export type { Scope };

/** Whoever acts in a company: a member, an API key, or the system on its behalf. Every verb takes one. */
export interface Actor {
  kind: "member" | "api_key" | "system";
  /** User or key id; null for the system. */
  id: string | null;
  companyId: string;
  role: ActingRole;
  scope: Scope;
  locale: Locale;
  /** Of a member: ties him to his own vehicles. */
  email: string | null;
}

/** Work that nobody asked for in person: jobs and provider events. It has the company of its row, and nothing else. */
export const systemActor = (companyId: string, locale: Locale = "fr"): Actor => ({
  kind: "system",
  id: null,
  companyId,
  role: "owner",
  scope: { kind: "all", values: [] },
  locale,
  email: null,
});

/** The scope a permission really has for this actor; undefined: not allowed at all. */
export function scopeFor(actor: Actor, permission: Permission): Scope | undefined {
  const reach = reachOf(actor.role, permission);
  if (reach === undefined) return undefined;
  if (reach === true) return { kind: "all", values: [] };
  if (reach === "own") return { kind: "own", values: [] };
  return actor.scope;
}

export const actorCan = (actor: Actor, permission: Permission): boolean => can(actor.role, permission);
