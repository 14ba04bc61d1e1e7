import postgres from "postgres";
import type { Role } from "#app/domain/roles.ts";

/** The people of the demonstration company: one a role. */
export const demonstrationMembers: { role: Role; email: string; name: string }[] = [
  { role: "owner", email: "owner@amel.example", name: "Nadia Benali" },
  { role: "admin", email: "admin@amel.example", name: "Karim Haddad" },
  { role: "fleet_manager", email: "fleet@amel.example", name: "Yacine Meziane" },
  { role: "finance", email: "finance@amel.example", name: "Samira Cherif" },
  { role: "approver", email: "approver@amel.example", name: "Rachid Bouzid" },
  { role: "depot_clerk", email: "clerk@amel.example", name: "Lamia Saadi" },
  { role: "driver", email: "driver@amel.example", name: "Omar Khelifi" },
  { role: "auditor", email: "auditor@amel.example", name: "Amina Touati" },
];

/** The depot the clerk is confined to; the sample files have vehicles there and elsewhere. */
const clerkDepot = "Oran";

export interface DemonstrationSeed {
  passwordHash: string;
  /** SHA-256 of DEMO_API_KEY, where one was given. */
  apiKey: { hash: string; prefix: string } | null;
}

/**
 * Fills an empty database with one company and its people, without vehicles: the first upload is the visitor's.
 * The key is set again at each start, so that DEMO_API_KEY may change. Answers whether anything was made.
 */
export async function seedDemonstration(url: string, seed: DemonstrationSeed): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin(async (tx) => {
      await tx`lock table companies in exclusive mode`;
      const [existing] = await tx`select id from companies order by created_at limit 1`;
      const companyId: string = existing?.id ?? (await seedCompany(tx, seed.passwordHash));
      if (seed.apiKey) {
        await tx`insert into api_keys (company_id, name, prefix, hash) values (${companyId}, 'Demonstration', ${seed.apiKey.prefix}, ${seed.apiKey.hash})
                 on conflict (hash) do nothing`;
      }
      return existing === undefined;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function seedCompany(tx: postgres.TransactionSql, passwordHash: string): Promise<string> {
  const [company] = await tx`
    insert into companies (name, legal_form, activity, address, nif, nis, rc, ai, locale)
    values ('Transports El Amel', 'SPA', 'Transport de marchandises et de personnes', 'Zone industrielle de Rouiba, Alger',
            '416001000000007', '000116001808337', '16/00-0015609 B 01', '16011223344', 'fr')
    returning id`;
  if (!company) throw new Error("The company was not made");
  for (const { role, email, name } of demonstrationMembers) {
    const [user] =
      await tx`insert into users (email, name, password_hash) values (${email}, ${name}, ${passwordHash}) returning id`;
    const scope =
      role === "depot_clerk"
        ? { kind: "depots", values: [clerkDepot] }
        : { kind: role === "driver" ? "own" : "all", values: [] as string[] };
    await tx`insert into memberships (company_id, user_id, role, scope_kind, scope_values)
             values (${company.id}, ${user?.id}, ${role}, ${scope.kind}, ${scope.values})`;
  }
  return company.id;
}
