import { sql } from "drizzle-orm";
import type { Role } from "#app/domain/roles.ts";
import type { Scope } from "#app/services/actor.ts";
import type { Database } from "#db/client.server.ts";

export interface Membership {
  companyId: string;
  companyName: string;
  role: Role;
  scope: Scope;
}

interface Row extends Record<string, unknown> {
  company_id: string;
  company_name: string;
  role: Role;
  scope_kind: Scope["kind"];
  scope_values: string[];
}

/** Where a person belongs, first joined first. Looks across companies, for this person only. */
export async function listMemberships(db: Database, userId: string): Promise<Membership[]> {
  const rows = await db.shared((tx) => tx.execute<Row>(sql`select * from unscoped_memberships(${userId}::uuid)`));
  return rows.map((row) => ({
    companyId: row.company_id,
    companyName: row.company_name,
    role: row.role,
    scope: { kind: row.scope_kind, values: row.scope_values },
  }));
}
