import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { type Role, roles } from "#app/domain/roles.ts";
import { demonstrationPassword } from "#app/server/announce.server.ts";
import { hashPassword } from "#app/services/accounts/hash-password.server.ts";
import { createApiKey, createCompany, createMember } from "#tests/factories/accounts.ts";
import type { ObjectKind } from "#tests/routes/permission-table.ts";
import type { Application } from "./application.ts";
import { quiet, submittedQuote } from "./company-rows.ts";
import {
  commitImport,
  type Import,
  type Invoice,
  importFile,
  type Payment,
  type Program,
  payAndIssue,
  priceFleet,
  programOf,
  type Vignette,
} from "./program.ts";

export type Objects = Record<ObjectKind, string>;

export interface CompanyUnderTest {
  id: string;
  key: string;
  /** A cookie for each role. */
  cookies: Record<Role, string>;
  objects: Objects;
  /** Of the same company, outside the depot of the clerk and the vehicles of the driver. */
  elsewhere: Objects;
  /** An upload that the clerk brought himself. */
  uploadOfClerk: string;
  /** Words that only this company knows. */
  words: string[];
  /** Of them, what tells who drives. */
  drivers: string[];
  /** Words that only whoever sees more than the clerk's depot knows. */
  outside: string[];
}

/** What a company calls its things; `plate` is the first serial of its plates. */
interface Naming {
  plate: number;
  depot: string;
  elsewhere: string;
  word: string;
  driverEmail: string;
}

const plateOf = ({ plate }: Naming, at: number) => `${String(plate + at).padStart(5, "0")}-119-16`;

const vehicleLine = (naming: Naming, at: number, depot: string, email: string) =>
  [
    plateOf(naming, at),
    "voiture",
    `${naming.word} marque`,
    "diesel;6;2019",
    depot,
    `${naming.word} centre`,
    `${naming.word} conducteur`,
    email,
  ].join(";");

const headings =
  "Immatriculation;Genre;Marque;Energie;Puissance fiscale (CV);Annee de mise en circulation;Depot;Centre de cout;Conducteur;Email conducteur";

/** Two vehicles in the clerk's depot and two elsewhere; the first is the driver's. */
const fleetOf = (naming: Naming) =>
  [
    headings,
    vehicleLine(naming, 1, naming.depot, naming.driverEmail),
    vehicleLine(naming, 2, naming.elsewhere, `${naming.word.toLowerCase()}-2@drivers.example`),
    vehicleLine(naming, 3, naming.depot, `${naming.word.toLowerCase()}-3@drivers.example`),
    vehicleLine(naming, 4, naming.elsewhere, `${naming.word.toLowerCase()}-4@drivers.example`),
  ].join("\r\n");

const nextFile = (naming: Naming, at: number) => ({
  name: `${naming.word} ${at}.csv`,
  bytes: Buffer.from([headings, vehicleLine(naming, at, naming.depot, "")].join("\r\n")),
});

/** The cookie of a person who gives his password in the form of the page. */
export async function cookieOf({ url }: Pick<Application, "url">, email: string, password = demonstrationPassword) {
  const answer = await fetch(`${url}/sign-in`, {
    method: "POST",
    headers: { "Sec-Fetch-Site": "same-origin" },
    body: new URLSearchParams({ email, password }),
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie().find((set) => /^(__Host-ostoul|ostoul_session)=./.test(set));
  if (answer.status !== 302 || !cookie) throw new Error(`${email} could not sign in: ${answer.status}`);
  return cookie.split(";")[0] ?? "";
}

async function cookiesOf(application: Application, emailOf: (role: Role) => string): Promise<Record<Role, string>> {
  const cookies: [Role, string][] = [];
  for (const role of roles) cookies.push([role, await cookieOf(application, emailOf(role))]);
  return Object.fromEntries(cookies) as Record<Role, string>;
}

/** The whole pipe once, left with something in each of its states. */
async function runPipe(program: Program, naming: Naming) {
  const { read } = program;
  const first = await importFile(program, { name: `${naming.word} parc.csv`, bytes: Buffer.from(fleetOf(naming)) });
  await commitImport(program, first.id);
  const { items } = await read<{ items: { id: string; plate: string }[] }>("GET", "/vehicles");
  const vehicle = (at: number) => items.find(({ plate }) => plate === plateOf(naming, at))?.id ?? "";
  const order = async (vehicles: unknown) => {
    const quote = await priceFleet(program, { year: 2026, vehicles });
    const body = { po_number: `${naming.word} commande`, note: `${naming.word} note` };
    return { quote, invoice: await read<Invoice>("POST", `/quotes/${quote.id}/accept`, { body }) };
  };
  const paid = await order({ ids: [vehicle(1), vehicle(2)] });
  await payAndIssue(program, paid.invoice.id);
  const vignettes = await read<{ items: Vignette[] }>("GET", `/invoices/${paid.invoice.id}/vignettes`);
  const serial = (at: number) => vignettes.items.find(({ plate }) => plate === plateOf(naming, at))?.serial ?? "";
  const unpaid = await order({ depot: naming.elsewhere });
  const payment = await read<Payment>("POST", `/invoices/${unpaid.invoice.id}/payments`, { body: { method: "card" } });
  const quote = await priceFleet(program, { year: 2026, vehicles: { depot: naming.depot } });
  const upload: Import = await importFile(program, nextFile(naming, 5));
  const objects = {
    upload: upload.id,
    vehicle: vehicle(1),
    quote: quote.id,
    invoice: paid.invoice.id,
    openInvoice: unpaid.invoice.id,
    payment: payment.id,
    vignette: serial(1),
  };
  const elsewhere = {
    ...objects,
    vehicle: vehicle(4),
    quote: unpaid.quote.id,
    invoice: unpaid.invoice.id,
    vignette: serial(2),
  };
  const words = [1, 2, 3, 4, 5].map((at) => plateOf(naming, at)).concat(paid.invoice.number, unpaid.invoice.number);
  const drivers = [`${naming.word} conducteur`, `${naming.word.toLowerCase()}-2@drivers.example`];
  const outside = [naming.elsewhere, plateOf(naming, 2), plateOf(naming, 4), unpaid.invoice.number];
  return { objects, elsewhere, words, drivers, outside };
}

async function uploadAs(application: Application, cookie: string, file: { name: string; bytes: Buffer }) {
  const answer = await fetch(`${application.url}/uploads/receive`, {
    method: "POST",
    headers: { Cookie: cookie, "Sec-Fetch-Site": "same-origin", "X-Filename": encodeURIComponent(file.name) },
    body: Buffer.from(file.bytes),
  });
  return ((await answer.json()) as { id: string }).id;
}

async function fill(
  application: Application,
  owner: postgres.Sql,
  naming: Naming,
  company: Pick<CompanyUnderTest, "id" | "key" | "cookies">,
): Promise<CompanyUnderTest> {
  const program = programOf({ url: application.url, apiKey: company.key });
  const made = await runPipe(program, naming);
  const submitted = await submittedQuote(owner, made.objects.quote);
  const uploadOfClerk = await uploadAs(application, company.cookies.depot_clerk, nextFile(naming, 6));
  await program.settled(`/imports/${uploadOfClerk}`, ["review"]);
  await quiet(owner);
  const elsewhere = { ...made.elsewhere, submitted };
  return { ...company, ...made, objects: { ...made.objects, submitted }, elsewhere, uploadOfClerk };
}

/** The demonstration company, after its pipe was run. */
export async function fillDemonstration(application: Application, owner: postgres.Sql): Promise<CompanyUnderTest> {
  const [company] = await owner`select id from companies`;
  const emails: Partial<Record<Role, string>> = {
    fleet_manager: "fleet@amel.example",
    depot_clerk: "clerk@amel.example",
  };
  const cookies = await cookiesOf(application, (role) => emails[role] ?? `${role}@amel.example`);
  const naming: Naming = {
    plate: 100,
    depot: "Oran",
    elsewhere: "Rouiba",
    word: "AMEL",
    driverEmail: "driver@amel.example",
  };
  return fill(application, owner, naming, { id: company?.id, key: application.apiKey, cookies });
}

/** In every text of the twin company. */
export const canary = "CANARY_B";

/** A second company with the same roles and objects, whose every text is a canary. */
export async function fillTwin(application: Application, owner: postgres.Sql): Promise<CompanyUnderTest> {
  const company = await createCompany(owner, { name: `${canary} company` });
  const passwordHash = await hashPassword(demonstrationPassword);
  const emailOf = (role: Role) => `${canary.toLowerCase()}-${role}@twin.example`;
  for (const role of roles) {
    const scope = role === "depot_clerk" ? { scope: { kind: "depots" as const, values: [`${canary} depot`] } } : {};
    const options = { email: emailOf(role), name: `${canary} ${role}`, passwordHash, ...scope };
    await createMember(owner, company, role, options);
  }
  const { key } = await createApiKey(owner, company);
  const naming: Naming = {
    plate: 200,
    depot: `${canary} depot`,
    elsewhere: `${canary} elsewhere`,
    word: canary,
    driverEmail: emailOf("driver"),
  };
  const cookies = await cookiesOf(application, emailOf);
  const twin = await fill(application, owner, naming, { id: company.id, key, cookies });
  await markRest(owner, company.id);
  return { ...twin, words: [...twin.words, canary, canary.toLowerCase()] };
}

/** The texts that the pipe itself leaves empty. */
async function markRest(owner: postgres.Sql, companyId: string): Promise<void> {
  await owner`update companies set address = ${canary}, activity = ${canary}, nif = ${canary}, rc = ${canary}, ai = ${canary} where id = ${companyId}`;
  await owner`update vehicles set body = ${canary}, model = ${canary}, driver_phone = ${canary} where company_id = ${companyId}`;
  await owner`update quotes set rejection_reason = ${canary} where company_id = ${companyId}`;
  await owner`update payments set failure = ${canary}, cancel_url = ${canary} where company_id = ${companyId}`;
  await owner`update vignettes set official_number = ${canary} where company_id = ${companyId}`;
  await owner`update mails set error = ${canary} where company_id = ${companyId}`;
  await owner`update api_keys set name = ${canary} where company_id = ${companyId}`;
}

/** A person of a company whose membership ended while he was signed in. */
export async function disabledCookie(
  application: Application,
  owner: postgres.Sql,
  companyId: string,
): Promise<string> {
  const email = `gone-${randomUUID()}@amel.example`;
  const passwordHash = await hashPassword(demonstrationPassword);
  const member = await createMember(owner, { id: companyId, name: "" }, "owner", { email, passwordHash });
  const cookie = await cookieOf(application, email);
  await owner`update memberships set disabled_at = now() where user_id = ${member.id}`;
  return cookie;
}
