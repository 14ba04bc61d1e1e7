import fs from "node:fs";
import type { Application } from "./application.ts";
import { sampleFile } from "./person.ts";
import {
  commitImport,
  type Invoice,
  importFile,
  type Payment,
  type Program,
  payAndIssue,
  priceFleet,
  programOf,
  type Quote,
  type Vignette,
} from "./program.ts";

export interface Screen {
  name: string;
  path: string;
  /** What this page is for; it must be reachable by Tab alone. */
  primary?: string;
  /** Also looked at in the dark. */
  isDark?: boolean;
}

/** What is seen before signing in. */
export const strangers: Screen[] = [
  { name: "front", path: "/" },
  { name: "sign-in", path: "/sign-in" },
  { name: "design", path: "/design" },
];

/** An import of two vehicles that was taken back after one of them was sold. */
async function takenBack(program: Program): Promise<string> {
  const bytes = Buffer.from("Immatriculation;Genre\n00801-119-16;voiture\n00802-119-16;voiture\n");
  const { id } = await importFile(program, { name: "essai.csv", bytes });
  await commitImport(program, id);
  const { items } = await program.read<{ items: { id: string }[] }>("GET", "/vehicles?q=00801");
  await program.read("DELETE", `/vehicles/${items[0]?.id}`);
  await program.read("POST", `/imports/${id}/undo`, { body: {} });
  await program.settled(`/imports/${id}`, ["undone"]);
  return id;
}

/** One of each thing in each state that a person meets, made by program. */
export async function makeScreens(application: Application): Promise<Screen[]> {
  const program = programOf(application);
  const { read } = program;
  const bytes = fs.readFileSync(sampleFile("parc-algiers.csv"));
  const first = await importFile(program, { name: "parc.csv", bytes });
  await commitImport(program, first.id, "skip");
  const again = await importFile(program, {
    name: "ustul.csv",
    bytes: fs.readFileSync(sampleFile("ustul-wahran.csv")),
  });
  const undone = await takenBack(program);
  const failed = await importFile(program, {
    name: "photo.csv",
    bytes: Buffer.from("\u0089PNG\r\n\u001a\n\0\0\0", "latin1"),
  });
  const order = async (vehicles: object) => {
    const { id: quoteId } = await priceFleet(program, { year: 2026, vehicles });
    const { id } = await read<Invoice>("POST", `/quotes/${quoteId}/accept`, { body: { po_number: "BC-2026-7" } });
    return { id, quoteId };
  };
  const openPayment = (invoiceId: string, method: "card" | "transfer") =>
    read<Payment>("POST", `/invoices/${invoiceId}/payments`, { body: { method } });
  const paid = await order({ depot: "Rouiba" });
  await payAndIssue(program, paid.id);
  const unpaid = await order({ depot: "Oran" });
  const held = await order({ depot: "Hassi Messaoud" });
  const { checkout_url: checkout } = await openPayment(held.id, "card");
  const [vehicle] = (await read<{ items: { id: string }[] }>("GET", "/vehicles?depot=S%C3%A9tif")).items;
  const transferred = await order({ ids: [vehicle?.id] });
  await openPayment(transferred.id, "transfer");
  const quote = await priceFleet(program, { year: 2026, vehicles: "all" });
  const simulation: Quote = await priceFleet(program, { year: 2026, vehicles: "all", as_of: "2026-04-15" });
  const { items } = await read<{ items: Vignette[] }>("GET", `/invoices/${paid.id}/vignettes`);
  const { serial } = items[0] as Vignette;
  return [
    { name: "dashboard", path: "/dashboard", primary: "main a[href^='/invoices/']", isDark: true },
    { name: "uploads", path: "/uploads", primary: "form[enctype='multipart/form-data'] button[type=submit]" },
    {
      name: "upload-file",
      path: `/uploads/${again.id}?gate=file`,
      primary: "form[action*='/mapping'] button[type=submit]",
    },
    {
      name: "upload-rows",
      path: `/uploads/${again.id}?gate=rows`,
      primary: "form[action*='/commit'] button[type=submit]",
    },
    { name: "upload-cause", path: `/uploads/${again.id}?gate=rows&show=invalid&cause=vin_letters:vin`, isDark: true },
    { name: "upload-notices", path: `/uploads/${again.id}?gate=rows&show=notice` },
    { name: "upload-changed", path: `/uploads/${again.id}?gate=rows&show=unchanged` },
    { name: "upload-committed", path: `/uploads/${first.id}`, primary: "a[href^='/quotes/new']" },
    { name: "upload-undo", path: `/uploads/${first.id}/undo`, primary: "main form button[type=submit]" },
    { name: "upload-undone", path: `/uploads/${undone}`, primary: "form[action$='/again'] button[type=submit]" },
    { name: "upload-failed", path: `/uploads/${failed.id}`, primary: "main a[href='/uploads']" },
    { name: "vehicles", path: "/vehicles", primary: "main a[href='/quotes/new']" },
    { name: "vehicle", path: `/vehicles/${vehicle?.id}` },
    { name: "vehicle-edit", path: `/vehicles/${vehicle?.id}/edit`, primary: "main form button[type=submit]" },
    { name: "vehicle-archive", path: `/vehicles/${vehicle?.id}/archive`, primary: "main form button[type=submit]" },
    { name: "quotes", path: "/quotes", primary: "a[href='/quotes/new']" },
    { name: "quote-new", path: "/quotes/new", primary: "form:has(select[name=year]) button[type=submit]" },
    { name: "quote", path: `/quotes/${quote.id}`, primary: "a[href$='/accept']", isDark: true },
    { name: "quote-ordered", path: `/quotes/${quote.id}?outcome=already_held` },
    { name: "quote-simulation", path: `/quotes/${simulation.id}` },
    {
      name: "quote-accept",
      path: `/quotes/${quote.id}/accept`,
      primary: "form:has(input[name=po_number]) button[type=submit]",
    },
    { name: "quote-accepted", path: `/quotes/${unpaid.quoteId}`, primary: "main a[href^='/invoices/']" },
    { name: "invoices", path: "/invoices" },
    { name: "invoice-open", path: `/invoices/${unpaid.id}`, primary: "main a[href$='/pay']" },
    { name: "pay", path: `/invoices/${unpaid.id}/pay`, primary: "form:has(input[name=method]) button[type=submit]" },
    { name: "pay-held", path: `/invoices/${held.id}/pay` },
    {
      name: "checkout",
      path: new URL(checkout ?? "").pathname,
      primary: "form:has(input[name=card]) button[type=submit]",
    },
    { name: "pay-transfer", path: `/invoices/${transferred.id}/pay` },
    { name: "paid", path: `/invoices/${paid.id}/pay`, primary: "main a[href$='/vignettes.zip']" },
    { name: "invoice-paid", path: `/invoices/${paid.id}`, primary: "main a[href$='/vignettes.zip']" },
    { name: "vignettes", path: "/vignettes", primary: "main a[href$='.pdf']" },
    {
      name: "vignette-send",
      path: `/vignettes/${serial}/send`,
      primary: "form:has(input[name=email]) button[type=submit]",
    },
    { name: "verify", path: "/v", primary: "main form button[type=submit]" },
    { name: "verify-serial", path: `/v?serial=${serial}` },
    { name: "verify-forged", path: "/v#AAAA" },
    { name: "mailbox", path: "/sandbox/mailbox" },
    { name: "not-found", path: "/nowhere" },
  ];
}
