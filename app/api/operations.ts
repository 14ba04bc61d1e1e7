import { eventOperations } from "./events.ts";
import { importOperations } from "./imports.ts";
import { invoiceOperations } from "./invoices.ts";
import type { Operations } from "./operation.ts";
import { paymentOperations } from "./payments.ts";
import { quoteOperations } from "./quotes.ts";
import { vehicleOperations } from "./vehicles.ts";
import { vignetteOperations } from "./vignettes.ts";

/** Every call of the public API, word by word. */
export const operations = {
  ...eventOperations,
  ...importOperations,
  ...vehicleOperations,
  ...quoteOperations,
  ...invoiceOperations,
  ...paymentOperations,
  ...vignetteOperations,
} satisfies Operations;

export type OperationName = keyof typeof operations;
