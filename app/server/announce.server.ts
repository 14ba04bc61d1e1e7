import type { Env } from "#app/env.server.ts";
import { demonstrationMembers } from "#db/seed.ts";

/** The password of every seeded account: a demonstration holds nothing to protect. */
export const demonstrationPassword = "ostoul-demo";

/** What a person needs to begin: where it is, and an account for each role. */
export function announce(env: Env, baseUrl: string): void {
  const width = Math.max(...demonstrationMembers.map(({ role }) => role.length));
  const accounts = demonstrationMembers.map(({ role, email }) => `  ${role.padEnd(width)}  ${email}`);
  const lines = [`Ostoul is ready: ${baseUrl}`];
  if (env.OSTOUL_MODE === "demonstration") {
    lines.push("", `Accounts of the demonstration company, password ${demonstrationPassword}:`, ...accounts);
    lines.push("", `Mail that was sent: ${baseUrl}/sandbox/mailbox`, "Ctrl-C stops everything.");
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}
