import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { ActingRole, Role } from "#app/domain/roles.ts";
import { hashApiKey, makeApiKey } from "#app/services/accounts/api-keys.server.ts";
import type { Actor, Scope } from "#app/services/actor.ts";

export interface TestCompany {
  id: string;
  name: string;
}

/** Inserts a company, past the walls. `canary` marks every text of it. */
export async function createCompany(
  owner: postgres.Sql,
  options: { name?: string; approvalThresholdMinor?: bigint } = {},
): Promise<TestCompany> {
  const name = options.name ?? `Company ${randomUUID().slice(0, 8)}`;
  const [row] = await owner`
    insert into companies (name, legal_form, activity, address, nif, nis, rc, approval_threshold_minor)
    values (${name}, 'SARL', 'Transport', 'Alger', '416001000000007', '000116001808337', '16/00-0015609 B 01',
            ${options.approvalThresholdMinor?.toString() ?? null}) returning id`;
  return { id: row?.id, name };
}

const everywhere: Scope = { kind: "all", values: [] };

/** Inserts a person with a role in a company and answers him as an actor. */
export async function createMember(
  owner: postgres.Sql,
  company: TestCompany,
  role: Role,
  options: { scope?: Scope; passwordHash?: string; email?: string; name?: string } = {},
): Promise<Actor> {
  const scope = options.scope ?? (role === "driver" ? { kind: "own" as const, values: [] } : everywhere);
  const email = options.email ?? `${role}-${randomUUID().slice(0, 8)}@company.example`;
  const [user] = await owner`
    insert into users (email, name, password_hash) values (${email}, ${options.name ?? `A ${role}`}, ${options.passwordHash ?? "!"}) returning id`;
  await owner`insert into memberships (company_id, user_id, role, scope_kind, scope_values)
              values (${company.id}, ${user?.id}, ${role}, ${scope.kind}, ${[...scope.values]})`;
  return { kind: "member", id: user?.id, companyId: company.id, role, scope, locale: "fr", email };
}

/** Inserts an API key and answers it with its actor. */
export async function createApiKey(
  owner: postgres.Sql,
  company: TestCompany,
  scope: Scope = everywhere,
): Promise<{ key: string; actor: Actor }> {
  const key = makeApiKey();
  const [row] = await owner`
    insert into api_keys (company_id, name, prefix, hash, scope_kind, scope_values)
    values (${company.id}, 'Test', ${key.slice(0, 12)}, ${hashApiKey(key)}, ${scope.kind}, ${[...scope.values]}) returning id`;
  return {
    key,
    actor: {
      kind: "api_key",
      id: row?.id,
      companyId: company.id,
      role: "api_key" satisfies ActingRole,
      scope,
      locale: "en",
      email: null,
    },
  };
}
