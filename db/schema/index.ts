export * from "./accounts.ts";
export * from "./fleets.ts";
export * from "./invoices.ts";
export * from "./jobs.ts";
export * from "./payments.ts";
export * from "./quotes.ts";
export * from "./vignettes.ts";
