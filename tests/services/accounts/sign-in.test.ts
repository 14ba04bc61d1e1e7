import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { fixedClock } from "#app/adapters/clock.server.ts";
import type { Locale } from "#app/domain/locale.ts";
import { hashPassword } from "#app/services/accounts/hash-password.server.ts";
import { createLucia } from "#app/services/accounts/lucia.server.ts";
import { resumeSession } from "#app/services/accounts/resume-session.server.ts";
import { selectCompany } from "#app/services/accounts/select-company.server.ts";
import { signIn } from "#app/services/accounts/sign-in.server.ts";
import { NotFound } from "#app/services/refusal.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const passwordHash = await hashPassword("a long password");
const sessions = createLucia(db, { now: () => new Date() }, "https://ostoul.example");
const house = { db, sessions };
let address = 0;
const french = { pageLocale: "fr", chosenLocale: undefined } as const;
const attempt = (email: string, password = "a long password") =>
  signIn(house, { email, password, address: `10.0.0.${++address}`, ...french });
const tokenOf = (cookie: string) => cookie.match(/^__Host-ostoul=([^;]+)/)?.[1] ?? "";

async function signedIn(role: "finance" | "driver" = "finance") {
  const company = await createCompany(owner);
  const actor = await createMember(owner, company, role, { passwordHash });
  const result = await attempt(actor.email ?? "");
  if (result.refused) throw new Error(result.code);
  return { company, actor, cookie: result.cookie, token: tokenOf(result.cookie) };
}

test("the right password opens a session of the first company", async () => {
  const { company, actor, cookie } = await signedIn();
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/Secure/);
  expect(cookie).toMatch(/SameSite=Lax/);
  const resumed = await resumeSession(house, cookie);
  expect(resumed.actor).toMatchObject({ companyId: company.id, role: "finance", id: actor.id });
});

interface Languages {
  own: Locale | null;
  chosenLocale: Locale | undefined;
  pageLocale: Locale;
  kept: Locale;
}

test.each<Languages>([
  { own: null, chosenLocale: undefined, pageLocale: "ar", kept: "ar" },
  { own: null, chosenLocale: undefined, pageLocale: "en", kept: "en" },
  { own: null, chosenLocale: "en", pageLocale: "en", kept: "en" },
  { own: "fr", chosenLocale: undefined, pageLocale: "ar", kept: "fr" },
  { own: "fr", chosenLocale: "ar", pageLocale: "ar", kept: "ar" },
  { own: "ar", chosenLocale: undefined, pageLocale: "fr", kept: "ar" },
])("an account of $own, $chosenLocale chosen in the browser, a page in $pageLocale: $kept from now on", async ({
  own,
  kept,
  ...said
}) => {
  const { id, email } = await createMember(owner, await createCompany(owner), "finance", { passwordHash });
  await owner`update users set locale = ${own} where id = ${id}`;
  const result = await signIn(house, {
    email: email ?? "",
    password: "a long password",
    address: `10.0.0.${++address}`,
    ...said,
  });
  if (result.refused) throw new Error(result.code);
  const resumed = await resumeSession(house, result.cookie);
  expect([resumed.session?.user.locale, resumed.actor?.locale]).toEqual([kept, kept]);
  expect(await owner`select locale from users where id = ${id}`).toEqual([{ locale: kept }]);
});

test("a refused attempt changes no language", async () => {
  const { id, email } = await createMember(owner, await createCompany(owner), "finance", { passwordHash });
  const input = { email: email ?? "", password: "wrong", address: "10.8.8.8" };
  expect(await signIn(house, { ...input, pageLocale: "ar", chosenLocale: "ar" })).toMatchObject({ refused: true });
  expect(await owner`select locale from users where id = ${id}`).toEqual([{ locale: null }]);
});

test("a wrong password, an unknown address and a disabled account are one refusal", async () => {
  const company = await createCompany(owner);
  const { email } = await createMember(owner, company, "finance", { passwordHash });
  const disabled = await createMember(owner, company, "finance", { passwordHash });
  await owner`update users set disabled_at = now() where id = ${disabled.id}`;
  for (const [who, password] of [
    [email, "wrong"],
    ["nobody@company.example", "a long password"],
    [disabled.email, "a long password"],
  ]) {
    expect(await attempt(who ?? "", password ?? "")).toMatchObject({ refused: true, code: "wrong_credentials" });
  }
});

test("the database holds the hash of the session id and nothing that opens a session", async () => {
  const { token } = await signedIn();
  const ids = (await owner`select id from sessions`).map((row) => row.id);
  expect(ids).toContain(createHash("sha256").update(token).digest("hex"));
  expect(ids).not.toContain(token);
  const stolen = await resumeSession(house, `__Host-ostoul=${ids[0]}`);
  expect(stolen.actor).toBeNull();
});

test("past its absolute limit a session is over, however active", async () => {
  const { cookie } = await signedIn();
  const later = (hours: number) =>
    createLucia(db, fixedClock(new Date(Date.now() + hours * 3_600_000)), "https://ostoul.example");
  await owner`update sessions set expires_at = now() + interval '30 days'`;
  expect((await resumeSession({ db, sessions: later(11) }, cookie)).actor).not.toBeNull();
  expect((await resumeSession({ db, sessions: later(13) }, cookie)).actor).toBeNull();
});

test("a changed role and a disabled member take effect at the next request", async () => {
  const { actor, cookie } = await signedIn();
  await owner`update memberships set role = 'auditor' where user_id = ${actor.id}`;
  expect((await resumeSession(house, cookie)).actor?.role).toBe("auditor");
  await owner`update memberships set disabled_at = now() where user_id = ${actor.id}`;
  expect((await resumeSession(house, cookie)).actor).toBeNull();
});

test("signing out ends the session on the server", async () => {
  const { cookie, token } = await signedIn();
  await sessions.invalidateSession(token);
  expect((await resumeSession(house, cookie)).actor).toBeNull();
});

test("a person of two companies chooses between them, and only between them", async () => {
  const { actor, cookie, token } = await signedIn();
  const second = await createCompany(owner);
  await owner`insert into memberships (company_id, user_id, role) values (${second.id}, ${actor.id}, 'auditor')`;
  const stranger = await createCompany(owner);
  const userId = actor.id ?? "";
  await selectCompany(db, { sessionId: token, userId, companyId: second.id });
  expect((await resumeSession(house, cookie)).actor).toMatchObject({ companyId: second.id, role: "auditor" });
  await expect(selectCompany(db, { sessionId: token, userId, companyId: stranger.id })).rejects.toThrow(NotFound);
});

test("after ten tries an account waits", async () => {
  const tries = [];
  for (let i = 0; i < 11; i++)
    tries.push(await signIn(house, { email: "victim@company.example", password: "x", address: "10.9.9.9", ...french }));
  expect(tries.slice(0, 10).every((result) => result.refused && result.code === "wrong_credentials")).toBe(true);
  expect(tries[10]).toMatchObject({ refused: true, code: "too_many_attempts", status: 429 });
});

test.each([
  "__Host-ostoul=%E0%A4%A",
  "other=1; __Host-ostoul=%",
  "__Host-ostoul=",
  "__Host-ostoul",
])("the cookie %j is nobody's", async (cookie) => {
  expect(await resumeSession(house, cookie)).toMatchObject({ session: null, actor: null });
});
