import type { Application } from "./application.ts";
import { until } from "./application.ts";

type Json = Record<string, never> & { [key: string]: unknown };

/** The public API as another program calls it. */
export function programOf({ url, apiKey }: Pick<Application, "url" | "apiKey">) {
  const call = async (
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string>; file?: Uint8Array } = {},
  ) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${apiKey}`,
        ...(options.body !== undefined && { "Content-Type": "application/json" }),
        ...options.headers,
      },
      body: options.file
        ? Buffer.from(options.file)
        : options.body === undefined
          ? undefined
          : JSON.stringify(options.body),
      redirect: "manual",
    });
    return response;
  };
  const read = async <T = Json>(method: string, path: string, options: Parameters<typeof call>[2] = {}): Promise<T> => {
    const response = await call(method, path, options);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };
  const settled = <T extends { status: string }>(path: string, done: string[]) =>
    until(`${path} to be ${done.join(" or ")}`, async () => {
      const found = await read<T>("GET", path);
      return done.includes(found.status) ? found : undefined;
    });
  return { call, read, settled };
}
export type Program = ReturnType<typeof programOf>;

export interface Import {
  id: string;
  status: string;
  counts: Record<string, number>;
  error: { code: string; message: string } | null;
  file: Record<string, unknown>;
  problems: { code: string; count: number }[];
}
export interface Quote {
  id: string;
  status: string;
  counts: Record<string, number>;
  totals: Record<string, { amount: number; currency: string }>;
  simulation: boolean;
}
export interface Invoice {
  id: string;
  number: string;
  status: string;
  totals: Record<string, { amount: number; currency: string }>;
  vignettes: { expected: number; issued: number; sent: number; bounced: number };
}
export interface Payment {
  id: string;
  status: string;
  checkout_url: string | null;
}
export interface Vignette {
  serial: string;
  plate: string;
  vin: string | null;
  year: number;
  amount: { amount: number };
  sha256: string;
  specimen: boolean;
  delivery: { status: string; email: string | null };
}

/** Uploads a file and waits until it was read. */
export async function importFile(
  { read, settled }: Program,
  file: { name: string; bytes: Uint8Array },
): Promise<Import> {
  const received = await read<Import>("POST", "/imports", {
    file: file.bytes,
    headers: { "Content-Type": "application/octet-stream", "X-Filename": encodeURIComponent(file.name) },
  });
  return settled<Import>(`/imports/${received.id}`, ["review", "failed"]);
}

export async function commitImport(
  { read, settled }: Program,
  id: string,
  invalidRows: "refuse" | "skip" = "refuse",
): Promise<Import> {
  await read("POST", `/imports/${id}/commit`, { body: { invalid_rows: invalidRows } });
  return settled<Import>(`/imports/${id}`, ["committed"]);
}

export async function priceFleet({ read, settled }: Program, body: Record<string, unknown>): Promise<Quote> {
  const asked = await read<Quote>("POST", "/quotes", { body });
  return settled<Quote>(`/quotes/${asked.id}`, ["priced", "expired"]);
}

/** Pays an invoice by card in the sandbox and waits until every vignette is issued. */
export async function payAndIssue(program: Program, invoiceId: string): Promise<Invoice> {
  const payment = await program.read<Payment>("POST", `/invoices/${invoiceId}/payments`, { body: { method: "card" } });
  const paid = await fetch(payment.checkout_url ?? "", {
    method: "POST",
    body: new URLSearchParams({ card: "4242424242424242" }),
    redirect: "manual",
  });
  if (paid.status !== 303) throw new Error(`The sandbox answered ${paid.status}: ${await paid.text()}`);
  return until("every vignette to be issued", async () => {
    const invoice = await program.read<Invoice>("GET", `/invoices/${invoiceId}`);
    return invoice.status === "paid" && invoice.vignettes.issued === invoice.vignettes.expected ? invoice : undefined;
  });
}
